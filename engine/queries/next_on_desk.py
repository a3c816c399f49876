"""Which task is next when one is done or put aside."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select

from engine.errors import Unknown
from engine.queries.facts import case_row
from engine.queries.keyset import beyond, in_order, mark_of
from engine.queries.shelves import asker_of, on_shelf
from engine.store.reading import Reading
from engine.store.records import TaskRecord
from engine.store.schema import task


@dataclass(frozen=True, slots=True)
class NextOnDesk:
    """Down the asker's own list from a task, by due time; at its end from the top again."""

    task_id: str
    #: When the asker's day is over: what she put off until later is passed by.
    day_ends: datetime

    def answer(self, reading: Reading) -> str:
        """Answer with a task's id, "" when there is no other; Unknown if she may not see it."""
        here = select(task).where(task.c.daerah == reading.actor.daerah, task.c.id == self.task_id)
        row = reading.connection.execute(here).first()
        if row is None:
            raise Unknown
        left = TaskRecord.of(row)
        reading.guard(
            "see_task", left.subject(reading.subject(case_row(reading, id_=left.case_id)))
        )
        asker, said = asker_of(reading.actor, reading.now, self.day_ends)
        others = (
            select(task.c.id)
            .where(on_shelf("mine", asker), task.c.id != left.id)
            .where(or_(task.c.follow_up.is_(None), task.c.follow_up < self.day_ends))
            .order_by(*in_order("due", task.columns))
            .limit(1)
        )
        below = others.where(beyond("due", mark_of("due", left), task.columns))
        found = (reading.connection.scalar(query, said) for query in (below, others))
        return next(filter(None, found), "")
