"""The waiting drawer: clocks, awaited messages, the outbox and incidents of a case."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Row,
    Table,
    and_,
    bindparam,
    delete,
    select,
    update,
)

from engine.errors import Unknown
from engine.model import Actor, Awaited, Clock, Progress, Sent
from engine.store.canonical import canonical, fresh_id
from engine.store.columns import LONG_AGO, NEVER
from engine.store.prepared import Prepared, inserting, removing
from engine.store.records import CaseRecord
from engine.store.records_waits import ClockRecord, IncidentRecord, WaitRecord
from engine.store.schema_trail import awaited, clock, incident, outbox
from engine.store.sealing import opened

_CLOCK, _AWAITED, _OUTBOX = inserting(clock), inserting(awaited), inserting(outbox)
_INCIDENT = inserting(incident)
_NO_CLOCK, _NOT_AWAITED = removing(clock, "daerah id"), removing(awaited, "daerah id")
_DUE = select(clock).where(
    clock.c.daerah == bindparam("daerah"),
    clock.c.case_id == bindparam("case_id"),
    clock.c.id == bindparam("id"),
    clock.c.due <= bindparam("now"),
)


class Waits:
    """What the cases of the actor's daerah wait for."""

    def __init__(self, connection: Connection, actor: Actor, now: datetime) -> None:
        self._connection = connection
        self._actor = actor
        self._now = now

    def write(self, case: CaseRecord, progress: Progress, names: dict[str, str]) -> None:
        """Write the clocks, messages and sendings of one step. `names`: element id to its name."""
        started = [item.id for item in progress.started_clocks]
        self._drop(_NO_CLOCK, case, (*progress.stopped_clocks, *started))
        begun = (item.id for item in progress.awaited)
        self._drop(_NOT_AWAITED, case, (*progress.unawaited, *begun))
        place = {"daerah": case.daerah, "case_id": case.id}
        for insert_all, rows in (
            (_CLOCK, [_clock_row(item, names, self._now) for item in progress.started_clocks]),
            (_AWAITED, [_awaited_row(item) for item in progress.awaited]),
            (_OUTBOX, [_outbox_row(item, self._now) for item in progress.sent]),
        ):
            insert_all.say_all(self._connection, [{**place, **row} for row in rows])

    def clear(self, case: CaseRecord) -> None:
        """Forget every clock and awaited message of a case that is over."""
        for table in (clock, awaited):
            self._connection.execute(delete(table).where(*_of(table, case)))

    # ── clocks ───────────────────────────────────────────────────────────────────────────────

    def due_clock(self, case: CaseRecord, clock_id: str) -> ClockRecord | None:
        """Return a clock of the locked case if it is due, else None: somebody was faster."""
        which = {"daerah": case.daerah, "case_id": case.id, "id": clock_id, "now": self._now}
        row = self._connection.execute(_DUE, which).first()
        return None if row is None else ClockRecord(**row._asdict())

    def stop_clock(self, case: CaseRecord, clock_id: str) -> None:
        """Take away a clock that has fired."""
        self._drop(_NO_CLOCK, case, (clock_id,))

    def in_working_days(self, case: CaseRecord) -> tuple[ClockRecord, ...]:
        """Return the case's clocks that run on working days alone."""
        return tuple(ClockRecord(**row._asdict()) for row in self._clocks(case) if row.budget)

    def put_off(self, record: ClockRecord, due: datetime | None) -> bool:
        """Set when a clock is due; None while it stands still. Tells whether that is another."""
        moved = record.due != (due or NEVER)
        if moved:
            self._set_clock(record, due=due or NEVER)
        return moved

    def lengthen(self, record: ClockRecord, budget: str) -> None:
        """Give a clock more working days; when it is due is counted after that."""
        self._set_clock(record, budget=budget)

    def pause(self, case: CaseRecord) -> None:
        """Let nothing fire: of a clock that runs day and night the due time is only put away."""
        for row in self._clocks(case):
            if not row.budget:
                left = int((row.due - self._now).total_seconds())
                self._set_clock(row, due=NEVER, remaining=left)

    def proceed(self, case: CaseRecord) -> None:
        """Let the clocks fire that run day and night, at once where their time came meanwhile."""
        for row in self._clocks(case):
            if not row.budget:
                self._set_clock(row, due=due_of(row, case.suspended_at), remaining=0)

    # ── messages ─────────────────────────────────────────────────────────────────────────────

    def awaiting(self, message: str, correlation: str, case_id: str = "") -> tuple[WaitRecord, ...]:
        """Return who waits for a message: by its key, or any key within one case."""
        conditions: list[ColumnElement[bool]] = [
            awaited.c.daerah == self._actor.daerah,
            awaited.c.message == message,
        ]
        if case_id:
            conditions.append(awaited.c.case_id == case_id)
        if correlation or not case_id:
            conditions.append(awaited.c.correlation == correlation)
        query = select(awaited).where(and_(*conditions)).order_by(awaited.c.id).limit(2)
        return tuple(WaitRecord(**row._asdict()) for row in self._connection.execute(query))

    def wait(self, case: CaseRecord, wait_id: str) -> WaitRecord | None:
        """Return one message that the case waits for, None when it does not (any more)."""
        query = select(awaited).where(*_of(awaited, case), awaited.c.id == wait_id)
        row = self._connection.execute(query).first()
        return None if row is None else WaitRecord(**row._asdict())

    # ── incidents ────────────────────────────────────────────────────────────────────────────

    def open_incident(self, case: CaseRecord, kind: str, **about: str) -> str:
        """Write down that something could not run; returns the incident's id."""
        row = {
            "daerah": case.daerah,
            "id": fresh_id(self._now),
            "case_id": case.id,
            "kind": kind,
            "process": "",
            **about,
            "status": "open",
            "at": self._now,
            "solved_at": None,
            "solved_by": "",
        }
        _INCIDENT.say(self._connection, row)
        return str(row["id"])

    def incident(self, incident_id: str) -> IncidentRecord:
        """Return an incident; Unknown when there is none in the actor's daerah."""
        query = select(incident).where(
            incident.c.daerah == self._actor.daerah, incident.c.id == incident_id
        )
        row = self._connection.execute(query).first()
        if row is None:
            raise Unknown
        return IncidentRecord(**opened(self._connection, incident, row))

    def solve(self, case: CaseRecord, incident_id: str) -> None:
        """Close an incident; a retry that fails again opens a new one."""
        self._connection.execute(
            update(incident)
            .where(*_of(incident, case), incident.c.id == incident_id)
            .values(status="solved", solved_at=self._now, solved_by=self._actor.username)
        )

    def solve_all_but(self, case: CaseRecord, held: Collection[str]) -> None:
        """Close the incidents of nodes that are held no longer."""
        gone = (incident.c.status == "open", incident.c.kind == "node")
        self._connection.execute(
            update(incident)
            .where(*_of(incident, case), *gone, incident.c.subject.not_in(held))
            .values(status="solved", solved_at=self._now, solved_by=self._actor.username)
        )

    def _clocks(self, case: CaseRecord) -> tuple[Row[Any], ...]:
        return tuple(self._connection.execute(select(clock).where(*_of(clock, case))))

    def _set_clock(self, row: Row[Any] | ClockRecord, **values: object) -> None:
        here = (clock.c.daerah == row.daerah, clock.c.id == row.id)
        self._connection.execute(update(clock).where(*here).values(**values))

    def _drop(self, remove: Prepared, case: CaseRecord, ids: Iterable[str]) -> None:
        gone = [{"at_daerah": case.daerah, "at_id": id_} for id_ in ids]
        remove.say_all(self._connection, gone)


def due_of(row: Row[Any] | ClockRecord, suspended_at: datetime | None) -> datetime:
    """Return when a clock is due, also of a suspended case; NEVER while it stands still."""
    if row.budget or suspended_at is None:
        return row.due
    return suspended_at + timedelta(seconds=row.remaining)


def _of(table: Table, case: CaseRecord) -> tuple[ColumnElement[bool], ...]:
    daerah: Column[str] = table.c.daerah
    return (daerah == case.daerah, table.c.case_id == case.id)


def _clock_row(item: Clock, names: dict[str, str], now: datetime) -> dict[str, object]:
    return {
        "id": item.id,
        "element": item.element,
        "process": item.process,
        "name": names.get(item.element, "") or item.element,
        "budget": item.budget,
        "started_at": now,
        "due": item.due,
        "remaining": 0,
        "leased_until": LONG_AGO,
    }


def _awaited_row(item: Awaited) -> dict[str, object]:
    return {
        "id": item.id,
        "element": item.element,
        "process": item.process,
        "message": item.message,
        "correlation": item.correlation,
        "form": item.form,
        "name": item.name,
    }


def _outbox_row(item: Sent, now: datetime) -> dict[str, object]:
    return {
        "key": item.key,
        "element": item.element,
        "message": item.message,
        "status": "waiting",
        "payload": canonical(dict(item.payload)),
        "tries": 0,
        "next_at": now,
        "created_at": now,
    }
