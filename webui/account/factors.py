"""Second factors of one's own: a code app, recovery codes, taking one away."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from engine import (
    ENROLMENT,
    VISITOR,
    Actor,
    EnrolTotp,
    MakeRecoveryCodes,
    MyFactors,
    NotSignedIn,
    Refused,
    RemoveFactor,
)
from webui.flashes import tell
from webui.signin.again import check_stepped_up, stepped_up
from webui.signin.arriving import begin, halfway_sheet, inside
from webui.signin.carrying import brought
from webui.signin.code_app import app_page, shown_secret
from webui.visit import NOBODY, ask, engine, origin, safe_path, token, visitor, visitor_if_any

bp = Blueprint("factors", __name__)


@bp.get("/akun/aplikasi")
def app() -> ResponseReturnValue:
    """Show a fresh secret, to be scanned by a code app."""
    person, onward = _enrolling(), safe_path(request.args.get("lanjut", ""))
    return app_page(person, onward, waiting=visitor_if_any() is None)


@bp.post("/akun/aplikasi")
def keep_app() -> ResponseReturnValue:
    """Keep the secret once the app shows a right code, then show recovery codes."""
    person, onward = _enrolling(), safe_path(request.form.get("lanjut", ""))
    secret, waiting = shown_secret(person), visitor_if_any() is None
    name, code = request.form.get("nama", "").strip(), request.form.get("kode", "")
    try:
        receipt = engine().do(EnrolTotp(token(), secret, code, name, origin()), VISITOR)
    except Refused as refused:
        problems = refused.problems
        return app_page(person, onward, waiting=waiting, secret=secret, problems=problems), 422
    begin(receipt.subject)
    if ask(MyFactors()).codes_left:
        tell("Aplikasi kode sudah terpasang.")
        return inside(onward) if brought() else redirect(url_for("account.show"), 303)
    return codes_page(onward)


@bp.post("/akun/kode-pemulihan")
@stepped_up
def codes() -> ResponseReturnValue:
    """Make recovery codes and show them, once."""
    return codes_page(url_for("account.show"))


@bp.post("/akun/faktor/<id_>/hapus")
@stepped_up
def remove(id_: str) -> ResponseReturnValue:
    """Take a second factor away."""
    engine().do(RemoveFactor(token(), id_), visitor())
    tell("Faktor kedua dihapus.")
    return redirect(url_for("account.show"), 303)


def _enrolling() -> Actor:
    """Return who may add a factor: somebody inside, or whose sign-in waits for just that."""
    if somebody := visitor_if_any():
        check_stepped_up()
        return somebody
    waiting = halfway_sheet()
    if waiting.awaits != ENROLMENT:
        raise NotSignedIn(NOBODY)
    return waiting.actor


def codes_page(onward: str) -> str:
    """Make recovery codes and show them, this once; what she had typed can be sent from there."""
    made = engine().do(MakeRecoveryCodes(token()), visitor()).subject.split()
    return render_template("account/codes.html", codes=made, onward=onward, carried=brought())
