"""Keep what somebody typed into a task that is over, or not in her hands."""

from dataclasses import dataclass

from engine.access import guard
from engine.model import JsonObject
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class LeaveDraft:
    """Keep it for its writer alone, over what she left so before; nothing else is changed by it."""

    task_id: str
    body: JsonObject

    def run(self, work: Work) -> Receipt:
        """Answer with the task as the subject; like a draft, it leaves no history row."""
        case, task, subject = work.cases.lock_of_task(self.task_id)
        guard(work.actor, "know_task", subject)

        work.tasks.drafts.leave_late(task, self.body)

        return case.receipt("draft_left", task.id)
