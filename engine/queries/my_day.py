"""Whom somebody meets today, what was flagged for her, which cases she is asked to take."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Join,
    Select,
    Table,
    and_,
    literal,
    literal_column,
    select,
    union_all,
)

from engine.model import Actor
from engine.store.admitted import is_inside, not_denied
from engine.store.reading import Reading
from engine.store.schema import case_file
from engine.store.schema_beside import appointment, case_flag, handover
from engine.views import DayItem

#: Literals, not parameters: only then do both databases use the partial indexes.
_NOTHING: ColumnElement[str] = literal_column("''")
_STANDS = case_flag.c.closed_by == _NOTHING
_WAITS = handover.c.outcome == _NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class MyDay:
    """The asker's day: appointments from a moment until another, flags, handovers proposed to her.

    Appointments and flags are those on cases that she still reads.
    """

    since: datetime
    until: datetime
    limit: int = 50

    def answer(self, reading: Reading) -> tuple[DayItem, ...]:
        """Answer by time, without what was written."""
        who, now = reading.actor, reading.now
        every = union_all(self._meetings(who, now), _flags(who, now), _handovers(who)).subquery()
        query = select(every).order_by(every.c.starts_at, every.c.id).limit(self.limit)
        return tuple(DayItem(**row._asdict()) for row in reading.connection.execute(query))

    def _meetings(self, who: Actor, now: datetime) -> Select[Any]:
        held = appointment.c
        columns = (held.starts_at, held.ends_at, held.place, literal(""), held.outcome)
        shown = _shown("appointment", appointment, *columns)
        return shown.select_from(_with_case(appointment)).where(
            appointment.c.daerah == who.daerah,
            appointment.c.whom == who.username,
            appointment.c.starts_at >= self.since,
            appointment.c.starts_at < self.until,
            appointment.c.outcome != "batal",
            *_still_reads(who, now),
        )


def _flags(who: Actor, now: datetime) -> Select[Any]:
    due = case_flag.c.due
    shown = _shown("flag", case_flag, due, due, literal(""), case_flag.c.by_name, literal(""))
    return shown.select_from(_with_case(case_flag)).where(
        case_flag.c.daerah == who.daerah,
        case_flag.c.whom == who.username,
        _STANDS,
        *_still_reads(who, now),
    )


def _handovers(who: Actor) -> Select[Any]:
    at = handover.c.at
    shown = _shown("handover", handover, at, at, literal(""), handover.c.giver_name, literal(""))
    mine = (handover.c.daerah == who.daerah, handover.c.taker == who.username)
    return shown.where(*mine, _WAITS, not_denied(handover, who))


def _shown(kind: str, table: Table, *columns: ColumnElement[Any]) -> Select[Any]:
    names = ("starts_at", "ends_at", "place", "by_name", "outcome")
    named = (column.label(name) for name, column in zip(names, columns, strict=True))
    return select(literal(kind).label("kind"), table.c.id, table.c.case_no, *named)


def _with_case(table: Table) -> Join:
    same = and_(case_file.c.daerah == table.c.daerah, case_file.c.id == table.c.case_id)
    return table.join(case_file, same)


def _still_reads(who: Actor, now: datetime) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return not_denied(case_file, who), is_inside(case_file, who, now)
