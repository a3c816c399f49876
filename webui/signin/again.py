"""Step-up: who exports, publishes or opens by emergency proves once more who she is."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from flask import Blueprint, redirect, render_template, request, session
from flask.typing import ResponseReturnValue

from engine import (
    PROVEN,
    VISITOR,
    MyFactors,
    NotProven,
    NotSignedIn,
    ProveCode,
    ProvePasskey,
    ProvePassword,
    Text,
)
from webui.dates import now
from webui.signin.arriving import begin, refused_status
from webui.signin.carrying import Pairs, brought
from webui.signin.passkeys import CHALLENGE
from webui.visit import ask, engine, origin, safe_path, signed_in, token, visitor

bp = Blueprint("again", __name__)
Given = ParamSpec("Given")
View = Callable[Given, ResponseReturnValue]


def stepped_up(view: View[Given]) -> View[Given]:
    """Let a view be reached only within five minutes of a proof: password, code or passkey."""

    @wraps(view)
    def guarded(*args: Given.args, **kwargs: Given.kwargs) -> ResponseReturnValue:
        check_stepped_up()
        return view(*args, **kwargs)

    return guarded


def check_stepped_up() -> None:
    """Raise NotProven unless the visitor has just proved who she is."""
    if now() - signed_in().proved_at > PROVEN:
        raise NotProven


@bp.get("/masuk/ulang")
def ask_again() -> ResponseReturnValue:
    """Ask for password, code or passkey."""
    visitor()
    return prove_page(safe_path(request.args.get("lanjut", "")), ())


@bp.post("/masuk/ulang")
def prove_again() -> ResponseReturnValue:
    """Prove by password or code."""
    visitor()
    return _go_on(_proof())


@bp.post("/masuk/ulang/kunci")
def prove_by_key() -> ResponseReturnValue:
    """Prove by passkey; its challenge is the door's."""
    visitor()
    answered, response = session.pop(CHALLENGE, ""), request.form.get("jawaban", "")
    return _go_on(ProvePasskey(token(), answered, response, origin()))


def _go_on(proof: ProveCode | ProvePasskey | ProvePassword) -> ResponseReturnValue:
    """Make the session fresh, and lead on to what it was needed for."""
    onward = safe_path(request.form.get("lanjut", ""))
    try:
        receipt = engine().do(proof, VISITOR)
    except NotSignedIn as refused:
        return prove_page(onward, brought(), refused.message), *refused_status(refused)
    begin(receipt.subject)
    if brought():
        return render_template("signin/resend.html", onward=onward, carried=brought())
    return redirect(onward, 303)


def prove_page(onward: str, carried: Pairs, refusal: Text | None = None) -> str:
    """Ask for a proof; what was being sent is carried along."""
    own = ask(MyFactors())
    return render_template(
        "signin/prove.html",
        onward=onward,
        carried=carried,
        refusal=refusal,
        with_code=bool(own.factors),
        with_key=own.passkeys > 0,
    )


def _proof() -> ProveCode | ProvePassword:
    if password := request.form.get("sandi", ""):
        return ProvePassword(token(), password, origin())
    return ProveCode(token(), request.form.get("kode", ""), origin())
