"""Whom somebody meets: on one case, today, and in her calendar outside."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, Select, select

from engine.access import LET_IN
from engine.errors import Unknown
from engine.model import Actor
from engine.store.admitted import is_inside, not_denied
from engine.store.canonical import digest
from engine.store.reading import Reading
from engine.store.records import CaseRecord
from engine.store.schema import case_file
from engine.store.schema_beside import appointment, calendar_link
from engine.store.schema_people import term
from engine.store.sealing import contents_of, readable
from engine.store.walls import enter
from engine.store.work_terms import in_office
from engine.views import AppointmentView

_SHOWN = [column for column in appointment.c if column.name not in contents_of(appointment)]
#: How far back and ahead a calendar outside looks.
BACK, AHEAD = timedelta(days=7), timedelta(days=120)


@dataclass(frozen=True, slots=True)
class CalendarByLink:
    """Somebody's appointments by the secret address of her calendar."""

    link: str

    def answer(self, reading: Reading) -> tuple[AppointmentView, ...]:
        """Answer with appointments of the next months; Unknown for an address that leads nowhere.

        The same for who holds no role any more that reads cases.
        """
        found = select(calendar_link.c.daerah, calendar_link.c.username).where(
            calendar_link.c.digest == digest(self.link.encode())
        )
        hers = reading.connection.execute(found).first()
        if hers is None:
            raise Unknown
        enter(reading.connection, hers.daerah)
        roles = select(term.c.role).where(
            term.c.daerah == hers.daerah,
            term.c.username == hers.username,
            *in_office(reading.now),
        )
        if LET_IN.isdisjoint(reading.connection.execute(roles).scalars()):
            raise Unknown
        who = Actor(username=hers.username, name="", daerah=hers.daerah, role="")
        query = _of(who, reading.now, reading.now - BACK, reading.now + AHEAD)
        return tuple(map(_view, reading.connection.execute(query)))


def appointments_of(reading: Reading, case: CaseRecord) -> tuple[AppointmentView, ...]:
    """Return the appointments of a case, the latest first; what does not open has no words."""
    query = (
        select(appointment)
        .where(appointment.c.daerah == case.daerah, appointment.c.case_id == case.id)
        .order_by(appointment.c.starts_at.desc(), appointment.c.id)
    )
    found = []
    for row in reading.connection.execute(query):
        held = readable(reading.connection, appointment, row)
        words, note = (held["body"].decode(), held["outcome_note"]) if held else ("", "")
        found.append(_view(row, words, note))
    return tuple(found)


def _of(who: Actor, now: datetime, since: datetime, until: datetime) -> Select[Any]:
    """Ask for somebody's appointments that were not called off, of cases that she still reads."""
    same = (case_file.c.daerah == appointment.c.daerah) & (case_file.c.id == appointment.c.case_id)
    return (
        select(*_SHOWN)
        .join(case_file, same)
        .where(
            appointment.c.daerah == who.daerah,
            appointment.c.whom == who.username,
            appointment.c.starts_at >= since,
            appointment.c.starts_at < until,
            appointment.c.outcome != "batal",
            not_denied(case_file, who),
            is_inside(case_file, who, now),
        )
        .order_by(appointment.c.starts_at, appointment.c.id)
    )


def _view(row: Row[Any], words: str = "", outcome_note: str = "") -> AppointmentView:
    return AppointmentView(
        id=row.id,
        case_no=row.case_no,
        whom=row.whom,
        whom_name=row.whom_name,
        place=row.place,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        words=words,
        outcome=row.outcome,
        outcome_note=outcome_note,
    )
