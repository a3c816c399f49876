"""Choosing one's password by a link: the administrator hands it over, and learns nothing."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from engine import VISITOR, InvitedByLink, OpenLink, Refused, SetPassword, Unknown
from webui.flashes import tell
from webui.i18n import words
from webui.visit import address, engine

bp = Blueprint("links", __name__)


@bp.get("/sandi/<link>")
def choose(link: str) -> ResponseReturnValue:
    """Ask for a password; that the link was opened is written down."""
    try:
        engine().do(OpenLink(link, address()), VISITOR)
    except Unknown:
        return _spent()
    return _page(link)


@bp.post("/sandi/<link>")
def chosen(link: str) -> ResponseReturnValue:
    """Keep the password; she signs in with it."""
    try:
        engine().do(SetPassword(link, request.form.get("baru", ""), address()), VISITOR)
    except Unknown:
        return _spent()
    except Refused as refused:
        return _page(link, words(refused.problems[0].message)), 422
    tell("Kata sandi tersimpan. Masuklah dengan kata sandi itu.")
    return redirect(url_for("signin.door"), 303)


def _spent() -> ResponseReturnValue:
    """Tell alike of a link that was used, is too old, or never was."""
    return render_template("signin/link_spent.html"), 404


def _page(link: str, refusal: str = "") -> str:
    person = engine().ask(InvitedByLink(link), VISITOR)
    return render_template("signin/link.html", person=person, refusal=refusal)
