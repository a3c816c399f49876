"""Put a task back into its role's pool."""

from dataclasses import dataclass

from engine.commands.tasks import deed_on, open_task
from engine.store.work import Work
from engine.store.work_tasks import Person
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class ReleaseTask:
    """Let go of a task; the draft stays with it, and so does the team membership."""

    task_id: str
    reason: str = ""

    def run(self, work: Work) -> Receipt:
        """Answer with the task as the subject."""
        case, task = open_task(work, self.task_id, "release")

        work.tasks.hand_to(task, Person())

        before = {"from": task.assignee or ""}
        work.record(case, deed_on(task, "task_released", self.reason, **before))
        return case.receipt("task_released", task.id)
