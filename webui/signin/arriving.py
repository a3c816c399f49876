"""What every way of signing in ends with: a fresh cookie, and where to go from there."""

from flask import g, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue

from engine import VISITOR, HalfwayByToken, HalfwaySheet, NotSignedIn, Text, TooManyTries
from webui.browsers import know_again
from webui.flashes import tell
from webui.security import TOKEN_FIELD
from webui.signin.carrying import brought
from webui.signin.code_app import app_page
from webui.visit import engine, roles, token


def begin(token: str) -> None:
    """Start the session anew, but for the language and the form token.

    The token is this browser's own, and a page left open when its session ran out still holds it:
    a new one would turn away what was typed there.
    """
    kept = {name: session[name] for name in (TOKEN_FIELD, "language") if name in session}
    session.clear()
    session.update(kept, token=token)
    g.pop("signed_in", None)
    know_again()


def arrived(deed: str, onward: str) -> ResponseReturnValue:
    """Answer a sign-in by the deed of its receipt (engine: `let_in`, `go_on`).

    What was typed before is carried along: it is sent again once she is inside.
    """
    if deed == "second_factor_awaited":
        if brought():
            return code_page(onward)
        return redirect(url_for("halfway.code", lanjut=onward), 303)
    if deed == "enrolment_awaited":
        if brought():
            return app_page(halfway_sheet().actor, onward, waiting=True)
        return redirect(url_for("factors.app", lanjut=onward), 303)
    if deed == "enrolment_due":
        tell("Mulai masuk berikutnya Anda memerlukan faktor kedua. Pasang di Keamanan akun.")
    return inside(onward)


def inside(onward: str) -> ResponseReturnValue:
    """Lead somebody on who is signed in: to what she had typed, to her hats, or where she went."""
    if brought():
        return render_template("signin/resend.html", onward=onward, carried=brought())
    if len(roles()) > 1:
        return redirect(url_for("signin.hats", lanjut=onward), 303)
    return redirect(onward, 303)


def code_page(onward: str, refusal: Text | None = None) -> str:
    """Ask for the second factor, by every kind she has: `signin/second/<kind>.html`."""
    halfway = halfway_sheet()
    return render_template(
        "signin/second.html",
        halfway=halfway,
        onward=onward,
        carried=brought(),
        refusal=refusal,
    )


def halfway_sheet() -> HalfwaySheet:
    """Return what the visitor's sign-in waits for; NotSignedIn when it does not."""
    return engine().ask(HalfwayByToken(token()), VISITOR)


def refused_status(refused: NotSignedIn) -> tuple[int, dict[str, str]]:
    """Return status and headers of a sign-in that was refused."""
    if isinstance(refused, TooManyTries):
        return 429, {"Retry-After": str(refused.seconds)}
    return 401, {}
