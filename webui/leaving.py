"""Quick leave: the session ends and a calendar stands where a family's page stood."""

from calendar import Calendar

from babel.dates import format_date, get_day_names
from flask import Blueprint, make_response, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue

from engine import VISITOR, EndSession
from webui.dates import ZONES, now
from webui.i18n import language
from webui.visit import engine, token

bp = Blueprint("leaving", __name__)


@bp.post("/tutup")
def leave() -> ResponseReturnValue:
    """End the session; who looks over a shoulder sees nothing of where she was."""
    engine().do(EndSession(token()), VISITOR)
    session.clear()
    response = make_response(redirect(url_for("leaving.calendar"), 303))
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@bp.get("/kalender")
def calendar() -> str:
    """Show this month; the page greets nobody and names no system."""
    today, names = now().astimezone(ZONES["WIB"]).date(), get_day_names("short", locale=language())
    return render_template(
        "leaving/calendar.html",
        title=format_date(today, "MMMM y", locale=language()),
        days=[names[day] for day in range(7)],
        weeks=Calendar().monthdayscalendar(today.year, today.month),
        today=today.day,
    )
