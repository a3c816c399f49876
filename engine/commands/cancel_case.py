"""Break a case off for good."""

from dataclasses import dataclass

from engine.commands.cases import entered, required
from engine.lifecycle import case_moves
from engine.store.history import Deed
from engine.store.records import CaseRecord, TaskRecord
from engine.store.work import Work
from engine.views import CaseStatus, Receipt


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


def broken_off(
    work: Work, case: CaseRecord, status: CaseStatus
) -> tuple[CaseRecord, tuple[TaskRecord, ...]]:
    """Withdraw what a case still waits for; returns it closed, to be saved, and its open tasks."""
    status = case_moves(case.status, status)
    open_tasks = work.tasks.of_case(case)
    work.tasks.withdraw(case, (task.id for task in open_tasks))
    work.waits.clear(case)
    return case._replace(status=status, closed_at=work.now, suspended_at=None), open_tasks
