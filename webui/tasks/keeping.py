"""How somebody looks at her inbox: filters under names, and columns."""

from urllib.parse import urlencode

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from engine import ChooseColumns, DropFilter, KeepFilter
from webui.flashes import tell
from webui.tasks.asked import asked
from webui.tasks.columns import COLUMNS
from webui.visit import do

bp = Blueprint("keeping", __name__)


@bp.post("/meja/saringan")
def keep() -> ResponseReturnValue:
    """Keep the filter that the page was drawn with."""
    look = asked(request.form)
    body = urlencode({"rak": look.shelf, **look.kept})
    do(KeepFilter(request.form.get("x-nama", ""), body, request.form.get("x-peran", "")))
    tell("Saringan disimpan.")
    return redirect(f"{url_for('tasks.inbox')}?{body}", 303)


@bp.post("/meja/saringan/<filter_id>/hapus")
def drop(filter_id: str) -> ResponseReturnValue:
    """Forget a filter."""
    do(DropFilter(filter_id))
    tell("Saringan dihapus.")
    return redirect(url_for("tasks.inbox"), 303)


@bp.post("/meja/kolom")
def columns() -> ResponseReturnValue:
    """Choose what the rows show."""
    chosen = request.form.getlist("x-kolom")
    do(ChooseColumns(tuple(name for name in COLUMNS if name in chosen)))
    return redirect(url_for("tasks.inbox"), 303)
