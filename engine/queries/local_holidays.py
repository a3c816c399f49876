"""The holidays of a daerah that were written down beside its files."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.access import Subject
from engine.store.reading import Reading
from engine.store.work_holidays import holidays_of


@dataclass(frozen=True, slots=True)
class LocalHolidays:
    """Those of one daerah."""

    daerah: str

    def answer(self, reading: Reading) -> Mapping[str, str]:
        """Answer with ISO date to name, by date."""
        reading.guard("keep_calendar", Subject(daerah=self.daerah))
        return holidays_of(reading.connection, self.daerah)
