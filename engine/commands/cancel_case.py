"""Break a case off for good."""

from dataclasses import dataclass

from engine.commands.breaking_off import broken_off
from engine.commands.cases import entered, required
from engine.store.history import Deed
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class CancelCase:
    """End a case without its end event: open tasks are withdrawn, clocks and waits forgotten."""

    case_no: str
    reason: str

    def run(self, work: Work) -> Receipt:
        """Answer with the case; `count` is the number of tasks withdrawn."""
        case = entered(work, self.case_no, "cancel")
        reason = required(self.reason)

        over, open_tasks = broken_off(work, case, "cancelled")
        work.record(
            over,
            Deed(
                deed="case_cancelled",
                reason=reason,
                detail={"withdrawn": [task.element for task in open_tasks]},
            ),
        )
        return case.receipt("case_cancelled", case.id, count=len(open_tasks))
