"""The whole story of a case, told in order and drawn on its diagrams."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from engine import History
from webui.cases.drawings import drawings
from webui.cases.story import steps, tell_story
from webui.visit import ask

bp = Blueprint("history", __name__)


@bp.get("/kasus/<no>/riwayat")
def show(no: str) -> ResponseReturnValue:
    """Show who did what, when, and why the case went this way."""
    sheet = ask(History(no))
    return render_template(
        "cases/history.html",
        sheet=sheet,
        story=tell_story(sheet),
        steps=steps(sheet),
        drawings=drawings(sheet),
    )
