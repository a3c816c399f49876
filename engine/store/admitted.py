"""Whom a case lets in and keeps out, as the rules of access look at it."""

from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Exists,
    FromClause,
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

from engine.access import LET_IN, MANAGER, StandIn, Subject, reads_cases
from engine.model import Actor
from engine.store.columns import Moment
from engine.store.prepared import Question
from engine.store.records import CaseRecord
from engine.store.schema import case_team, task
from engine.store.schema_absence import stand_in
from engine.store.schema_access import case_denial, case_grant, emergency

#: Hats under which who works on a case is of its team; under all others she reads nothing of it.
# Literals: a list of values is written into its statement anew every time it is said.
_TEAMS_HATS: list[ColumnElement[str]] = [literal_column(f"'{role}'") for role in sorted(LET_IN)]
#: In the order of `Subject`: who is of the team, named, denied, in an emergency.
KINDS = ("team", "named", "denied", "emergency")
#: A literal of the tables: the class that is open by name alone.
_NAMED: ColumnElement[str] = literal_column("'K4'")


def _conditions(table: Table) -> list[ColumnElement[bool]]:
    if table is case_team:
        return [case_team.c.role.in_(_TEAMS_HATS)]
    return [table.c.until > bindparam("now")] if "until" in table.c else []


_TABLES = dict(zip(KINDS, (case_team, case_grant, case_denial, emergency), strict=True))


_HELD = task.alias("held")
#: Who works in the place of whom, now, on tasks that are held.
_IN_PLACE = and_(
    _HELD.c.daerah == stand_in.c.daerah,
    _HELD.c.assignee == stand_in.c.username,
    _HELD.c.status == literal_column("'open'"),
    stand_in.c.task_id.in_((literal_column("''"), _HELD.c.id)),
)
_RUNS = and_(
    stand_in.c.starts_at <= bindparam("now", type_=Moment),
    stand_in.c.ends_at > bindparam("now", type_=Moment),
)
_NOTHING: ColumnElement[str] = literal_column("''")
_FIELDS = (_HELD.c.role, _HELD.c.id, stand_in.c.username, stand_in.c.name)


def _of_case(kind: str, table: Table) -> Select[Any]:
    here = (table.c.daerah == bindparam("daerah"), table.c.case_id == bindparam("case_id"))
    said: ColumnElement[str] = literal_column(f"'{kind}'")
    nothing = (_NOTHING.label(f"no_{place}") for place in range(6))
    query = select(said.label("kind"), table.c.username, *nothing)
    return query.where(*here, *_conditions(table))


def _in_place() -> Select[Any]:
    said: ColumnElement[str] = literal_column("'in_place'")
    shown = (stand_in.c.substitute, *_FIELDS, stand_in.c.substitute_name, stand_in.c.task_id)
    return select(said.label("kind"), *shown).where(
        _HELD.c.daerah == bindparam("daerah"),
        _HELD.c.case_id == bindparam("case_id"),
        stand_in.c.substitute != _NOTHING,
        _IN_PLACE,
        _RUNS,
    )


#: Everybody whom `case_id` lets in or keeps out `now`.
EVERYBODY = union_all(*(_of_case(*one) for one in _TABLES.items()), _in_place())
# Built once: asked by every deed and every page.
_EVERYBODY = Question(EVERYBODY)


def subject_of(connection: Connection, case: CaseRecord, now: datetime) -> Subject:
    """Reduce a case to what the access rules look at, with everybody it lets in or keeps out."""
    which = {"daerah": case.daerah, "case_id": case.id, "now": now}
    found: dict[str, set[str]] = {kind: set() for kind in KINDS}
    in_place = set()
    for kind, *who in _EVERYBODY.rows(connection, which):
        if kind == "in_place":
            in_place.add(StandIn._make((*who[:6], bool(who[6]))))
        else:
            found[kind].add(who[0])
    seen = {kind: frozenset(names) for kind, names in found.items()}
    return subject(case, seen, frozenset(in_place))


def subject(
    case: CaseRecord,
    found: dict[str, frozenset[str]],
    stand_ins: frozenset[StandIn] = frozenset(),
) -> Subject:
    """Put a case and whom it lets in together; `found` is by KINDS."""
    return Subject(
        daerah=case.daerah,
        case_id=case.id,
        case_no=case.no,
        klass=case.klass,
        team=found["team"],
        named=found["named"],
        denied=found["denied"],
        emergency=found["emergency"],
        stand_ins=stand_ins,
    )


def is_among() -> tuple[Exists, ...]:
    """Conditions, in the order of KINDS, whether `who` is among those of `case_id`.

    The last is whether she works there in somebody's place.
    """
    in_place = exists().where(
        _HELD.c.daerah == bindparam("daerah"),
        _HELD.c.case_id == bindparam("case_id"),
        stand_in.c.substitute == bindparam("who"),
        _IN_PLACE,
        _RUNS,
    )
    among = tuple(
        exists().where(
            table.c.daerah == bindparam("daerah"),
            table.c.case_id == bindparam("case_id"),
            table.c.username == bindparam("who"),
            *_conditions(table),
        )
        for table in _TABLES.values()
    )
    return *among, in_place


class Somebody(Protocol):
    """An actor, or what stands for one in a statement that is built once for many."""

    @property
    def daerah(self) -> "str | ColumnElement[str]":
        """Where she is at home."""
        ...

    @property
    def username(self) -> "str | ColumnElement[str]":
        """Her name in this database."""
        ...


#: A moment, or what stands for it.
When = datetime | ColumnElement[datetime]


def not_denied(of: FromClause, actor: Somebody) -> ColumnElement[bool]:
    """Leave out rows of cases that keep the actor out; `of` has daerah and a case's id."""
    return _case_id(of).not_in(_hers(case_denial, actor))


def may_draw(of: Table, actor: Somebody, now: When) -> ColumnElement[bool]:
    """Leave out tasks of cases open by name alone, but a manager's own and where she is named."""
    named = _hers(case_grant, actor).where(case_grant.c.until > now)
    return or_(of.c.klass != _NAMED, of.c.role == MANAGER, of.c.case_id.in_(named))


def is_inside(of: Table, actor: Somebody, now: When) -> ColumnElement[bool]:
    """Keep the rows of cases that the actor reads; `of` has klass and a case's id."""
    case_id = _case_id(of)
    team, named, emergencies = candidates(actor, now)
    return or_(
        and_(of.c.klass != _NAMED, case_id.in_(team)),
        case_id.in_(named),
        case_id.in_(emergencies),
    )


def opens_to(of: Table, actor: Actor, now: datetime) -> ColumnElement[bool]:
    """Keep the rows of cases that the actor reads, in her own name or in somebody's place."""
    inside = is_inside(of, actor, now)
    if not reads_cases(actor.role):
        return inside
    hers = (stand_in.c.daerah == actor.daerah, stand_in.c.substitute == actor.username)
    runs = (stand_in.c.starts_at <= now, stand_in.c.ends_at > now)
    under_her_hat = _HELD.c.role.in_(("", actor.role))
    in_place = select(_HELD.c.case_id).where(*hers, *runs, _IN_PLACE, under_her_hat)
    return or_(inside, and_(of.c.klass != _NAMED, _case_id(of).in_(in_place)))


def names_of(actor: Actor, now: datetime) -> CompoundSelect[str]:
    """Usernames under which the actor works: her own, and of who is away and has her stand in."""
    return union_all(select(literal(actor.username)), away_for(actor, now))


def away_for(actor: Somebody, now: When) -> Select[str]:
    """Usernames of who is away and has the actor stand in."""
    return select(stand_in.c.username).where(
        stand_in.c.daerah == actor.daerah,
        stand_in.c.substitute == actor.username,
        stand_in.c.task_id == _NOTHING,
        stand_in.c.starts_at <= now,
        stand_in.c.ends_at > now,
    )


def candidates(actor: Somebody, now: When) -> tuple[Select[str], Select[str], Select[str]]:
    """Ids of the cases of whose team she is, where she is named, and that are an emergency."""
    return (
        _hers(case_team, actor).where(case_team.c.role.in_(_TEAMS_HATS)),
        _hers(case_grant, actor).where(case_grant.c.until > now),
        _hers(emergency, actor).where(emergency.c.until > now),
    )


def in_place_of(actor: Somebody, what: str = "id") -> Select[str]:
    """Ids of the tasks, or `what` of them, on which she works in somebody's place."""
    hers = (stand_in.c.daerah == actor.daerah, stand_in.c.substitute == actor.username)
    return select(_HELD.c[what]).where(*hers, _IN_PLACE, _RUNS)


def _hers(table: Table, actor: Somebody) -> Select[str]:
    here = (table.c.daerah == actor.daerah, table.c.username == actor.username)
    return select(table.c.case_id).where(*here)


def _case_id(of: FromClause) -> ColumnElement[str]:
    return of.c.case_id if "case_id" in of.c else of.c.id
