"""Count the deadlines of one case anew, after its daerah's calendar changed."""

from dataclasses import dataclass

from engine.access import guard
from engine.commands.recounting import recount
from engine.ports import Deliver
from engine.store.history import Deed
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class RecountCase:
    """Move what runs on working days, and tell it in the history."""

    daerah: str
    case_id: str
    #: "2026-07-02", the day that is a holiday now or no longer.
    day: str

    def attempt(self, _deliver: Deliver | None) -> "RecountCase":
        """Nothing happens outside the transaction."""
        return self

    def run(self, work: Work) -> Receipt:
        """Answer with count 1 when a deadline moved."""
        case = work.cases.lock(self.case_id)
        guard(work.actor, "keep_calendar", work.cases.subject(case))

        moved = recount(work, case)
        if not moved:
            return case.receipt("deadlines_recounted", case.id)

        told = Deed(deed="deadlines_recounted", detail={"day": self.day, "moved": [*moved]})
        work.record(case, told)
        return case.receipt("deadlines_recounted", case.id, count=1)
