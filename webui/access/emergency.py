"""Emergency access: opening a case that is closed to the visitor, and looking at it afterwards."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from engine import BreakGlass, Emergencies, PutAway, Refused, ReviewEmergency, Unknown
from webui.answers import reason
from webui.flashes import tell
from webui.places import may
from webui.signin.again import stepped_up
from webui.visit import ask, do, safe_path, visitor

bp = Blueprint("emergency", __name__)


@bp.get("/darurat")
def door() -> ResponseReturnValue:
    """Ask for the number of the case and the danger; whether there is such a case is not said."""
    visitor()
    if not may("break_glass"):
        raise Unknown
    return _page(request.args.get("no", ""))


@bp.post("/darurat")
@stepped_up
def open_case() -> ResponseReturnValue:
    """Open the case for three hours."""
    no = request.form.get("x-nomor", "").strip()
    try:
        do(BreakGlass(no, reason()))
    except Refused as refused:
        return _page(no, refused), 422
    tell("Akses darurat terbuka selama tiga jam. Pemilik kasus sudah diberi tahu.")
    return redirect(url_for("cases.show", no=no), 303)


@bp.get("/akses-darurat")
def listing() -> ResponseReturnValue:
    """List emergency accesses, those to be reviewed first."""
    return render_template("access/reviews.html", found=ask(Emergencies()))


@bp.post("/akses-darurat/<emergency_id>")
def review(emergency_id: str) -> ResponseReturnValue:
    """Write down what the review found."""
    do(ReviewEmergency(emergency_id, request.form.get("x-hasil", ""), reason()))
    tell("Tinjauan tercatat dalam riwayat kasus.")
    return redirect(url_for("emergency.listing"), 303)


@bp.post("/kabar/<notice_id>")
def put_away(notice_id: str) -> ResponseReturnValue:
    """Put a word that was read away."""
    do(PutAway(notice_id))
    return redirect(safe_path(request.form.get("x-kembali", "")), 303)


def _page(no: str, refused: Refused | None = None) -> str:
    return render_template(
        "access/emergency.html",
        no=no,
        reason=reason(),
        problems=refused.problems if refused else (),
    )
