"""Put a case on hold."""

from dataclasses import dataclass

from engine.commands.cases import entered, required
from engine.commands.recounting import recount
from engine.lifecycle import case_moves
from engine.store.history import Deed
from engine.store.work import Work
from engine.store.work_stops import SUSPENDED
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class SuspendCase:
    """Stop a case, and of its clocks those that run on working days.

    Clocks that run day and night are those of law and safety: nobody stops them. What is due
    meanwhile is brought to mind, and fires when the case goes on.
    """

    case_no: str
    reason: str

    def run(self, work: Work) -> Receipt:
        """Answer with the case."""
        case = entered(work, self.case_no, "suspend")
        reason = required(self.reason)

        work.waits.pause(case)
        work.stops.stop(case, SUSPENDED)
        recount(work, case)
        status = case_moves(case.status, "suspended")

        held = case._replace(status=status, suspended_at=work.now)
        work.record(held, Deed(deed="case_suspended", reason=reason))
        return case.receipt("case_suspended", case.id)
