"""The second step of a sign-in: a code, of an app or from paper."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from engine import VISITOR, NotSignedIn, ProveCode
from webui.signin.arriving import begin, code_page, inside, refused_status
from webui.visit import engine, origin, safe_path, token

bp = Blueprint("halfway", __name__)


@bp.get("/masuk/kedua")
def code() -> ResponseReturnValue:
    """Ask for the second factor; whose sign-in does not wait is led to the door."""
    return code_page(safe_path(request.args.get("lanjut", "")))


@bp.post("/masuk/kedua")
def prove() -> ResponseReturnValue:
    """Open the session when the code is right."""
    onward = safe_path(request.form.get("lanjut", ""))
    try:
        receipt = engine().do(ProveCode(token(), request.form.get("kode", ""), origin()), VISITOR)
    except NotSignedIn as refused:
        return code_page(onward, refused.message), *refused_status(refused)
    begin(receipt.subject)
    return inside(onward)
