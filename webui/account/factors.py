"""Second factors of one's own: a code app, recovery codes, taking one away."""

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from itsdangerous import BadData, URLSafeTimedSerializer
from pyotp import TOTP
from segno import make

from engine import (
    ENROLMENT,
    VISITOR,
    Actor,
    EnrolTotp,
    HalfwayByToken,
    MakeRecoveryCodes,
    MyFactors,
    NotSignedIn,
    Problem,
    Refused,
    RemoveFactor,
    fresh_secret,
)
from webui.flashes import tell
from webui.i18n import gettext
from webui.signin.again import check_stepped_up, stepped_up
from webui.signin.arriving import begin
from webui.visit import NOBODY, ask, engine, origin, safe_path, token, visitor, visitor_if_any

bp = Blueprint("factors", __name__)

#: Seconds in which a secret that was shown must be confirmed.
SHOWN = 900


@bp.get("/akun/aplikasi")
def app() -> ResponseReturnValue:
    """Show a fresh secret, to be scanned by a code app."""
    return _app_page(_enrolling(), fresh_secret(), safe_path(request.args.get("lanjut", "")))


@bp.post("/akun/aplikasi")
def keep_app() -> ResponseReturnValue:
    """Keep the secret once the app shows a right code, then show recovery codes."""
    person, onward = _enrolling(), safe_path(request.form.get("lanjut", ""))
    secret = _shown(person)
    name, code = request.form.get("nama", "").strip(), request.form.get("kode", "")
    try:
        receipt = engine().do(EnrolTotp(token(), secret, code, name, origin()), VISITOR)
    except Refused as refused:
        return _app_page(person, secret, onward, refused.problems), 422
    begin(receipt.subject)
    if ask(MyFactors()).codes_left:
        tell("Aplikasi kode sudah terpasang.")
        return redirect(url_for("account.show"), 303)
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
    if inside := visitor_if_any():
        check_stepped_up()
        return inside
    waiting = engine().ask(HalfwayByToken(token()), VISITOR)
    if waiting.awaits != ENROLMENT:
        raise NotSignedIn(NOBODY)
    return waiting.actor


def _app_page(person: Actor, secret: str, onward: str, problems: tuple[Problem, ...] = ()) -> str:
    return render_template(
        "account/app.html",
        secret=secret,
        picture=_picture(TOTP(secret).provisioning_uri(name=person.username, issuer_name="LK3")),
        mark=_signer().dumps([person.username, secret]),
        onward=onward,
        problems=problems,
        waiting=visitor_if_any() is None,
    )


def _picture(link: str) -> str:
    """Draw a QR code as SVG, which no other server sees."""
    return make(link, error="m").svg_inline(border=4, title=gettext("Kode QR"), omitsize=True)


def _shown(person: Actor) -> str:
    """Return the secret that this page was shown with: nobody brings one of his own."""
    try:
        username, secret = _signer().loads(request.form.get("tanda", ""), max_age=SHOWN)
    except BadData:
        return fresh_secret()
    return str(secret) if username == person.username else fresh_secret()


def codes_page(onward: str) -> str:
    """Make recovery codes and show them, this once."""
    made = engine().do(MakeRecoveryCodes(token()), visitor()).subject.split()
    return render_template("account/codes.html", codes=made, onward=onward)


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.secret_key or "", salt="lk3 code app")
