"""How the work of a daerah is spread: who carries how much, what nobody took, who went silent."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    and_,
    case,
    distinct,
    exists,
    func,
    literal,
    select,
)

from engine.access import Subject
from engine.queries.shelves import NOW, asker_of, on_shelf
from engine.store.admitted import not_denied
from engine.store.holdings import held_by, leavers
from engine.store.reading import Reading
from engine.store.records import TaskRecord
from engine.store.schema import case_file, task
from engine.store.schema_office import account
from engine.store.schema_people import term
from engine.store.work_terms import in_office
from engine.views import Leaver, Load, SilentCase, TaskView, Workload

#: Tasks of a greater priority are alarms: a family may be in danger.
URGENT = 1
_LATE = task.c.due <= NOW


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkloadNow:
    """The open work of the actor's daerah, but of cases that she is kept out of."""

    #: A running case is silent when no task of it was done for so long.
    silent_days: int = 30
    limit: int = 25

    def answer(self, reading: Reading) -> Workload:
        """Answer with counts by person, role and stage, and the silent cases."""
        actor = reading.actor
        reading.guard("see_all_tasks", Subject(daerah=actor.daerah))
        asker, said = asker_of(actor, reading.now)
        all_open = on_shelf("all", asker)
        held, free = task.c.assignee.is_not(None), task.c.assignee.is_(None)

        def loads(
            key: ColumnElement[Any], name: ColumnElement[str], *which: ColumnElement[bool]
        ) -> tuple[Load, ...]:
            query = _counted(key, name).where(all_open, *which).group_by(key)
            rows = reading.connection.execute(query, said)
            return tuple(sorted(map(_load, rows), key=lambda one: (-one.late, -one.open, one.key)))

        none = literal("")
        return Workload(
            people=_with_leavers(
                reading, loads(task.c.assignee, func.max(task.c.assignee_name), held)
            ),
            unclaimed=loads(task.c.role, none, free),
            stages=loads(task.c.stage, none, task.c.stage != ""),
            silent=self._silent(reading),
            stuck=_stuck(reading),
            alarms=self._alarms(reading, and_(all_open, free), said),
            leavers=_leavers(reading),
        )

    def _alarms(
        self, reading: Reading, unclaimed: ColumnElement[bool], said: dict[str, object]
    ) -> tuple[TaskView, ...]:
        query = (
            select(task)
            .where(unclaimed, task.c.priority > URGENT)
            .order_by(task.c.due, task.c.id)
            .limit(self.limit)
        )
        rows = reading.connection.execute(query, said)
        return tuple(TaskRecord.of(row).view(reading.now) for row in rows)

    def _silent(self, reading: Reading) -> tuple[SilentCase, ...]:
        before = reading.now - timedelta(days=self.silent_days)
        of_case = and_(task.c.daerah == case_file.c.daerah, task.c.case_id == case_file.c.id)
        last = select(func.max(task.c.done_at)).where(of_case).scalar_subquery()
        since = func.coalesce(last, case_file.c.opened_at).label("since")
        query = (
            select(*(case_file.c[name] for name in ("no", "process_name", "stage", "risk")), since)
            .where(
                case_file.c.daerah == reading.actor.daerah,
                case_file.c.status == "running",
                case_file.c.opened_at < before,
                ~exists().where(of_case, task.c.done_at >= before),
                not_denied(case_file, reading.actor),
            )
            .order_by(since, case_file.c.no)
            .limit(self.limit)
        )
        rows = reading.connection.execute(query)
        return tuple(SilentCase(**row._asdict()) for row in rows)


def _counted(key: ColumnElement[Any], name: ColumnElement[str]) -> Select[Any]:
    return select(
        key.label("key"),
        name.label("name"),
        func.count().label("open"),
        _how_many(and_(task.c.near_at <= NOW, task.c.due > NOW)).label("near"),
        _how_many(_LATE).label("late"),
        _how_many(task.c.long_over_at <= NOW).label("long_over"),
        func.min(task.c.opened_at).label("oldest_at"),
    )


def _how_many(which: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((which, 1), else_=0))


def _load(row: Row[Any]) -> Load:
    return Load(**row._asdict())


def _with_leavers(reading: Reading, people: tuple[Load, ...]) -> tuple[Load, ...]:
    """Mark who holds no role any more, and put her first: nobody works on what she holds."""
    query = select(term.c.username).where(
        term.c.daerah == reading.actor.daerah, *in_office(reading.now)
    )
    here = set(reading.connection.execute(query.distinct()).scalars())
    marked = (replace(one, left=one.key not in here) for one in people)
    return tuple(sorted(marked, key=lambda one: not one.left))


def _stuck(reading: Reading) -> int:
    query = select(func.count()).where(
        case_file.c.daerah == reading.actor.daerah,
        case_file.c.status == "stuck",
        not_denied(case_file, reading.actor),
    )
    found: int = reading.connection.execute(query).scalar_one()
    return found


def _leavers(reading: Reading) -> tuple[Leaver, ...]:
    """Name who left and still holds something; of cases only those that do not keep her out."""
    daerah = reading.actor.daerah
    held = held_by(leavers(term.c.daerah == daerah)).subquery()
    cases = func.count(distinct(func.nullif(held.c.case_id, "")))
    query = (
        select(
            account.c.username,
            account.c.name,
            cases.label("cases"),
            _how_many(held.c.kind == "stand_in").label("stand_ins"),
        )
        .join(held, held.c.username == account.c.username)
        .where(not_denied(held, reading.actor))
        .group_by(account.c.username, account.c.name)
        .order_by(account.c.name, account.c.username)
    )
    rows = reading.connection.execute(query, {"now": reading.now})
    return tuple(Leaver(**row._asdict()) for row in rows)
