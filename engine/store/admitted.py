"""Whom a case lets in and keeps out, as the rules of access look at it."""

from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import (
    ColumnElement,
    Connection,
    Exists,
    Select,
    Table,
    and_,
    bindparam,
    exists,
    literal_column,
    or_,
    select,
    union_all,
)

from engine.access import LET_IN, MANAGER, Subject
from engine.store.prepared import Question
from engine.store.records import CaseRecord
from engine.store.schema import case_team
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


def _of_case(kind: str, table: Table) -> Select[Any]:
    here = (table.c.daerah == bindparam("daerah"), table.c.case_id == bindparam("case_id"))
    said: ColumnElement[str] = literal_column(f"'{kind}'")
    return select(said.label("kind"), table.c.username).where(*here, *_conditions(table))


# Built once: asked by every deed and every page.
_EVERYBODY = Question(union_all(*(_of_case(*one) for one in _TABLES.items())))


def subject_of(connection: Connection, case: CaseRecord, now: datetime) -> Subject:
    """Reduce a case to what the access rules look at, with everybody it lets in or keeps out."""
    which = {"daerah": case.daerah, "case_id": case.id, "now": now}
    found: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for kind, username in _EVERYBODY.rows(connection, which):
        found[kind].add(username)
    return subject(case, {kind: frozenset(names) for kind, names in found.items()})


def subject(case: CaseRecord, found: dict[str, frozenset[str]]) -> Subject:
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
    )


def is_among() -> tuple[Exists, ...]:
    """Conditions, in the order of KINDS, whether `who` is among those of `case_id`."""
    return tuple(
        exists().where(
            table.c.daerah == bindparam("daerah"),
            table.c.case_id == bindparam("case_id"),
            table.c.username == bindparam("who"),
            *_conditions(table),
        )
        for table in _TABLES.values()
    )


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


def not_denied(of: Table, actor: Somebody) -> ColumnElement[bool]:
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


def candidates(actor: Somebody, now: When) -> tuple[Select[str], Select[str], Select[str]]:
    """Ids of the cases of whose team she is, where she is named, and that are an emergency."""
    return (
        _hers(case_team, actor).where(case_team.c.role.in_(_TEAMS_HATS)),
        _hers(case_grant, actor).where(case_grant.c.until > now),
        _hers(emergency, actor).where(emergency.c.until > now),
    )


def _hers(table: Table, actor: Somebody) -> Select[str]:
    here = (table.c.daerah == actor.daerah, table.c.username == actor.username)
    return select(table.c.case_id).where(*here)


def _case_id(of: Table) -> ColumnElement[str]:
    return of.c.case_id if "case_id" in of.c else of.c.id
