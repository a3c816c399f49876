"""Words to the visitor, above what she came for."""

from flask import Flask

from engine import Notices, NoticeView
from webui.visit import ask


def notices() -> tuple[NoticeView, ...]:
    """Return what the visitor was told and has not put away."""
    return ask(Notices())


def register(app: Flask) -> None:
    """Give templates the visitor's words."""
    app.jinja_env.globals["notices"] = notices
