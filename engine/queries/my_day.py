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
    case,
    literal,
    literal_column,
    select,
    union_all,
)

from engine.model import Actor
from engine.store.admitted import names_of, not_denied, opens_to
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

    Appointments and flags are those on cases that she still reads; also of who is away and has
    her stand in.
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
        shown = _shown("appointment", appointment, *columns, _in_place_of(appointment, who))
        return shown.select_from(_with_case(appointment)).where(
            appointment.c.daerah == who.daerah,
            appointment.c.whom.in_(names_of(who, now)),
            appointment.c.starts_at >= self.since,
            appointment.c.starts_at < self.until,
            appointment.c.outcome != "batal",
            *_still_reads(who, now),
        )


def _flags(who: Actor, now: datetime) -> Select[Any]:
    due = case_flag.c.due
    columns = (due, due, literal(""), case_flag.c.by_name, literal(""))
    shown = _shown("flag", case_flag, *columns, _in_place_of(case_flag, who))
    return shown.select_from(_with_case(case_flag)).where(
        case_flag.c.daerah == who.daerah,
        case_flag.c.whom.in_(names_of(who, now)),
        _STANDS,
        *_still_reads(who, now),
    )


def _handovers(who: Actor) -> Select[Any]:
    at = handover.c.at
    columns = (at, at, literal(""), handover.c.giver_name, literal(""), literal(""))
    shown = _shown("handover", handover, *columns)
    mine = (handover.c.daerah == who.daerah, handover.c.taker == who.username)
    return shown.where(*mine, _WAITS, not_denied(handover, who))


def _shown(kind: str, table: Table, *columns: ColumnElement[Any]) -> Select[Any]:
    names = ("starts_at", "ends_at", "place", "by_name", "outcome", "in_place_of")
    named = (column.label(name) for name, column in zip(names, columns, strict=True))
    return select(literal(kind).label("kind"), table.c.id, table.c.case_no, *named)


def _in_place_of(table: Table, who: Actor) -> ColumnElement[str]:
    """Return the name of who is away, "" for what is the asker's own."""
    return case((table.c.whom == who.username, ""), else_=table.c.whom_name)


def _with_case(table: Table) -> Join:
    same = and_(case_file.c.daerah == table.c.daerah, case_file.c.id == table.c.case_id)
    return table.join(case_file, same)


def _still_reads(who: Actor, now: datetime) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return not_denied(case_file, who), opens_to(case_file, who, now)
