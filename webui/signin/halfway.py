"""The second step of a sign-in: a code, of an app or from paper."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from engine import VISITOR, NotSignedIn, ProveCode
from webui.signin.arriving import begin, code_page, inside, refused_status
from webui.visit import engine, origin, safe_path, token, visitor_if_any

bp = Blueprint("halfway", __name__)


@bp.get("/masuk/kedua")
def code() -> ResponseReturnValue:
    """Ask for the second factor; who is inside goes on, and nobody is led to the door."""
    onward = safe_path(request.args.get("lanjut", ""))
    return inside(onward) if visitor_if_any() else code_page(onward)


@bp.post("/masuk/kedua")
def prove() -> ResponseReturnValue:
    """Open the session when the code is right; who is inside already goes on."""
    onward = safe_path(request.form.get("lanjut", ""))
    if visitor_if_any():
        return inside(onward)
    try:
        receipt = engine().do(ProveCode(token(), request.form.get("kode", ""), origin()), VISITOR)
    except NotSignedIn as refused:
        return code_page(onward, refused.message), *refused_status(refused)
    begin(receipt.subject)
    return inside(onward)
