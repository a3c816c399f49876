"""Coordinators see what comes by the doors from outside, and shut or open them."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from engine import ANSWERS_DOOR, Doors, SetDoor, Unknown
from processes import daerah
from webui.bundles import resolved
from webui.doors.public import DOORS, Entrance
from webui.flashes import tell
from webui.visit import ask, do, outside, visitor

bp = Blueprint("switches", __name__)


@bp.get("/pintu")
def show() -> str:
    """Show each door: offered by the overlay or not, open or shut, and its counts."""
    *views, answers = ask(Doors((*DOORS, ANSWERS_DOOR)))
    code = visitor().daerah
    here = Entrance(daerah()[code], resolved(code).settings["parameter"])
    return render_template(
        "doors/switches.html",
        doors=[(view, DOORS[view.door], here.offers(view.door)) for view in views],
        answers=answers,
        link=outside(url_for("reporting.doors", code=code)),
    )


@bp.post("/pintu/<door>")
def switch(door: str) -> ResponseReturnValue:
    """Shut a door, or open it again."""
    if door not in (*DOORS, ANSWERS_DOOR):
        raise Unknown
    opens = request.form.get("buka") == "1"
    do(SetDoor(door, opens))
    tell("Pintu dibuka." if opens else "Pintu ditutup.")
    return redirect(url_for("switches.show"), 303)
