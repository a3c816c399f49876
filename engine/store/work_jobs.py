"""The job drawer: what is due, leased so that several workers never take the same piece."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Row,
    Select,
    Table,
    literal_column,
    select,
    tuple_,
    update,
)

from engine.model import Actor
from engine.store.records_waits import ClockRecord, SendingRecord
from engine.store.schema_office import definition
from engine.store.schema_trail import clock, outbox
from engine.store.sealing import readable

#: How long a piece belongs to the worker that took it; a dead worker's pieces come back.
LEASE = timedelta(minutes=1)

WAITING: ColumnElement[str] = literal_column("'waiting'")


class Jobs:
    """Due work of every daerah the machine serves."""

    def __init__(self, connection: Connection, actor: Actor, now: datetime) -> None:
        self._connection = connection
        self._actor = actor
        self._now = now

    def take_clocks(self, limit: int) -> list[ClockRecord]:
        """Lease up to `limit` due clocks, longest overdue first."""
        due = (
            select(clock.c.daerah, clock.c.id)
            .where(
                clock.c.daerah.in_(self._daerah()),
                clock.c.due <= self._now,
                clock.c.leased_until <= self._now,
            )
            .order_by(clock.c.due, clock.c.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        rows = self._lease(clock, (clock.c.daerah, clock.c.id), due, "leased_until")
        clocks = [ClockRecord(**row._asdict()) for row in rows]
        return sorted(clocks, key=lambda found: (found.due, found.id))

    def take_sendings(self, limit: int) -> list[SendingRecord]:
        """Lease up to `limit` messages that wait to be delivered, oldest first."""
        due = (
            select(outbox.c.daerah, outbox.c.key)
            .where(
                outbox.c.daerah.in_(self._daerah()),
                outbox.c.status == WAITING,
                outbox.c.next_at <= self._now,
            )
            .order_by(outbox.c.next_at, outbox.c.key)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        rows = self._lease(outbox, (outbox.c.daerah, outbox.c.key), due, "next_at")
        return sorted(map(self._sending, rows), key=lambda found: (found.created_at, found.key))

    def sending(self, key: str) -> SendingRecord | None:
        """Return a message that still waits, in the actor's daerah."""
        query = select(outbox).where(
            outbox.c.daerah == self._actor.daerah, outbox.c.key == key, outbox.c.status == WAITING
        )
        row = self._connection.execute(query).first()
        return None if row is None else self._sending(row)

    def set_sending(self, key: str, **values: object) -> None:
        """Write the outcome of an attempt."""
        here = (outbox.c.daerah == self._actor.daerah, outbox.c.key == key)
        self._connection.execute(update(outbox).where(*here).values(**values))

    def _sending(self, row: Row[Any]) -> SendingRecord:
        shut = {**row._asdict(), "payload": None}
        return SendingRecord(**(readable(self._connection, outbox, row) or shut))

    def _daerah(self) -> tuple[str, ...]:
        """Return the daerah this machine serves; the due index begins with them."""
        if self._actor.daerah:
            return (self._actor.daerah,)
        return tuple(self._connection.execute(select(definition.c.daerah).distinct()).scalars())

    def _lease(
        self, table: Table, key: tuple[Column[Any], ...], due: Select[Any], until: str
    ) -> tuple[Row[Any], ...]:
        taken = tuple(tuple(row) for row in self._connection.execute(due))
        if not taken:
            return ()
        statement = (
            update(table)
            .where(tuple_(*key).in_(taken))
            .values(**{until: self._now + LEASE})
            .returning(table)
        )
        return tuple(self._connection.execute(statement))
