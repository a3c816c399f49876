"""The auditor's desk: find a case, verify that the history is whole."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from engine import Cases, Forbidden, VerifyHistory
from webui.places import may
from webui.visit import ask

bp = Blueprint("audit", __name__)

PAGE_LENGTH = 25


@bp.get("/audit")
def desk() -> ResponseReturnValue:
    """Find cases; nothing is verified until the auditor asks for it."""
    if not may("verify_all"):
        raise Forbidden
    text = request.args.get("cari", "").strip()
    cases = ask(Cases(text=text, limit=PAGE_LENGTH))
    return render_template("audit/desk.html", cases=cases, text=text, verdict=None, no="")


@bp.get("/audit/periksa")
def verify() -> ResponseReturnValue:
    """Verify the history of one case, or of everything when no number is given."""
    no = request.args.get("no", "").strip()
    verdict = ask(VerifyHistory(no))
    cases = ask(Cases(text=no, limit=PAGE_LENGTH))
    return render_template("audit/desk.html", cases=cases, text=no, verdict=verdict, no=no)
