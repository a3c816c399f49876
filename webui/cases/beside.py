"""Notes and flags beside the forms of a case."""

from datetime import datetime, timedelta
from typing import Literal

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from engine import CloseFlag, RaiseFlag, WriteNote
from webui.flashes import tell
from webui.people.days import end_of
from webui.visit import do

bp = Blueprint("beside", __name__)

#: A day is named by its last minute, and not by the midnight that begins the next.
LAST = timedelta(minutes=1)


@bp.post("/kasus/<no>/catatan")
def note(no: str) -> ResponseReturnValue:
    """Keep a note, for the team or for the writer alone."""
    kind: Literal["team", "private"] = "private" if _said("untuk") == "pribadi" else "team"
    do(WriteNote(no, _said("catatan"), kind, _said("menambah")))
    tell("Catatan tersimpan.")
    return _back(no, "catatan")


@bp.post("/kasus/<no>/penanda")
def flag(no: str) -> ResponseReturnValue:
    """Say who must act, by when."""
    do(RaiseFlag(no, _said("kepada"), _due(), _said("catatan")))
    tell("Penanda terpasang.")
    return _back(no, "penanda")


@bp.post("/kasus/<no>/penanda/<flag_id>/turunkan")
def take_down(no: str, flag_id: str) -> ResponseReturnValue:
    """Take a flag down with a word on what became of it."""
    do(CloseFlag(no, flag_id, _said("catatan")))
    tell("Penanda diturunkan.")
    return _back(no, "penanda")


def _said(name: str) -> str:
    return request.form.get(name, "").strip()


def _due() -> datetime | None:
    """Return the last minute of the day that was chosen; None without one."""
    end = end_of(_said("batas"))
    return end and end - LAST


def _back(no: str, part: str) -> ResponseReturnValue:
    return redirect(url_for("cases.show", no=no, _anchor=part), 303)
