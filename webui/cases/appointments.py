"""Appointments with families, and somebody's own calendar of them."""

from datetime import UTC, date, datetime, time

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from engine import (
    VISITOR,
    AppointmentView,
    CalendarByLink,
    MakeAppointment,
    RenewCalendar,
    SettleAppointment,
)
from webui.dates import ZONES, zone_here
from webui.flashes import tell
from webui.visit import do, engine

bp = Blueprint("appointments", __name__)

#: Says when, and neither who nor where: calendars outside are read by others.
CALENDAR = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//LK3//Janji//ID\r\n{events}END:VCALENDAR\r\n"
EVENT = (
    "BEGIN:VEVENT\r\nUID:{id}@lk3\r\nDTSTAMP:{starts}\r\nDTSTART:{starts}\r\nDTEND:{ends}\r\n"
    "SUMMARY:Janji LK3\r\nCLASS:PRIVATE\r\nEND:VEVENT\r\n"
)


@bp.post("/kasus/<no>/janji")
def make(no: str) -> ResponseReturnValue:
    """Write an appointment down."""
    minutes = request.form.get("lama", "")
    do(
        MakeAppointment(
            no,
            request.form.get("kepada", ""),
            _starts(),
            int(minutes) if minutes.isdecimal() else 0,
            request.form.get("tempat", ""),
            request.form.get("catatan", ""),
        )
    )
    tell("Janji temu tercatat.")
    return _back(no)


@bp.post("/kasus/<no>/janji/<appointment_id>/hasil")
def settle(no: str, appointment_id: str) -> ResponseReturnValue:
    """Say how it went."""
    said = (request.form.get(name, "") for name in ("hasil", "catatan"))
    do(SettleAppointment(no, appointment_id, *said))
    tell("Hasil janji temu tercatat.")
    return _back(no)


@bp.post("/akun/kalender")
def renew() -> ResponseReturnValue:
    """Make a new secret address and show it once."""
    link = do(RenewCalendar()).subject
    address = url_for("appointments.feed", link=link, _external=True)
    return render_template("account/calendar.html", address=address)


@bp.get("/janji/<link>.ics")
def feed(link: str) -> ResponseReturnValue:
    """Hand out a calendar to who knows its address."""
    events = "".join(map(_event, engine().ask(CalendarByLink(link), VISITOR)))
    return Response(CALENDAR.format(events=events), mimetype="text/calendar")


def _event(one: AppointmentView) -> str:
    starts, ends = (f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}" for at in (one.starts_at, one.ends_at))
    return EVENT.format(id=one.id, starts=starts, ends=ends)


def _starts() -> datetime | None:
    """Return the moment that was chosen, by the clock of the place; None when it is none."""
    try:
        day = date.fromisoformat(request.form.get("hari", ""))
        at = time.fromisoformat(request.form.get("jam", ""))
        return datetime.combine(day, at.replace(tzinfo=None), ZONES[zone_here()]).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _back(no: str) -> ResponseReturnValue:
    return redirect(url_for("cases.show", no=no, _anchor="janji"), 303)
