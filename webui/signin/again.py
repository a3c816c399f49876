"""Step-up: who exports, publishes or opens by emergency proves once more who she is."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from engine import (
    PROVEN,
    VISITOR,
    MyFactors,
    NotProven,
    NotSignedIn,
    ProveCode,
    ProvePassword,
    Text,
)
from webui.dates import now
from webui.signin.arriving import begin, refused_status
from webui.signin.carrying import Pairs, brought
from webui.visit import ask, engine, origin, safe_path, signed_in, token, visitor

bp = Blueprint("again", __name__)
Given = ParamSpec("Given")
View = Callable[Given, ResponseReturnValue]


def stepped_up(view: View[Given]) -> View[Given]:
    """Let a view be reached only within five minutes of a proof, by password or second factor."""

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
    """Ask for password or code."""
    visitor()
    return prove_page(safe_path(request.args.get("lanjut", "")), ())


@bp.post("/masuk/ulang")
def prove_again() -> ResponseReturnValue:
    """Make the session fresh, and lead on to what it was needed for."""
    visitor()
    onward = safe_path(request.form.get("lanjut", ""))
    try:
        receipt = engine().do(_proof(), VISITOR)
    except NotSignedIn as refused:
        return prove_page(onward, brought(), refused.message), *refused_status(refused)
    begin(receipt.subject)
    if brought():
        return render_template("signin/resend.html", onward=onward, carried=brought())
    return redirect(onward, 303)


def prove_page(onward: str, carried: Pairs, refusal: Text | None = None) -> str:
    """Ask for a proof; what was being sent is carried along."""
    return render_template(
        "signin/prove.html",
        onward=onward,
        carried=carried,
        refusal=refusal,
        with_code=bool(ask(MyFactors()).factors),
    )


def _proof() -> ProveCode | ProvePassword:
    if password := request.form.get("sandi", ""):
        return ProvePassword(token(), password, origin())
    return ProveCode(token(), request.form.get("kode", ""), origin())
