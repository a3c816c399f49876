"""Erasing a case by law: asking, deciding under another hat, and what holds it back."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from engine import (
    GROUNDS,
    AskErasure,
    DecideErasure,
    ErasureByCase,
    Erasures,
    HoldCase,
    LiftHold,
    Refused,
)
from webui.answers import reason
from webui.flashes import tell
from webui.signin.again import stepped_up
from webui.visit import ask, do

bp = Blueprint("erasure", __name__)


@bp.get("/pemusnahan")
def listing() -> ResponseReturnValue:
    """List what was asked, what still waits for its decision first."""
    return render_template("access/erasures.html", found=ask(Erasures()))


@bp.get("/kasus/<no>/pemusnahan")
def show(no: str) -> ResponseReturnValue:
    """Show one case's erasure: what stands in its way, what was asked, what became of it."""
    return _page(no)


@bp.post("/kasus/<no>/pemusnahan")
@stepped_up
def request_it(no: str) -> ResponseReturnValue:
    """Ask for the case to be destroyed."""
    letter = request.form.get("x-surat", "")
    try:
        do(AskErasure(no, request.form.get("x-dasar", ""), letter, reason()))
    except Refused as refused:
        return _page(no, refused), 422
    tell("Permintaan tercatat. Orang lain dengan peran lain memutuskannya.")
    return redirect(url_for("erasure.show", no=no), 303)


@bp.post("/pemusnahan/<erasure_id>")
@stepped_up
def decide(erasure_id: str) -> ResponseReturnValue:
    """Grant or refuse; what is granted is gone when the answer comes."""
    receipt = do(DecideErasure(erasure_id, request.form.get("x-keputusan", ""), reason()))
    if receipt.deed == "case_erased":
        tell("Isi kasus {no} sudah dimusnahkan.", no=receipt.case_no)
    else:
        tell("Permintaan ditolak; isi kasus {no} tetap ada.", no=receipt.case_no)
    return redirect(url_for("erasure.show", no=receipt.case_no), 303)


@bp.post("/kasus/<no>/penahanan")
def hold(no: str) -> ResponseReturnValue:
    """Keep the case while a legal matter needs it."""
    do(HoldCase(no, reason()))
    tell("Kasus ditahan dari pemusnahan.")
    return redirect(url_for("erasure.show", no=no), 303)


@bp.post("/kasus/<no>/penahanan/cabut")
@stepped_up
def lift(no: str) -> ResponseReturnValue:
    """Let go of a case that was kept."""
    do(LiftHold(no, reason()))
    tell("Penahanan dicabut.")
    return redirect(url_for("erasure.show", no=no), 303)


def _page(no: str, refused: Refused | None = None) -> str:
    return render_template(
        "access/erasure.html",
        sheet=ask(ErasureByCase(no)),
        grounds=GROUNDS,
        typed={
            "ground": request.form.get("x-dasar", ""),
            "document": request.form.get("x-surat", ""),
            "reason": reason(),
        },
        problems=refused.problems if refused else (),
    )
