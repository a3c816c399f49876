"""The job drawer: what is due, leased so that several workers never take the same piece."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Connection,
    Exists,
    Integer,
    Row,
    bindparam,
    exists,
    literal_column,
    not_,
    or_,
    select,
    tuple_,
    union,
    update,
)

from engine.model import Actor
from engine.store.columns import DESTROYED
from engine.store.holdings import untold_leavers
from engine.store.records_nudges import NudgeRecord
from engine.store.records_waits import ClockRecord, SendingRecord
from engine.store.schema import case_file, task
from engine.store.schema_access import case_grant
from engine.store.schema_nudges import nudge, nudge_choice
from engine.store.schema_office import definition
from engine.store.schema_people import term
from engine.store.schema_trail import clock, outbox
from engine.store.schema_transfers import incoming, transfer
from engine.store.sealing import readable
from engine.store.work_tasks import OPEN

#: How long a piece belongs to the worker that took it; a dead worker's pieces come back.
LEASE = timedelta(minutes=1)
#: Between two looks at somebody's desk.
LOOK = timedelta(minutes=2)

WAITING: ColumnElement[str] = literal_column("'waiting'")

#: A role that somebody held, and holds no more; and the one she may hold instead.
_former, _running = term.alias("former"), term.alias("running")


def _holds(*roles: ColumnElement[bool]) -> Exists:
    """Tell whether she who held the former role holds one of these now."""
    same = (_running.c.daerah == _former.c.daerah, _running.c.username == _former.c.username)
    now: BindParameter[datetime] = bindparam("now")
    return exists().where(*same, _running.c.starts_at <= now, _running.c.ends_at > now, *roles)


_RAN_OUT = (
    select(case_grant.c.daerah, case_grant.c.case_id, case_grant.c.username)
    .join(
        case_file,
        (case_file.c.daerah == case_grant.c.daerah) & (case_file.c.id == case_grant.c.case_id),
    )
    .where(
        case_grant.c.daerah.in_(bindparam("serving", expanding=True)),
        case_grant.c.until <= bindparam("now"),
        case_file.c.key != DESTROYED,
    )
)
# Roles that were not gone on with; looked for first, since they are few and open tasks are many.
_gone = (
    select(_former.c.daerah, _former.c.username, _former.c.role, _holds().label("others"))
    .where(
        _former.c.daerah.in_(bindparam("serving", expanding=True)),
        _former.c.ends_at <= bindparam("now"),
        not_(_holds(_running.c.role == _former.c.role)),
    )
    .distinct()
    .subquery("gone")
)
_LEFT_OFFICE = (
    select(task.c.daerah, task.c.case_id, task.c.assignee)
    .join(_gone, (_gone.c.daerah == task.c.daerah) & (_gone.c.username == task.c.assignee))
    .where(task.c.status == OPEN, or_(task.c.role == _gone.c.role, not_(_gone.c.others)))
)
#: Whose grant ran out, and who holds a task for a role that is hers no more.
LEFT_BEHIND = union(_RAN_OUT, _LEFT_OFFICE).limit(bindparam("most", type_=Integer))


class Jobs:
    """Due work of every daerah the machine serves."""

    def __init__(self, connection: Connection, actor: Actor, now: datetime) -> None:
        self._connection = connection
        self._actor = actor
        self._now = now

    def take_clocks(self, limit: int) -> list[ClockRecord]:
        """Lease up to `limit` due clocks, longest overdue first."""
        free = clock.c.leased_until <= self._now
        rows = self._take(clock.c.due, clock.c.id, limit, free, lease="leased_until")
        clocks = [ClockRecord(**row._asdict()) for row in rows]
        return sorted(clocks, key=lambda found: (found.due, found.id))

    def take_sendings(self, limit: int) -> list[SendingRecord]:
        """Lease up to `limit` messages that wait to be delivered, oldest first."""
        waits = outbox.c.status == WAITING
        rows = self._take(outbox.c.next_at, outbox.c.key, limit, waits)
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

    def take_nudges(self, limit: int) -> list[NudgeRecord]:
        """Lease up to `limit` nudges that are on their way to people, oldest first."""
        waits = nudge.c.status == WAITING
        rows = self._take(nudge.c.next_at, nudge.c.key, limit, waits)
        nudges = (NudgeRecord(**row._asdict()) for row in rows)
        return sorted(nudges, key=lambda found: (found.created_at, found.key))

    def take_people(self, limit: int) -> list[tuple[str, str]]:
        """Lease up to `limit` people whose desk nobody looked at lately, as daerah and name."""
        chosen = nudge_choice.c
        rows = self._take(chosen.look_at, chosen.username, limit, term=LOOK)
        return [(row.daerah, row.username) for row in rows]

    def take_transfers(self, limit: int) -> list[tuple[str, str]]:
        """Lease up to `limit` transfers on either side that are to go over the wall.

        Returns the case's own daerah and the id of each.
        """
        out = self._take(transfer.c.next_at, transfer.c.id, limit)
        back = self._take(incoming.c.next_at, incoming.c.id, limit)
        return [
            *((row.daerah, row.id) for row in out),
            *((row.from_daerah, row.id) for row in back),
        ]

    def to_remind(self, limit: int) -> list[tuple[str, str]]:
        """Return daerah and id of up to `limit` tasks whose deadline is to be brought to mind."""
        query = (
            select(task.c.daerah, task.c.id)
            .where(
                task.c.daerah.in_(self.serving()),
                task.c.remind_at.is_not(None),
                task.c.remind_at <= self._now,
                task.c.status == OPEN,
            )
            .order_by(task.c.remind_at, task.c.id)
            .limit(limit)
        )
        return [tuple(row) for row in self._connection.execute(query)]

    def left_behind(self, limit: int) -> list[tuple[str, str, str]]:
        """Return daerah, case id and username of up to `limit` whose time on a case is over."""
        which = {"serving": self.serving(), "now": self._now, "most": limit}
        return [tuple(row) for row in self._connection.execute(LEFT_BEHIND, which)]

    def leavers(self, limit: int) -> list[tuple[str, str]]:
        """Return daerah and username of up to `limit` who left something, untold of."""
        query = untold_leavers(term.c.daerah.in_(self.serving())).limit(limit)
        return [tuple(row) for row in self._connection.execute(query, {"now": self._now})]

    def is_untold(self, daerah: str, username: str) -> bool:
        """Tell whether somebody left something, untold of; no other worker tells meanwhile."""
        hers = (term.c.daerah == daerah, term.c.username == username)
        self._connection.execute(select(term.c.id).where(*hers).with_for_update())
        query = untold_leavers(*hers).limit(1)
        return self._connection.execute(query, {"now": self._now}).first() is not None

    def _sending(self, row: Row[Any]) -> SendingRecord:
        shut = {**row._asdict(), "payload": None}
        return SendingRecord(**(readable(self._connection, outbox, row) or shut))

    def serving(self) -> tuple[str, ...]:
        """Return the daerah this machine serves; the due index begins with them."""
        if self._actor.daerah:
            return (self._actor.daerah,)
        return tuple(self._connection.execute(select(definition.c.daerah).distinct()).scalars())

    def _take(
        self,
        due: Column[Any],
        key: Column[Any],
        limit: int,
        *which: ColumnElement[bool],
        lease: str = "",
        term: timedelta = LEASE,
    ) -> tuple[Row[Any], ...]:
        """Lease up to `limit` rows that are due; with the daerah, `key` names one.

        `lease`: name of the column that holds until when; that of `due` unless it is said.
        """
        table = due.table
        query = (
            select(table.c.daerah, key)
            .where(table.c.daerah.in_(self.serving()), due <= self._now, *which)
            .order_by(due, key)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        taken = tuple(tuple(row) for row in self._connection.execute(query))
        if not taken:
            return ()
        statement = (
            update(table)
            .where(tuple_(table.c.daerah, key).in_(taken))
            .values(**{lease or due.name: self._now + term})
            .returning(table)
        )
        return tuple(self._connection.execute(statement))
