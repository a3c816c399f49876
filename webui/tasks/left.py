"""What somebody typed and nobody handed in: she reads it again for a while."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from engine import LeftDraftOf, LeftDrafts
from webui.visit import ask

bp = Blueprint("left", __name__)


@bp.get("/tugas/tertinggal")
def listed() -> ResponseReturnValue:
    """Show the tasks into which the visitor typed what was not handed in."""
    return render_template("tasks/left.html", found=ask(LeftDrafts()))


@bp.get("/tugas/tertinggal/<task_id>")
def show(task_id: str) -> ResponseReturnValue:
    """Show what the visitor typed into one task."""
    return render_template("tasks/left_one.html", left=ask(LeftDraftOf(task_id)))
