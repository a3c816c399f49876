"""The team of a case and its access: who is let in by name, who is kept out."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from engine import (
    AccessByCase,
    Colleagues,
    Command,
    DenyAccess,
    GrantAccess,
    LiftDenial,
    Member,
    Refused,
    RevokeAccess,
)
from webui.answers import reason
from webui.flashes import tell
from webui.people.days import UNREADABLE, end_of
from webui.visit import ask, do, visitor

bp = Blueprint("team", __name__)


@bp.get("/kasus/<no>/akses")
def show(no: str) -> ResponseReturnValue:
    """Show who is let into the case and who is kept out, to who reads it."""
    sheet = ask(AccessByCase(no))
    people = _people() if sheet.may_open else ()
    return render_template("access/team.html", sheet=sheet, people=people)


@bp.post("/kasus/<no>/akses/<deed>")
def change(no: str, deed: str) -> ResponseReturnValue:
    """Do one deed of access and come back to the page."""
    actor, made = visitor(), DEEDS.get(deed)
    if made is None:
        abort(404)
    do(made(no))
    tell("Tercatat dalam riwayat kasus.")
    if deed == "larang" and _whom() == actor.username:
        return redirect(url_for("cases.listing"), 303)
    return redirect(url_for("team.show", no=no), 303)


def _people() -> tuple[Member, ...]:
    """Return the daerah's people to choose from, each once."""
    return tuple({one.username: one for one in reversed(ask(Colleagues()))}.values())[::-1]


def _whom() -> str:
    return request.form.get("x-kepada", "")


def _until() -> datetime | None:
    """Return the end of the day that was chosen, where the visitor is; None for no end.

    Raises Refused when it is no day: what cannot be read must not let somebody in for good.
    """
    try:
        return end_of(request.form.get("x-sampai", ""))
    except (Refused, OverflowError):
        raise Refused((replace(UNREADABLE, field="/until"),)) from None


#: Word in the address -> what it makes of the sent form.
DEEDS: Mapping[str, Callable[[str], Command]] = {
    "beri": lambda no: GrantAccess(no, _whom(), reason(), _until()),
    "cabut": lambda no: RevokeAccess(no, _whom(), reason()),
    "larang": lambda no: DenyAccess(no, _whom(), reason()),
    "izinkan": lambda no: LiftDenial(no, _whom(), reason()),
}
