"""What somebody holds: tasks, places on teams, flags, appointments, unsigned handovers."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    CompoundSelect,
    Select,
    String,
    Subquery,
    Table,
    and_,
    bindparam,
    exists,
    literal_column,
    not_,
    select,
    union_all,
)

from engine.access import LET_IN
from engine.store.columns import Moment
from engine.store.schema import case_file, case_team, task
from engine.store.schema_absence import stand_in
from engine.store.schema_access import case_grant, notice
from engine.store.schema_beside import appointment, case_flag, handover
from engine.store.schema_people import term
from engine.store.work_tasks import OPEN

# Literals: only then do both databases use the partial indexes.
_NOTHING: ColumnElement[str] = literal_column("''")
_NOW = bindparam("now", type_=Moment)
_NO_CASE: tuple[ColumnElement[Any], ...] = (_NOTHING, _NOTHING, literal_column("0"))
_LIVE: list[ColumnElement[str]] = [
    literal_column(f"'{status}'") for status in ("running", "suspended", "stuck")
]
_TEAMS_HATS: list[ColumnElement[str]] = [literal_column(f"'{role}'") for role in sorted(LET_IN)]
#: Kind by kind: the column that names her, and what makes it hers still.
_NAMES_HER: tuple[tuple[str, Column[Any], ColumnElement[bool]], ...] = (
    ("flag", case_flag.c.whom, case_flag.c.closed_by == _NOTHING),
    ("appointment", appointment.c.whom, appointment.c.outcome == _NOTHING),
    ("given", handover.c.giver, handover.c.outcome == _NOTHING),
    ("asked", handover.c.taker, handover.c.outcome == _NOTHING),
)

#: What managers are told of somebody who left and holds something.
LEAVER = "leaver_holds"

#: One person, by `daerah` and `username`.
SHE: Subquery = select(
    bindparam("daerah", type_=String).label("daerah"),
    bindparam("username", type_=String).label("username"),
).subquery("she")


def leavers(*which: ColumnElement[bool]) -> Subquery:
    """Return daerah and username of all who held a role of a term and hold none at `now`."""
    running = term.alias("running")
    same = (running.c.daerah == term.c.daerah, running.c.username == term.c.username)
    in_office = exists().where(*same, running.c.starts_at <= _NOW, running.c.ends_at > _NOW)
    query = select(term.c.daerah, term.c.username).where(
        *which, term.c.ends_at <= _NOW, not_(in_office)
    )
    return query.distinct().subquery("gone")


def untold_leavers(*which: ColumnElement[bool]) -> Select[Any]:
    """Daerah and username of who left, holds something, and was told of to nobody since."""
    told = exists().where(
        notice.c.daerah == term.c.daerah,
        notice.c.about == term.c.username,
        notice.c.kind == LEAVER,
        notice.c.at >= term.c.ends_at,
    )
    held = held_by(leavers(not_(told), *which)).subquery()
    return select(held.c.daerah, held.c.username).distinct()


def held_by(who: Subquery) -> CompoundSelect[Any]:
    """Rows of what people hold: daerah, username, kind, case_id, role, priority.

    Kinds: "task", "place" on a team or by name on a case that lives, "free" for what waits there
    for somebody of her hat, "flag", "appointment", "given" and "asked" for handovers without an
    answer, "stand_in" for whom she works in place of, without a case. Say it with `now`.
    """
    return union_all(
        _tasks(who),
        *_places(who),
        *(_beside(who, *one) for one in _NAMES_HER),
        _stand_ins(who),
    )


def _row(who: Subquery, kind: str, *columns: ColumnElement[Any]) -> Select[Any]:
    said: ColumnElement[str] = literal_column(f"'{kind}'")
    named = zip(("case_id", "role", "priority"), columns, strict=True)
    labelled = (column.label(name) for name, column in named)
    return select(who.c.daerah, who.c.username, said.label("kind"), *labelled)


def _hers(who: Subquery, column: Column[Any]) -> ColumnElement[bool]:
    return and_(column.table.c.daerah == who.c.daerah, column == who.c.username)


def _tasks(who: Subquery) -> Select[Any]:
    shown = _row(who, "task", task.c.case_id, task.c.role, task.c.priority)
    return shown.join(task, _hers(who, task.c.assignee)).where(task.c.status == OPEN)


def _places(who: Subquery) -> Iterator[Select[Any]]:
    for table in (case_team, case_grant):
        runs = (case_grant.c.until > _NOW,) if table is case_grant else ()
        shown = _row(who, "place", table.c.case_id, table.c.role, literal_column("0"))
        yield _on_live(shown.join(table, _hers(who, table.c.username)), table).where(*runs)
    free = _row(who, "free", task.c.case_id, task.c.role, task.c.priority)
    same = and_(
        task.c.daerah == case_team.c.daerah,
        task.c.case_id == case_team.c.case_id,
        task.c.role == case_team.c.role,
    )
    on_team = free.join(case_team, _hers(who, case_team.c.username)).join(task, same)
    waits = (task.c.status == OPEN, task.c.assignee.is_(None))
    yield on_team.where(case_team.c.role.in_(_TEAMS_HATS), *waits)


def _on_live(shown: Select[Any], table: Table) -> Select[Any]:
    same = and_(case_file.c.daerah == table.c.daerah, case_file.c.id == table.c.case_id)
    live = (case_file.c.status.in_(_LIVE), table.c.role.in_(_TEAMS_HATS))
    return shown.join(case_file, same).where(*live)


def _beside(
    who: Subquery, kind: str, names_her: Column[Any], still: ColumnElement[bool]
) -> Select[Any]:
    table = names_her.table
    shown = _row(who, kind, table.c.case_id, _NOTHING, literal_column("0"))
    return shown.join(table, _hers(who, names_her)).where(still)


def _stand_ins(who: Subquery) -> Select[Any]:
    shown = _row(who, "stand_in", *_NO_CASE)
    runs = (stand_in.c.ends_at > _NOW, stand_in.c.starts_at < stand_in.c.ends_at)
    return shown.join(stand_in, _hers(who, stand_in.c.substitute)).where(*runs)
