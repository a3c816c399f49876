"""The page of one's own account."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from engine import MyFactors
from webui.visit import ask

bp = Blueprint("account", __name__)


@bp.get("/akun")
def show() -> ResponseReturnValue:
    """Show second factors and recovery codes."""
    return render_template("account/own.html", own=ask(MyFactors()))
