"""What waits for somebody outside the pages to be told of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    Connection,
    Select,
    Table,
    and_,
    bindparam,
    exists,
    literal,
    literal_column,
    or_,
    select,
    union_all,
)

from engine.access import GUESTS, LOCAL, NAMED_CLASS
from engine.model import Actor
from engine.store.admitted import away_for, candidates, in_place_of, is_inside, may_draw, not_denied
from engine.store.schema import case_file, task
from engine.store.schema_access import case_denial, notice
from engine.store.schema_beside import appointment, case_flag, handover
from engine.store.schema_trail import IS_READ, audit
from engine.store.work_notices import to
from engine.store.work_nudges import Told
from engine.store.work_tasks import OPEN

# Literals: only then do both databases use the partial indexes.
_NOTHING: ColumnElement[str] = literal_column("''")
_IS_READ: ColumnElement[bool] = literal_column(IS_READ)
_NOW: BindParameter[datetime] = bindparam("now")
#: Words whose event is not "other". Of her own address that failed she is told in the pages alone.
_DEADLINES = ("deadline_near", "deadline_passed", "deadline_long_passed")
_REPORT = "report_urgent"
_INSIDE = ("own_nudges_failed",)
#: How long before it is due a flag is told of, and what nobody took.
_SOON, _PRESSING = timedelta(days=1), timedelta(days=4)
#: Nobody is helped by more at once; and no desk is gone through for them.
_MOST = 100


@dataclass(frozen=True, slots=True)
class _Hat:
    """Whoever wears it, as statements name her: building them costs more than saying them."""

    role: str
    daerah: BindParameter[str] = field(default=bindparam("daerah"), compare=False)
    username: BindParameter[str] = field(default=bindparam("who"), compare=False)


def worthy(
    connection: Connection, who: Actor, roles: Sequence[str], now: datetime, until: datetime
) -> set[Told]:
    """Return what waits for one person under all her hats; appointments until a moment."""
    moments = {"now": now, "until": until, "soon": now + _SOON, "pressing": now + _PRESSING}
    said = {"daerah": who.daerah, "who": who.username, **moments}
    rows = connection.execute(_every(tuple(roles)), said)
    return {(event, subject) for event, subject in rows}


@lru_cache(128)
def _every(roles: tuple[str, ...]) -> CompoundSelect[Any]:
    hats = [_Hat(role) for role in roles]
    who = hats[0]
    beside = (_tasks(who), _handovers(who), *_flags(who), *_meetings(who))
    in_place = (_in_place(hat) for hat in hats)
    alarms = (_alarms(hat) for hat in hats if hat.role not in GUESTS | LOCAL)
    return union_all(*beside, *in_place, *_words(hats), *alarms)


def by_herself(connection: Connection, who: Actor, task_id: str) -> bool:
    """Tell whether a task came to somebody by her own deed, or she has read it since it did."""
    row = connection.execute(
        select(task.c.case_id, task.c.opened_at).where(
            task.c.daerah == who.daerah, task.c.id == task_id
        )
    ).one()
    deed = (
        select(audit.c.at, audit.c.actor)
        .where(
            audit.c.daerah == who.daerah,
            audit.c.chain == row.case_id,
            or_(audit.c.task_id == task_id, audit.c.at == row.opened_at),
        )
        .order_by(audit.c.seq.desc())
        .limit(1)
    )
    last = connection.execute(deed).first()
    if last is None or last.actor == who.username:
        return last is not None
    read = exists().where(
        audit.c.daerah == who.daerah,
        audit.c.actor == who.username,
        audit.c.at > last.at,
        _IS_READ,
        audit.c.task_id == task_id,
    )
    return bool(connection.execute(select(read)).scalar())


def _told(event: str, table: Table, *which: ColumnElement[bool]) -> Select[Any]:
    return select(literal(event).label("event"), table.c.id.label("subject")).where(*which)


def _tasks(who: _Hat) -> Select[Any]:
    mine = (task.c.daerah == who.daerah, task.c.assignee == who.username, task.c.status == OPEN)
    return _told("task", task, *mine, not_denied(task, who))


def _in_place(who: _Hat) -> Select[Any]:
    """Find what falls under one of her hats to whoever is away, or entrusted it to her."""
    theirs = (task.c.daerah == who.daerah, task.c.id.in_(in_place_of(who)), task.c.status == OPEN)
    open_to_her = (task.c.role.in_(("", who.role)), not_denied(task, who), _is_open(task, who))
    return _told("task", task, *theirs, *open_to_her)


def _alarms(who: _Hat) -> Select[Any]:
    """Find what nobody of her hat has taken, with three quarters of its time gone."""
    pool = (task.c.daerah == who.daerah, task.c.role == who.role, task.c.assignee.is_(None))
    open_to_her = (task.c.status == OPEN, not_denied(task, who), may_draw(task, who, _NOW))
    pressing = (task.c.due < bindparam("pressing"), task.c.near_at <= _NOW)
    return _first(_told("alarm", task, *pool, *open_to_her, *pressing), task.c.due, task.c.id)


def _handovers(who: _Hat) -> Select[Any]:
    mine = (handover.c.daerah == who.daerah, handover.c.taker == who.username)
    waits = handover.c.outcome == _NOTHING
    return _told("handover", handover, *mine, waits, not_denied(handover, who))


def _flags(who: _Hat) -> Iterator[Select[Any]]:
    due = (case_flag.c.closed_by == _NOTHING, case_flag.c.due < bindparam("soon"))
    return _of_her_day("flag", case_flag, who, *due)


def _meetings(who: _Hat) -> Iterator[Select[Any]]:
    when = (appointment.c.starts_at > _NOW, appointment.c.starts_at < bindparam("until"))
    stands = appointment.c.outcome == _NOTHING
    return _of_her_day("appointment", appointment, who, *when, stands)


def _of_her_day(
    event: str, table: Table, who: _Hat, *which: ColumnElement[bool]
) -> Iterator[Select[Any]]:
    """Find what stands in her day, and in that of who is away, of cases that she reads so."""
    same = and_(case_file.c.daerah == table.c.daerah, case_file.c.id == table.c.case_id)
    inside = is_inside(case_file, who, _NOW)
    in_place = case_file.c.id.in_(in_place_of(who, "case_id"))
    for whose, read in (
        (table.c.whom == who.username, inside),
        (table.c.whom.in_(away_for(who, _NOW)), or_(inside, in_place & _is_open(case_file, who))),
    ):
        found = _told(event, table, table.c.daerah == who.daerah, whose, *which)
        yield found.join(case_file, same).where(not_denied(case_file, who), read)


def _is_open(of: Table, who: _Hat) -> ColumnElement[bool]:
    """Leave out cases of the highest class in which she is not named."""
    case_id = of.c.case_id if "case_id" in of.c else of.c.id
    return or_(of.c.klass != NAMED_CLASS, case_id.in_(candidates(who, _NOW)[1]))


def _words(hats: Sequence[_Hat]) -> Iterator[Select[Any]]:
    """Find the words to her, or to one of her hats, that were not put away."""
    who = hats[0]
    same = (case_file.c.daerah == case_denial.c.daerah) & (case_file.c.id == case_denial.c.case_id)
    hers = (case_denial.c.daerah == who.daerah, case_denial.c.username == who.username)
    shut = select(case_file.c.no).join(case_denial, same).where(*hers)
    here = (notice.c.daerah == who.daerah, notice.c.seen_by == _NOTHING)
    said = (*here, or_(*map(to, hats)), notice.c.case_no.not_in(shut))
    kind = notice.c.kind
    for event, which in (
        ("deadline", kind.in_(_DEADLINES)),
        ("report", kind == _REPORT),
        ("other", kind.not_in((*_DEADLINES, _REPORT, *_INSIDE))),
    ):
        yield _first(_told(event, notice, *said, which), notice.c.id.desc())


def _first(query: Select[Any], *order: ColumnElement[Any]) -> Select[Any]:
    some = query.order_by(*order).limit(_MOST).subquery()
    return select(some.c.event, some.c.subject)
