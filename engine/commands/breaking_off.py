"""How a case closes without its end event."""

from engine.lifecycle import case_moves
from engine.store.records import CaseRecord, TaskRecord
from engine.store.work import Work
from engine.views import CaseStatus


def broken_off(
    work: Work, case: CaseRecord, status: CaseStatus
) -> tuple[CaseRecord, tuple[TaskRecord, ...]]:
    """Withdraw what a case still waits for; returns it closed, to be saved, and its open tasks."""
    status = case_moves(case.status, status)
    open_tasks = work.tasks.of_case(case)
    work.tasks.withdraw(case, (task.id for task in open_tasks))
    work.waits.clear(case)
    return case._replace(status=status, closed_at=work.now, suspended_at=None), open_tasks
