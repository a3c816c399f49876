"""The page of one's own account: second factors, sessions, password."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from engine import (
    ChangePassword,
    EndElsewhere,
    MyFactors,
    MySessions,
    MyStory,
    NotSignedIn,
    Refused,
)
from webui.flashes import tell
from webui.i18n import words
from webui.signin.arriving import begin, refused_status
from webui.visit import ask, engine, origin, token, visitor, visitor_if_any

bp = Blueprint("account", __name__)


@bp.get("/akun")
def show() -> ResponseReturnValue:
    """Show what she proves herself with, where she is signed in, and what was done."""
    return render_template(
        "account/own.html",
        own=ask(MyFactors()),
        sessions=ask(MySessions(token())),
        story=ask(MyStory()),
    )


@bp.post("/akun/sesi")
def end_elsewhere() -> ResponseReturnValue:
    """End one of her sessions elsewhere, or all of them."""
    receipt = engine().do(EndElsewhere(token(), request.form.get("sesi", "")), visitor())
    tell("Dikeluarkan dari {count} perangkat.", count=receipt.count)
    return redirect(url_for("account.show"), 303)


@bp.get("/akun/sandi")
def password() -> ResponseReturnValue:
    """Ask for the old password and a new one."""
    visitor()
    return _password_page()


@bp.post("/akun/sandi")
def change_password() -> ResponseReturnValue:
    """Put the new password in the place of the old one; no page carries them through the door."""
    if visitor_if_any() is None:
        return redirect(url_for("signin.door", lanjut=request.path), 303)
    old, new = request.form.get("lama", ""), request.form.get("baru", "")
    try:
        receipt = engine().do(ChangePassword(token(), old, new, origin()), visitor())
    except Refused as refused:
        return _password_page(words(refused.problems[0].message)), 422
    except NotSignedIn as refused:
        return _password_page(words(refused.message)), *refused_status(refused)
    begin(receipt.subject)
    tell("Kata sandi diganti. Perangkat lain sudah dikeluarkan.")
    return redirect(url_for("account.show"), 303)


def _password_page(refusal: str = "") -> str:
    return render_template("account/password.html", refusal=refusal)
