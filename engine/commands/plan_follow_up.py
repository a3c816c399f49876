"""Write down when a task is to be taken up again."""

from dataclasses import dataclass
from datetime import datetime

from engine.commands.tasks import deed_on, open_task
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class PlanFollowUp:
    """Set the day of a task that the actor holds; None takes it away."""

    task_id: str
    #: The beginning of that day.
    at: datetime | None

    def run(self, work: Work) -> Receipt:
        """Answer with the task as the subject."""
        case, task = open_task(work, self.task_id, "plan")

        work.tasks.plan(task, self.at)

        day = self.at.isoformat() if self.at else ""
        work.record(case, deed_on(task, "follow_up_planned", at=day))
        return case.receipt("follow_up_planned", task.id)
