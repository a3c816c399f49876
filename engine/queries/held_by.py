"""What somebody holds, to be dealt out when she leaves."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, and_, func, select

from engine.access import NAMED_CLASS, Subject
from engine.errors import Unknown
from engine.store.admitted import not_denied
from engine.store.holdings import SHE, held_by
from engine.store.reading import Reading
from engine.store.schema import case_file, draft, draft_left, task
from engine.store.schema_absence import stand_in
from engine.store.schema_office import account
from engine.store.work_tasks import OPEN
from engine.store.work_terms import current_roles
from engine.views import AbsenceView, HeldCase, Holdings

#: Tasks of a greater priority are alarms: a family may be in danger.
URGENT = 1
_HEAD = ("no", "process_name", "stage", "risk", "klass")
_SHOWN = (
    *("id", "username", "name", "substitute", "substitute_name", "kind", "by_name"),
    *("starts_at", "ends_at"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldBy:
    """All that one person of the actor's daerah holds, but on cases that keep the actor out."""

    username: str
    limit: int = 50

    def answer(self, reading: Reading) -> Holdings:
        """Answer with counts by case; Unknown when nobody of that name is here."""
        daerah = reading.actor.daerah
        reading.guard("deal_out", Subject(daerah=daerah))
        query = select(account.c.name).where(
            account.c.daerah == daerah, account.c.username == self.username
        )
        name = reading.connection.execute(query).scalar()
        if name is None:
            raise Unknown
        cases = sorted(self._cases(reading), key=_most_urgent)
        drafts, left_drafts = self._drafts(reading)
        return Holdings(
            username=self.username,
            name=name,
            in_office=bool(current_roles(reading.connection, self.username, reading.now)),
            cases=tuple(cases[: self.limit]),
            count=len(cases),
            stand_ins=self._stand_ins(reading),
            drafts=drafts,
            left_drafts=left_drafts,
        )

    def _cases(self, reading: Reading) -> list[HeldCase]:
        held = held_by(SHE).subquery()
        same = and_(case_file.c.daerah == held.c.daerah, case_file.c.id == held.c.case_id)
        query = (
            select(held.c.kind, held.c.role, held.c.priority, *(case_file.c[one] for one in _HEAD))
            .join(case_file, same)
            .where(not_denied(case_file, reading.actor))
        )
        said = {"daerah": reading.actor.daerah, "username": self.username, "now": reading.now}
        by_case: dict[str, list[Row[Any]]] = {}
        for row in reading.connection.execute(query, said):
            by_case.setdefault(row.no, []).append(row)
        return [_held(rows) for rows in by_case.values()]

    def _drafts(self, reading: Reading) -> tuple[int, int]:
        here = (task.c.daerah == reading.actor.daerah, task.c.assignee == self.username)
        on_tasks = (
            select(func.count())
            .select_from(draft)
            .join(task, and_(task.c.daerah == draft.c.daerah, task.c.id == draft.c.task_id))
            .where(*here, task.c.status == OPEN)
        )
        left = select(func.count()).where(
            draft_left.c.daerah == reading.actor.daerah, draft_left.c.saved_by == self.username
        )
        row = reading.connection.execute(
            select(on_tasks.scalar_subquery(), left.scalar_subquery())
        ).one()
        return int(row[0]), int(row[1])

    def _stand_ins(self, reading: Reading) -> tuple[AbsenceView, ...]:
        query = (
            select(*(stand_in.c[one] for one in _SHOWN))
            .where(
                stand_in.c.daerah == reading.actor.daerah,
                stand_in.c.substitute == self.username,
                stand_in.c.ends_at > reading.now,
                stand_in.c.starts_at < stand_in.c.ends_at,
            )
            .order_by(stand_in.c.starts_at, stand_in.c.id)
        )
        rows = reading.connection.execute(query)
        return tuple(
            AbsenceView(**row._asdict(), runs=row.starts_at <= reading.now) for row in rows
        )


def _held(rows: Iterable[Row[Any]]) -> HeldCase:
    found = list(rows)
    kinds = Counter(row.kind for row in found)
    needed = (row.role for row in found if row.role)
    head = found[0]
    return HeldCase(
        no=head.no,
        process_name=head.process_name,
        stage=head.stage,
        risk=head.risk,
        named=head.klass == NAMED_CLASS,
        roles=tuple(dict.fromkeys(needed)),
        place=bool(kinds["place"]),
        tasks=kinds["task"],
        urgent=sum(row.kind == "task" and row.priority > URGENT for row in found),
        free=kinds["free"],
        flags=kinds["flag"],
        appointments=kinds["appointment"],
        given=kinds["given"],
        asked=kinds["asked"],
    )


def _most_urgent(one: HeldCase) -> tuple[int, int, int, str]:
    return (-one.urgent, -one.tasks, -one.free, one.no)
