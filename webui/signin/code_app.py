"""Setting up a code app: a fresh secret is shown, signed, and comes back with its first code."""

from flask import current_app, render_template, request
from itsdangerous import BadData, URLSafeTimedSerializer
from pyotp import TOTP

from engine import Actor, Problem, fresh_secret
from webui.qr import qr
from webui.signin.carrying import brought

#: Seconds in which a secret that was shown must be confirmed.
SHOWN = 900


def app_page(
    person: Actor,
    onward: str,
    *,
    waiting: bool,
    secret: str = "",
    problems: tuple[Problem, ...] = (),
) -> str:
    """Show a secret, a fresh one unless told, to be scanned by a code app.

    `waiting`: her sign-in waits for just that; what she had typed is carried along.
    """
    secret = secret or fresh_secret()
    return render_template(
        "account/app.html",
        secret=secret,
        picture=qr(TOTP(secret).provisioning_uri(name=person.username, issuer_name="LK3")),
        mark=_signer().dumps([person.username, secret]),
        onward=onward,
        carried=brought(),
        problems=problems,
        waiting=waiting,
    )


def shown_secret(person: Actor) -> str:
    """Return the secret that this page was shown with: nobody brings one of his own."""
    try:
        username, secret = _signer().loads(request.form.get("tanda", ""), max_age=SHOWN)
    except BadData:
        return fresh_secret()
    return str(secret) if username == person.username else fresh_secret()


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.secret_key or "", salt="lk3 code app")
