"""Finish one task and let its case run on to the next wait."""

from dataclasses import dataclass

from engine.commands.settling import settled
from engine.commands.stepping import (
    carried,
    receipt,
    record_step,
    restored,
    take_step,
)
from engine.commands.tasks import open_task, taken_from_pool
from engine.errors import StaleVersion
from engine.model import JsonObject
from engine.store.history import Deed
from engine.store.records import TaskRecord
from engine.store.work import Work
from engine.store.work_answers import Filled
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class CompleteTask:
    """Hand in the answers of a task that the actor holds, or draws from her role's pool."""

    task_id: str
    answers: JsonObject
    #: Version of the draft that the page has seen; 0 when there was none.
    seen_version: int = 0

    def run(self, work: Work) -> Receipt:
        """Answer with the tasks that are now open for the actor on this case."""
        case, task = open_task(work, self.task_id, "complete")
        self._seen(work, task)
        answers = settled(work, case, task.form, self.answers)

        case = taken_from_pool(work, case, task)
        running = restored(work, case)
        running.finish(task.id, carried(work.bundle(case), task.form, answers))

        work.tasks.close(task)
        filled = Filled(
            task_id=task.id,
            element=task.element,
            task_name=task.name,
            form=task.form,
            body=answers,
        )
        answer = work.answers.keep(case, filled)
        step = take_step(work, case, running)
        deed = Deed(
            deed="task_completed",
            task_id=task.id,
            element=task.element,
            name=task.name,
            digest=answer.digest,
            detail={"answer": answer.id, "form": task.form, "version": 1},
        )
        case = record_step(work, step, deed)

        return receipt(work, "task_completed", case, task.id)

    def _seen(self, work: Work, task: TaskRecord) -> None:
        draft = work.tasks.draft(task)
        if draft is not None and draft.version != self.seen_version:
            raise StaleVersion(by_name=draft.saved_by_name, at=draft.saved_at)
