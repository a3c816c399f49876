"""Take a task out of the role's pool."""

from dataclasses import dataclass, replace

from engine.commands.tasks import deed_on, hand_over, open_task
from engine.store.work import Work
from engine.store.work_tasks import Person
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class ClaimTask:
    """Make a pool task the actor's own; she joins the case team."""

    task_id: str

    def run(self, work: Work) -> Receipt:
        """Answer with the task as the next one."""
        case, task = open_task(work, self.task_id, "claim")

        hand_over(work, case, task, Person(work.actor.username, work.actor.name), work.actor.role)

        work.record(case, deed_on(task, "task_claimed"))
        return replace(case.receipt("task_claimed", task.id), next_tasks=(task.id,))
