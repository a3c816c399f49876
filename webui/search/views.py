"""Looking for people: by POST, so that no name stands in an address or a log."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from engine import Forbidden, SearchPeople
from webui.places import may
from webui.visit import ask

bp = Blueprint("search", __name__)

#: Our own field, as the marks of a form have it.
WORDS = "x-siapa"


@bp.get("/cari")
def blank() -> ResponseReturnValue:
    """Show the empty box."""
    if not may("search_people"):
        raise Forbidden
    return render_template("search/people.html", words="", found=None)


@bp.post("/cari")
def search() -> ResponseReturnValue:
    """Show the cases of whoever was asked for."""
    words = request.form.get(WORDS, "").strip()
    return render_template("search/people.html", words=words, found=ask(SearchPeople(words)))
