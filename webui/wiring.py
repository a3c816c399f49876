"""The composition root: the only place that knows the concrete parts."""

from datetime import UTC, datetime
from functools import partial

from flask import Flask

from engine import SENSITIVE, Database, Engine, Now, Unreadable, masters_in_use, say
from forms import FormLibrary
from processes import named_regions, number_style
from webui import create_app
from webui.attachments.looking import looks_into
from webui.attachments.scanning import scanned
from webui.bundles import calendar_of
from webui.delivery import Notebook, Webhook
from webui.keys import MasterKeys, keys_of, made
from webui.nudges import outside
from webui.openid import provider_at
from webui.own_places import open_places, refuse_unsound
from webui.passkeys import passkeys_at
from webui.passwords import Argon2
from webui.seal import Ed25519Seal
from webui.settings import Settings
from webui.vault import SecretVault

MISSING = say(
    "Kunci induk basis data ini tidak ada di sini. Kembalikan berkas kuncinya (LK3_MASTER_FILE)."
)


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
        passkeys=passkeys_at(settings.address),
        provider=provider_at(settings.openid, settings.address, now),
        keyring=keyring(database, settings),
        openings=settings.openings,
        calendar=calendar_of,
        numbering=number_style,
        regions=named_regions,
        nudge=outside(settings.outward, settings.address),
        looks_into=scanned(settings.scanner, looks_into),
        room=settings.room,
    )


def keyring(database: Database, settings: Settings) -> MasterKeys:
    """Return the master keys of an open database, the first one made when there is none yet.

    Raises:
        Unreadable: the database was sealed with a master key that is not here.
    """
    needed = masters_in_use(database)
    again = tuple if settings.master_told else partial(keys_of, settings.master_file)
    if not settings.master and not needed:
        return MasterKeys(made(settings.master_file), again)
    if not settings.master or needed - (ring := MasterKeys(settings.master, again)).masters:
        raise Unreadable(MISSING)
    return ring


def build_app(settings: Settings, now: Now = clock) -> Flask:
    """Return the web application on its own engine, with all its daerah."""
    open_places(settings.daerah)
    refuse_unsound()
    return create_app(build_engine(settings, now), settings, now)
