"""A neutral sign of life for whoever watches the server; it says nothing about cases."""

from flask import Blueprint

bp = Blueprint("health", __name__)


@bp.get("/sehat")
def alive() -> tuple[str, dict[str, str]]:
    """Answer that the application runs."""
    return "sehat\n", {"Content-Type": "text/plain; charset=utf-8"}
