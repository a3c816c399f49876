"""What lies on somebody's desk, page by page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, func, literal_column, or_, select

from engine.access import (
    GUESTS,
    HELD_ONLY,
    LOCAL,
    MANAGER,
    NAMED_CLASS,
    READERS,
    Subject,
    is_task_alone,
)
from engine.errors import Unknown
from engine.model import Actor
from engine.store.admitted import may_draw, not_denied
from engine.store.reading import Reading
from engine.store.records import TaskRecord
from engine.store.schema import task
from engine.store.work_tasks import OPEN
from engine.views import Page, TaskView

Shelf = Literal["mine", "pool", "all", "done"]

DONE: ColumnElement[str] = literal_column("'done'")
#: Nobody reads a thousand lines; counting further costs 100 ms at three million tasks.
CAP = 1001


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbox:
    """One shelf: "mine", the role's "pool", "done" by me lately, "all" open (manajer kasus).

    The counts are those of the whole shelves, whatever the filters.
    """

    shelf: Shelf = "mine"
    #: Part of a case number or of a task's name.
    text: str = ""
    stage: str = ""
    risk: str = ""
    #: `next` of the page before; "" for the first page.
    after: str = ""
    limit: int = 25

    def answer(self, reading: Reading) -> Page:
        """Answer with a page: open shelves by due time, "done" by the latest first."""
        actor = reading.actor
        if self.shelf == "all":
            reading.guard("see_all_tasks", Subject(daerah=actor.daerah))
        rows = tuple(reading.connection.execute(self._page(actor, reading.now)))
        tasks = tuple(TaskRecord.of(row) for row in rows[: self.limit])
        more = len(rows) > self.limit
        return Page(
            tasks=tuple(self._view(actor, record, reading.now) for record in tasks),
            next=self._mark(tasks[-1]) if more else "",
            counts=_counts(reading),
            alone=actor.role in HELD_ONLY,
        )

    def _page(self, actor: Actor, now: datetime) -> Select[Any]:
        query = select(task).where(on_shelf(self.shelf, actor, now), *self._filters(actor))
        order: tuple[ColumnElement[Any], ...] = (task.c.due, task.c.id)
        if self.shelf == "done":
            order = (task.c.done_at.desc(), task.c.id.desc())
        if self.after:
            query = query.where(self._beyond())
        return query.order_by(*order).limit(self.limit + 1)

    def _view(self, actor: Actor, record: TaskRecord, now: datetime) -> TaskView:
        """Show a task to who works on it; the shelf of all is a manager's, who knows the case."""
        alone = self.shelf != "all" and is_task_alone(actor.role, record.role)
        seen = record.view(now)
        return seen.alone() if alone else seen

    def _filters(self, actor: Actor) -> Iterator[ColumnElement[bool]]:
        """Narrow the shelf, for nobody by what she is not shown."""
        if self.text:
            yield or_(
                task.c.case_no.icontains(self.text, autoescape=True),
                task.c.name.icontains(self.text, autoescape=True),
            )
        if actor.role in HELD_ONLY or not (self.stage or self.risk):
            return
        if self.shelf != "all":
            yield task.c.role.not_in(HELD_ONLY)
        if self.stage:
            yield task.c.stage == self.stage
        if self.risk:
            yield task.c.risk == self.risk

    def _beyond(self) -> ColumnElement[bool]:
        at, id_ = self._marked()
        if self.shelf == "done":
            return or_(task.c.done_at < at, and_(task.c.done_at == at, task.c.id < id_))
        # The first half is for the index, the second for rows with the same due time.
        return and_(task.c.due >= at, or_(task.c.due > at, task.c.id > id_))

    def _marked(self) -> tuple[datetime, str]:
        """Read what `_mark` wrote; Unknown when it did not."""
        moment, _, id_ = self.after.partition("_")
        try:
            return datetime.fromisoformat(moment).astimezone(UTC), id_
        except (ValueError, OverflowError):
            raise Unknown from None

    def _mark(self, last: TaskRecord) -> str:
        at = last.done_at if self.shelf == "done" and last.done_at else last.due
        return f"{at.isoformat()}_{last.id}"


def on_shelf(shelf: Shelf, actor: Actor, now: datetime) -> ColumnElement[bool]:
    """Conditions of a shelf, worded so that both databases take its partial index."""
    here = and_(task.c.daerah == actor.daerah, not_denied(task, actor), *_of_hat(actor))
    # Who wears a reader's hat has no desk.
    worker = "" if actor.role in READERS else actor.username
    if shelf == "mine":
        return and_(here, task.c.status == OPEN, task.c.assignee == worker)
    if shelf == "pool":
        served = "" if actor.role in GUESTS else actor.role
        return and_(
            here,
            task.c.status == OPEN,
            task.c.assignee.is_(None),
            task.c.role == served,
            *((task.c.area != "",) if actor.role in LOCAL else ()),
            may_draw(task, actor, now),
        )
    if shelf == "done":
        return and_(here, task.c.status == DONE, task.c.done_by == worker)
    return and_(here, task.c.status == OPEN)


def _of_hat(actor: Actor) -> Iterator[ColumnElement[bool]]:
    """Leave a hat for tasks alone the tasks of that hat, and an official those of her villages."""
    if actor.role in HELD_ONLY:
        yield task.c.role.in_(("", actor.role))
    if actor.role in LOCAL:
        yield task.c.klass != NAMED_CLASS
    if actor.role != MANAGER:
        within = (task.c.area.startswith(f"{area}.", autoescape=True) for area in actor.areas)
        near = or_(task.c.area.in_(("", *actor.areas)), *within)
        yield or_(task.c.role.not_in(LOCAL), and_(task.c.klass != NAMED_CLASS, near))


def _counts(reading: Reading) -> dict[str, int]:
    shelves: list[Shelf] = ["mine", "pool", "done"]
    if reading.may("see_all_tasks", Subject(daerah=reading.actor.daerah)):
        shelves.append("all")
    columns = [
        capped(on_shelf(shelf, reading.actor, reading.now)).label(shelf) for shelf in shelves
    ]
    return reading.connection.execute(select(*columns)).one()._asdict()


def capped(condition: ColumnElement[bool]) -> ScalarSelect[int]:
    """Count the tasks that fit, up to CAP."""
    some = select(task.c.id).where(condition).limit(CAP).subquery()
    return select(func.count()).select_from(some).scalar_subquery()
