"""Write down a day on which a daerah rests, or take it back."""

from dataclasses import dataclass
from datetime import date

from engine.access import Subject, guard
from engine.commands.recount_case import RecountCase
from engine.commands.stopping import refused
from engine.model import say
from engine.store.history import Deed
from engine.store.work import Work


@dataclass(frozen=True, slots=True)
class KeepHoliday:
    """Add a holiday with its `name`; without one the day is taken back.

    Every case of the daerah in which something runs on working days is counted anew, each in its
    own transaction. Said once more it does what was left when it broke off.
    """

    #: Past tense, for the receipt of the whole round: how many cases had a deadline moved.
    deed = "holiday_kept"

    daerah: str
    day: date
    name: str = ""

    def hand_out(self, work: Work) -> tuple[RecountCase, ...]:
        """Write the day down; name the deed for each case."""
        guard(work.actor, "keep_calendar", Subject(daerah=self.daerah))
        self._write(work)
        work.history.of_chain(
            self.daerah,
            f"calendar:{self.daerah}",
            Deed(
                deed="holiday_added" if self.name else "holiday_removed",
                name=self.name,
                detail={"day": self.day.isoformat()},
            ),
        )
        cases = work.holidays.cases_in_working_days(self.daerah)
        return tuple(RecountCase(self.daerah, id_, self.day.isoformat()) for id_ in cases)

    def _write(self, work: Work) -> None:
        if self.name.strip():
            work.holidays.add(self.daerah, self.day, self.name.strip())
        elif not work.holidays.remove(self.daerah, self.day):
            message = say("Hari libur {day} tidak tercatat.", day=self.day.isoformat())
            raise refused("holiday.unknown", message, say("Lihat daftarnya dahulu."), "/day")
