"""Finish one task and let its case run on to the next wait."""

from dataclasses import dataclass, replace

from engine.access import is_task_alone
from engine.commands.agreeing import enter_agreement
from engine.commands.going_on import record_step
from engine.commands.keeping_out import keep_out_named
from engine.commands.numbering import numbered
from engine.commands.settling import kept, settled
from engine.commands.stepping import (
    carried,
    receipt,
    restored,
    take_step,
)
from engine.commands.tasks import deed_on, filled_in, open_task, taken_from_pool
from engine.errors import StaleVersion
from engine.model import JsonObject
from engine.store.records import TaskRecord
from engine.store.records_waits import DraftRecord
from engine.store.work import Work
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
        drafted = self._seen(work, task)
        alone = is_task_alone(work.actor.role, task.role)
        answers = settled(work, case, task.form, self.answers, alone=alone, signs=True)

        case = taken_from_pool(work, case, task)
        answers = numbered(work, case, task, answers)
        running = restored(work, case)
        running.finish(task.id, carried(work.bundle(case), task.form, answers))

        work.tasks.close(task)
        if drafted is not None:
            work.tasks.drafts.leave(drafted)
            work.tasks.drafts.forget(task.daerah, (task.id,))
        digest, detail = kept(work, case, filled_in(task, answers))
        step = take_step(work, case, running)
        deed = replace(deed_on(task, "task_completed"), digest=digest, detail=detail)
        case = record_step(work, step, deed)
        case = keep_out_named(work, case, task.form, answers)
        enter_agreement(work, case, task.form, answers)

        return receipt(work, "task_completed", case, task.id)

    def _seen(self, work: Work, task: TaskRecord) -> DraftRecord | None:
        """Return the draft, if there is one; StaleVersion when the page has not seen its latest."""
        draft = work.tasks.drafts.of(task)
        if draft is not None and draft.version != self.seen_version:
            raise StaleVersion(by_name=draft.saved_by_name, at=draft.saved_at)
        return draft
