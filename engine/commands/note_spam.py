"""Count what a door did not take: a trap that was stepped into, a form sent too fast."""

from dataclasses import dataclass
from typing import ClassVar

from engine.access import Subject, guard
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class NoteSpam:
    """Add one to the day's count of a door; nothing else is kept of it."""

    keeps_receipt: ClassVar[bool] = False

    door: str
    #: "trap" or "haste".
    outcome: str

    def run(self, work: Work) -> Receipt:
        """Answer with the door."""
        guard(work.actor, "report_in", Subject(daerah=work.actor.daerah))

        work.doors.count(self.door, self.outcome)

        return Receipt(deed="spam_counted", subject=self.door)
