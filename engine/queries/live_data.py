"""The variables that travel with a case, for whoever plays walk-throughs."""

from dataclasses import dataclass

from engine.access import Subject
from engine.model import JsonObject
from engine.queries.facts import case_row
from engine.store.canonical import parsed
from engine.store.reading import Reading


@dataclass(frozen=True, slots=True)
class LiveData:
    """What expressions of the case's bundle can read now. For the machine only."""

    no: str

    def answer(self, reading: Reading) -> JsonObject:
        """Answer with values by name; of a closed case those it had at the end."""
        reading.guard("work_clock", Subject(daerah=reading.actor.daerah))
        return parsed(case_row(reading, no=self.no).known)
