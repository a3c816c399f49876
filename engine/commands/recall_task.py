"""Take an entrusted task back."""

from dataclasses import dataclass

from engine.commands.tasks import deed_on, open_task
from engine.errors import WrongState
from engine.model import say
from engine.store.work import Work
from engine.views import Receipt

NOT_OUT = say("Tugas ini tidak sedang dititipkan.")


@dataclass(frozen=True, slots=True)
class RecallTask:
    """From now on its holder alone works on it; what was typed and done stays."""

    task_id: str

    def run(self, work: Work) -> Receipt:
        """Answer with the task as the subject; WrongState when it was with nobody."""
        case, task = open_task(work, self.task_id, "entrust")
        whom = work.absences.take_back(task)
        if whom is None:
            raise WrongState(NOT_OUT)

        people = {"from": whom.username, "to": task.assignee or ""}
        work.record(case, deed_on(task, "task_recalled", **people))
        return case.receipt("task_recalled", task.id)
