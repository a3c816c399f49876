"""Short words to the visitor, shown once on the next page."""

from flask import Flask, flash, get_flashed_messages

from engine import say
from webui.i18n import words


def tell(message: str, **values: object) -> None:
    """Say `message` (a msgid, so write it as a literal) on the next page."""
    flash(words(say(message, **values)))


def register(app: Flask) -> None:
    """Give templates the words to be shown."""
    app.jinja_env.globals["told"] = get_flashed_messages
