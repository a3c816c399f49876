"""Signing in through the kabupaten's identity provider."""

from flask import Blueprint, current_app, redirect, request, session
from flask.typing import ResponseReturnValue

from engine import (
    VISITOR,
    EndSession,
    NotSignedIn,
    OpenChallenge,
    ProviderSilent,
    SignInWithProvider,
    Unknown,
)
from webui.openid import OpenIdProvider
from webui.signin.arriving import arrived, begin, refused_status
from webui.signin.device import device_name
from webui.signin.views import door_page
from webui.visit import engine, origin, safe_path, token

bp = Blueprint("provider", __name__)

#: Where the cookie keeps the ticket that only this browser holds, and where she wanted to go.
TICKET, ONWARD = "ticket", "onward"
#: What a provider sends back that is looked at.
ANSWER = ("code", "state", "iss", "error")


@bp.app_template_global()
def provider_offered() -> bool:
    """Tell templates whether this installation knows a provider."""
    return current_app.extensions["provider"] is not None


@bp.get("/masuk/penyedia")
def ask() -> ResponseReturnValue:
    """Lead the visitor to the provider; a provider that is silent leaves the password's way."""
    provider = _provider()
    onward = safe_path(request.args.get("lanjut", ""))
    ticket = engine().do(OpenChallenge("provider"), VISITOR).subject
    try:
        there = provider.request(ticket)
    except ProviderSilent as refused:
        return door_page(onward, refused.message), 503
    session.update({TICKET: ticket, ONWARD: onward})
    return redirect(there, 303)


@bp.get("/masuk/penyedia/kembali")
def back() -> ResponseReturnValue:
    """Open a session for whom the provider has sent back to the browser that asked."""
    ticket, onward = session.pop(TICKET, ""), safe_path(session.pop(ONWARD, ""))
    answer = {name: request.args.get(name, "") for name in ANSWER}
    device = device_name(request.user_agent.string)
    try:
        receipt = engine().do(SignInWithProvider(ticket, answer, origin(), device), VISITOR)
    except ProviderSilent as refused:
        return door_page(onward, refused.message), 503
    except NotSignedIn as refused:
        return door_page(onward, refused.message), *refused_status(refused)
    engine().do(EndSession(token()), VISITOR)
    begin(receipt.subject)
    return arrived(receipt.deed, onward)


def _provider() -> OpenIdProvider:
    """Return the provider; Unknown in an installation that knows none."""
    found: OpenIdProvider | None = current_app.extensions["provider"]
    if found is None:
        raise Unknown
    return found
