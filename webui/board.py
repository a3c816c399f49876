"""The public board of a daerah that wants one: what its institute offers, and how to come."""

from flask import Blueprint, render_template

from engine import Unknown
from processes import catalogue, daerah
from webui.bundles import resolved

bp = Blueprint("board", __name__)


@bp.get("/papan/<code>")
def board(code: str) -> str:
    """Show what everybody may know; a daerah without a board has no such page."""
    place = daerah().get(code)
    chosen = resolved(code).settings if place else {}
    if not chosen or chosen["parameter"]["papan_informasi"] is not True:
        raise Unknown
    offered, known = chosen["layanan"], catalogue().services
    services = [name for service, name in known.items() if offered[service]]
    return render_template("board.html", place=place, services=services)
