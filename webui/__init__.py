"""The web front and the command line; the only place that wires the parts."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from engine import Engine, Now
    from webui.settings import Settings

__all__ = ["create_app"]


def create_app(engine: "Engine", settings: "Settings", now: "Now") -> "Flask":
    """Make the Flask application around `engine`; `now` is the clock that pages tell time by.

    The pages are imported here and not above: a command like `lk3 check` starts without them.
    """
    from webui.application import assemble

    return assemble(engine, settings, now)
