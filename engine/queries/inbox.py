"""What lies on somebody's desk, page by page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, or_, select

from engine.access import HELD_ONLY, Subject, is_task_alone
from engine.errors import Unknown
from engine.model import Actor
from engine.queries.homes import living_in, marks_of_home
from engine.queries.keyset import Columns, InboxOrder, beyond, in_order, keys_of, mark_of
from engine.queries.shelves import (
    PRESSING,
    TIMES,
    Asker,
    InboxTime,
    Shelf,
    asker_of,
    counts,
    on_shelf,
    shelves_of,
)
from engine.store.reading import Reading
from engine.store.records import TaskRecord
from engine.store.schema import task
from engine.views import Page, TaskView

#: Shelves whose reader knows the cases of the tasks.
OF_CASES = frozenset(("all", "waiting"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbox:
    """One shelf: "mine", the role's "pool", "waiting" for others, "done" lately, "all" open.

    "in_place" is what she works on in others' places.
    "waiting" is for who reads cases, "all" for a manager. The counts are those of the whole
    shelves, whatever the filters.
    """

    shelf: Shelf = "mine"
    order: InboxOrder = "due"
    #: Part of a case number or of a task's name.
    text: str = ""
    stage: str = ""
    risk: str = ""
    #: Id of a process.
    process: str = ""
    #: Username of who holds the tasks.
    holder: str = ""
    #: Code of the kecamatan, desa or kelurahan where the family lives; of cases that she reads.
    area: str = ""
    when: InboxTime | Literal[""] = ""
    #: InboxTime the asker's day is over; None for a day from now.
    day_ends: datetime | None = None
    #: `next` of the page before; "" for the first page.
    after: str = ""
    limit: int = 25

    def answer(self, reading: Reading) -> Page:
        """Answer with a page, "done" the latest first, the others as `order` says."""
        actor = reading.actor
        if self.shelf == "all":
            reading.guard("see_all_tasks", Subject(daerah=actor.daerah))
        if self.shelf not in (known := shelves_of(reading)):
            raise Unknown
        asker, said = asker_of(actor, reading.now, self.day_ends)
        rows = tuple(reading.connection.execute(self._page(asker, self._homes(reading)), said))
        tasks = tuple(TaskRecord.of(row) for row in rows[: self.limit])
        more = len(rows) > self.limit
        found = reading.connection.execute(counts(known, asker), said).one()._asdict()
        return Page(
            tasks=tuple(self._view(actor, record, reading.now) for record in tasks),
            next=mark_of(self._order, tasks[-1]) if more else "",
            counts={shelf: found[shelf] for shelf in known},
            today={when: found[when] for when in PRESSING},
            alone=actor.role in HELD_ONLY,
        )

    @property
    def _order(self) -> InboxOrder:
        return "done" if self.shelf == "done" else self.order

    def _homes(self, reading: Reading) -> tuple[bytes, ...]:
        """Return the marks of where the families are to live; none for who is not shown it."""
        shown = self.area and reading.actor.role not in HELD_ONLY
        return marks_of_home(reading, self.area) if shown else ()

    def _page(self, asker: Asker, homes: tuple[bytes, ...] = ()) -> Select[Any]:
        when = (TIMES[self.when],) if self.when else ()
        query = select(task).where(on_shelf(self.shelf, asker), *self._filters(asker), *when)
        if homes:
            query = query.where(*living_in(homes, asker))
        if homes or self.shelf in {"waiting", "in_place"}:
            # Few cases are hers: found first and ordered then. In the order of all due times the
            # whole daerah would be gone through for them.
            keys = query.with_only_columns(*keys_of(self._order))
            near = keys.cte("near").prefix_with("MATERIALIZED")
            first = self._ordered(select(near), near.columns).subquery()
            at = (task.c.daerah == asker.daerah, task.c.id.in_(select(first.c.id)))
            return select(task).where(*at).order_by(*in_order(self._order, task.columns))
        return self._ordered(query, task.columns)

    def _ordered(self, query: Select[Any], columns: Columns) -> Select[Any]:
        """Take the page, and one more to know whether another follows."""
        if self.after:
            query = query.where(beyond(self._order, self.after, columns))
        return query.order_by(*in_order(self._order, columns)).limit(self.limit + 1)

    def _view(self, actor: Actor, record: TaskRecord, now: datetime) -> TaskView:
        """Show a task to who works on it; on shelves of cases she knows the case."""
        alone = self.shelf not in OF_CASES and is_task_alone(actor.role, record.role)
        seen = record.view(now)
        return seen.alone() if alone else seen

    def _filters(self, asker: Asker) -> Iterator[ColumnElement[bool]]:
        """Narrow the shelf, for nobody by what she is not shown."""
        if self.text:
            yield or_(
                task.c.case_no.icontains(self.text, autoescape=True),
                task.c.name.icontains(self.text, autoescape=True),
            )
        if self.holder:
            yield task.c.assignee == self.holder
        asked = {"stage": self.stage, "risk": self.risk, "process": self.process}
        if asker.role in HELD_ONLY or not any(asked.values()):
            return
        if self.shelf not in OF_CASES:
            yield task.c.role.not_in(HELD_ONLY)
        yield from (task.c[name] == value for name, value in asked.items() if value)
