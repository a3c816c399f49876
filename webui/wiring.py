"""The composition root: the only place that knows the concrete parts."""

from datetime import UTC, datetime

from flask import Flask

from engine import Database, Engine, Now
from forms import FormLibrary
from webui import create_app
from webui.passwords import Argon2
from webui.settings import Settings


def clock() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


def build_engine(settings: Settings, now: Now = clock) -> Engine:
    """Put the engine together from its database, the forms, the passwords and the clock."""
    return Engine(Database(settings.database_url), FormLibrary(), Argon2(), now)


def build_app(settings: Settings, now: Now = clock) -> Flask:
    """Return the web application on its own engine."""
    return create_app(build_engine(settings, now), settings, now)
