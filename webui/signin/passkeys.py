"""Signing in with a passkey, whole or as the second step of a password."""

from flask import Blueprint, Response, current_app, request, session
from flask.typing import ResponseReturnValue

from engine import VISITOR, EndSession, NotSignedIn, OpenChallenge, SignInWithPasskey, Unknown
from webui.passkeys import WebAuthn
from webui.signin.arriving import arrived, begin, refused_status
from webui.signin.device import device_name
from webui.signin.views import door_page
from webui.visit import engine, origin, safe_path, token

bp = Blueprint("passkeys", __name__)

#: Where the cookie keeps the challenge that this browser must answer.
CHALLENGE = "challenge"


@bp.app_template_global()
def passkeys_offered() -> bool:
    """Tell templates whether this installation has an address that passkeys can be bound to."""
    return current_app.extensions["passkeys"] is not None


@bp.post("/masuk/kunci/tantangan")
def challenge() -> ResponseReturnValue:
    """Challenge whoever wants to come in; answer with what her browser needs, as JSON."""
    keys = web_authn()
    session[CHALLENGE] = engine().do(OpenChallenge("passkey"), VISITOR).subject
    return Response(keys.request(session[CHALLENGE]), mimetype="application/json")


@bp.post("/masuk/kunci")
def enter() -> ResponseReturnValue:
    """Open a session for the owner of the key that answered the challenge."""
    onward = safe_path(request.form.get("lanjut", ""))
    answered, response = session.pop(CHALLENGE, ""), request.form.get("jawaban", "")
    device = device_name(request.user_agent.string)
    try:
        receipt = engine().do(SignInWithPasskey(answered, response, origin(), device), VISITOR)
    except NotSignedIn as refused:
        return door_page(onward, refused.message), *refused_status(refused)
    engine().do(EndSession(token()), VISITOR)
    begin(receipt.subject)
    return arrived(receipt.deed, onward)


def web_authn() -> WebAuthn:
    """Return what speaks WebAuthn; Unknown in an installation that has no address of its own."""
    found: WebAuthn | None = current_app.extensions["passkeys"]
    if found is None:
        raise Unknown
    return found
