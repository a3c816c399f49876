"""Passkeys of one's own: the list, adding one, taking one away."""

from flask import Blueprint, Response, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from engine import (
    Conflict,
    MyFactors,
    MyPasskeys,
    OpenChallenge,
    Refused,
    RegisterPasskey,
    RemovePasskey,
    Text,
)
from webui.account.factors import codes_page
from webui.flashes import tell
from webui.signin.again import stepped_up
from webui.signin.passkeys import CHALLENGE, web_authn
from webui.visit import ask, do, token, visitor

bp = Blueprint("own_passkeys", __name__)


@bp.get("/akun/kunci")
@stepped_up
def mine() -> ResponseReturnValue:
    """List the visitor's own passkeys."""
    return _page()


@bp.post("/akun/kunci/tantangan")
@stepped_up
def challenge() -> ResponseReturnValue:
    """Challenge the visitor's device to make a key; answer with what it needs, as JSON."""
    keys = web_authn()
    session[CHALLENGE] = do(OpenChallenge("add_passkey"), once=False).subject
    sheet = ask(MyPasskeys(session[CHALLENGE]))
    made = keys.creation(visitor(), sheet, session[CHALLENGE])
    return Response(made, mimetype="application/json")


@bp.post("/akun/kunci")
@stepped_up
def add() -> ResponseReturnValue:
    """Keep the public half of a key; who has no recovery codes yet is shown some."""
    name, response = request.form.get("nama", ""), request.form.get("jawaban", "")
    try:
        do(RegisterPasskey(token(), session.pop(CHALLENGE, ""), response, name))
    except Refused as refused:
        return _page(refused.problems[0].message), 422
    except Conflict as refused:
        return _page(refused.message), 409
    tell("Kunci “{name}” ditambahkan. Mulai sekarang Anda dapat masuk dengannya.", name=name)
    if ask(MyFactors()).codes_left:
        return redirect(url_for("own_passkeys.mine"), 303)
    return codes_page(url_for("own_passkeys.mine"))


@bp.post("/akun/kunci/<id_>/hapus")
@stepped_up
def remove(id_: str) -> ResponseReturnValue:
    """Forget a key."""
    do(RemovePasskey(token(), id_))
    tell("Kunci dihapus. Perangkat itu tidak dapat lagi dipakai untuk masuk.")
    return redirect(url_for("own_passkeys.mine"), 303)


def _page(refusal: Text | None = None) -> str:
    return render_template(
        "account/passkeys.html",
        keys=ask(MyPasskeys()).keys,
        refusal=refusal,
        name=request.form.get("nama", ""),
    )
