"""The door: sign-in, the choice of hat, sign-out."""

from flask import Blueprint, make_response, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from engine import VISITOR, ChooseRole, EndSession, NotSignedIn, SignIn, Text
from webui.signin.arriving import arrived, begin, refused_status
from webui.signin.carrying import brought
from webui.signin.device import device_name
from webui.visit import engine, origin, roles, safe_path, token, visitor, visitor_if_any

bp = Blueprint("signin", __name__)


@bp.get("/masuk")
def door() -> ResponseReturnValue:
    """Show the sign-in page, or lead on whoever is inside already."""
    onward = safe_path(request.args.get("lanjut", ""))
    if visitor_if_any():
        return redirect(onward, 303)
    return door_page(onward)


@bp.post("/masuk")
def enter() -> ResponseReturnValue:
    """Open a session under a new cookie, or ask for what it still waits for."""
    onward = safe_path(request.form.get("lanjut", ""))
    name, password = request.form.get("nama", "").strip(), request.form.get("sandi", "")
    device = device_name(request.user_agent.string)
    try:
        receipt = engine().do(SignIn(name, password, origin=origin(), device=device), VISITOR)
    except NotSignedIn as refused:
        return door_page(onward, refused.message), *refused_status(refused)
    engine().do(EndSession(token()), VISITOR)
    begin(receipt.subject)
    return arrived(receipt.deed, onward)


@bp.get("/masuk/peran")
def hats() -> ResponseReturnValue:
    """Let a person with several roles choose the one she works in now."""
    onward = safe_path(request.args.get("lanjut", ""))
    return render_template("signin/hats.html", actor=visitor(), roles=roles(), onward=onward)


@bp.post("/masuk/peran")
def wear() -> ResponseReturnValue:
    """Go on under another hat."""
    visitor()
    engine().do(ChooseRole(token(), request.form.get("peran", "")), visitor())
    return redirect(safe_path(request.form.get("lanjut", "")), 303)


@bp.post("/keluar")
def leave() -> ResponseReturnValue:
    """End the session and have the browser forget what it kept of our pages."""
    engine().do(EndSession(token()), VISITOR)
    session.clear()
    response = make_response(redirect(url_for("signin.door", keluar=""), 303))
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def door_page(onward: str, refusal: Text | None = None) -> str:
    """Return the sign-in page, with what was typed before it and why somebody was turned away."""
    return render_template(
        "signin/door.html",
        onward=onward,
        carried=brought(),
        refusal=refusal,
        left="keluar" in request.args,
        username=request.form.get("nama", ""),
    )
