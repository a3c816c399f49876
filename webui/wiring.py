"""The composition root: the only place that knows the concrete parts."""

from datetime import UTC, datetime

from flask import Flask

from engine import SENSITIVE, Database, Engine, Now
from forms import FormLibrary
from webui import create_app
from webui.delivery import Notebook, Webhook
from webui.passkeys import WebAuthn
from webui.passwords import Argon2
from webui.seal import Ed25519Seal
from webui.settings import Settings
from webui.vault import SecretVault


def clock() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


def open_database(settings: Settings) -> Database:
    """Open the configured database, brought to the newest schema."""
    settings.var.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database_url)
    database.migrate()
    return database


def build_engine(settings: Settings, now: Now = clock) -> Engine:
    """Put the engine together on the configured database."""
    return engine_on(open_database(settings), settings, now)


def engine_on(database: Database, settings: Settings, now: Now = clock) -> Engine:
    """Put the engine together on an open database."""
    deliver = Webhook(settings.webhook) if settings.webhook else Notebook()
    seal = Ed25519Seal(settings.seal) if settings.seal else None
    vault = SecretVault(settings.secret)
    duty = SENSITIVE if settings.second_factor == "required" else frozenset[str]()
    return Engine(
        database,
        FormLibrary(),
        Argon2(),
        now,
        deliver,
        seal,
        vault=vault,
        duty=duty,
        passkeys=WebAuthn(settings.address) if settings.address else None,
    )


def build_app(settings: Settings, now: Now = clock) -> Flask:
    """Return the web application on its own engine."""
    return create_app(build_engine(settings, now), settings, now)
