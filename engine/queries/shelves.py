"""The shelves of an inbox as conditions on tasks, worded so that both databases take an index."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, Literal

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    ScalarSelect,
    Select,
    and_,
    bindparam,
    func,
    literal_column,
    or_,
    select,
    union_all,
)

from engine.access import (
    GUESTS,
    HELD_ONLY,
    LOCAL,
    MANAGER,
    NAMED_CLASS,
    READERS,
    Subject,
    reads_cases,
)
from engine.model import Actor
from engine.store.admitted import candidates, in_place_of, may_draw, not_denied
from engine.store.reading import Reading
from engine.store.schema import task
from engine.store.work_tasks import OPEN

Shelf = Literal["mine", "in_place", "pool", "waiting", "all", "done"]

#: The moment of the question, in every statement the same.
NOW: BindParameter[datetime] = bindparam("now")
DAY = timedelta(days=1)
InboxTime = Literal["late", "near", "today", "week", "new", "follow_up"]
#: Of what is filtered by time: late, three quarters of its time gone, due before the day is over
#: or within seven, new since a day, to be taken up again before it is over.
TIMES: dict[InboxTime, ColumnElement[bool]] = {
    "late": task.c.due < NOW,
    "near": and_(task.c.due >= NOW, task.c.near_at <= NOW),
    "today": and_(task.c.due >= NOW, task.c.due < bindparam("tonight")),
    "week": and_(task.c.due >= NOW, task.c.due < bindparam("week")),
    "new": task.c.opened_at >= bindparam("lately"),
    "follow_up": task.c.follow_up < bindparam("tonight"),
}
#: What is told of her own tasks.
PRESSING: tuple[InboxTime, ...] = ("late", "today", "follow_up", "new")
DONE: ColumnElement[str] = literal_column("'done'")
#: Nobody reads a thousand lines; counting further costs 100 ms at three million tasks.
CAP = 1001


def shelves_of(reading: Reading) -> tuple[Shelf, ...]:
    """Return the shelves that the asker's hat has."""
    actor = reading.actor
    waiting: tuple[Shelf, ...] = ("waiting",) if reads_cases(actor.role) else ()
    sees_all = reading.may("see_all_tasks", Subject(daerah=actor.daerah))
    return ("mine", "in_place", "pool", *waiting, "done", *(("all",) if sees_all else ()))


@dataclass(frozen=True, slots=True)
class Asker:
    """Whoever wears a hat, as statements name her: building them costs more than saying them."""

    role: str
    areas: tuple[str, ...]
    daerah: BindParameter[str] = field(default=bindparam("daerah"), compare=False)
    username: BindParameter[str] = field(default=bindparam("who"), compare=False)


def asker_of(
    actor: Actor, now: datetime, day_ends: datetime | None = None
) -> tuple[Asker, dict[str, object]]:
    """Return what the statements of somebody's shelves are known by, and what to say them with.

    Her day ends a day from now where nothing else is said. Who wears a reader's hat has no desk.
    """
    tonight = day_ends or now + DAY
    return Asker(actor.role, actor.areas), {
        "daerah": actor.daerah,
        "who": "" if actor.role in READERS else actor.username,
        "now": now,
        "tonight": tonight,
        "week": tonight + 6 * DAY,
        "lately": now - DAY,
    }


@lru_cache(256)
def on_shelf(shelf: Shelf, asker: Asker) -> ColumnElement[bool]:
    """Conditions of a shelf, to be said with what `asker_of` gives."""
    return and_(task.c.daerah == asker.daerah, not_denied(task, asker), *_CONDITIONS[shelf](asker))


@lru_cache(128)
def counts(shelves: tuple[Shelf, ...], asker: Asker) -> Select[*tuple[Any, ...]]:
    """Count the tasks of each shelf, and what presses on her own, up to CAP, in one row."""
    mine = on_shelf("mine", asker)
    return select(
        *(capped(on_shelf(shelf, asker)).label(shelf) for shelf in shelves),
        *(capped(and_(mine, TIMES[when])).label(when) for when in PRESSING),
    )


def _mine(asker: Asker) -> Iterator[ColumnElement[bool]]:
    yield from _of_hat(asker)
    yield task.c.status == OPEN
    yield task.c.assignee == asker.username


def _in_place(asker: Asker) -> Iterator[ColumnElement[bool]]:
    """Keep what she works on in others' places: of the highest class only where she is named."""
    yield from _of_hat(asker)
    yield task.c.id.in_(in_place_of(asker))
    yield task.c.status == OPEN
    yield task.c.role.in_(("", asker.role))
    yield or_(task.c.klass != NAMED_CLASS, task.c.case_id.in_(candidates(asker, NOW)[1]))


def _pool(asker: Asker) -> Iterator[ColumnElement[bool]]:
    yield from _of_hat(asker)
    yield task.c.status == OPEN
    yield task.c.assignee.is_(None)
    yield task.c.role == ("" if asker.role in GUESTS else asker.role)
    if asker.role in LOCAL:
        yield task.c.area != ""
    yield may_draw(task, asker, NOW)


def in_her_cases(
    case_id: ColumnElement[str], klass: ColumnElement[str], asker: Asker
) -> Iterator[ColumnElement[bool]]:
    """Keep the rows of cases that she reads: of the highest class only where she is named."""
    team, named, emergencies = candidates(asker, NOW)
    # An index serves the whole of it, which a condition of three halves has not.
    yield case_id.in_(union_all(team, named, emergencies))
    by_name = (case_id.in_(one) for one in (named, emergencies))
    yield or_(klass != NAMED_CLASS, *by_name)


def _waiting(asker: Asker) -> Iterator[ColumnElement[bool]]:
    """Keep what others have to do in the cases that she reads; of K4 the team reads none."""
    yield from in_her_cases(task.c.case_id, task.c.klass, asker)
    yield task.c.status == OPEN
    others = and_(task.c.assignee.is_not(None), task.c.assignee != asker.username)
    yield or_(others, and_(task.c.assignee.is_(None), task.c.role != asker.role))


def _done(asker: Asker) -> Iterator[ColumnElement[bool]]:
    yield from _of_hat(asker)
    yield task.c.status == DONE
    yield task.c.done_by == asker.username


def _all(asker: Asker) -> Iterator[ColumnElement[bool]]:
    yield from _of_hat(asker)
    yield task.c.status == OPEN


_CONDITIONS = {
    "mine": _mine,
    "in_place": _in_place,
    "pool": _pool,
    "waiting": _waiting,
    "all": _all,
    "done": _done,
}


def _of_hat(asker: Asker) -> Iterator[ColumnElement[bool]]:
    """Leave a hat for tasks alone the tasks of that hat, and an official those of her villages."""
    if asker.role in HELD_ONLY:
        yield task.c.role.in_(("", asker.role))
    if asker.role in LOCAL:
        yield task.c.klass != NAMED_CLASS
    if asker.role != MANAGER:
        within = (task.c.area.startswith(f"{area}.", autoescape=True) for area in asker.areas)
        near = or_(task.c.area.in_(("", *asker.areas)), *within)
        yield or_(task.c.role.not_in(LOCAL), and_(task.c.klass != NAMED_CLASS, near))


def capped(condition: ColumnElement[bool]) -> ScalarSelect[int]:
    """Count the tasks that fit, up to CAP."""
    some = select(task.c.id).where(condition).limit(CAP).subquery()
    return select(func.count()).select_from(some).scalar_subquery()
