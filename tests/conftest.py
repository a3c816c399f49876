"""What every test stands on: a fresh database, a clock that is moved by hand, no network."""

import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import make_url

from engine import Database, Engine, Keyring
from forms import FormLibrary
from webui.attachments.looking import looks_into
from webui.keys import MasterKeys
from webui.vault import SecretVault

#: The PostgreSQL server to make databases on; "" runs on SQLite.
SERVER = os.environ.get("DATABASE_URL", "")
#: Who measures coverage of started programs needs its variables.
KEPT = ("LK3_EXAMPLES", "LK3_SEED")


#: Folders whose tests show what `engine` and `forms` do by themselves: there lines are counted.
COUNTED = frozenset(("engine", "forms"))
#: Folders whose tests ask the engine what others ask it too: SQLite is enough.
ONCE = frozenset(
    (
        "acceptance",
        "browser",
        "cli",
        "differences",
        "processes",
        "reports",
        "webui",
        "webui_processes",
    )
)
#: But every address as every role is asked on both, and the way in.
TWICE = frozenset(("test_rights.py", "test_signin.py"))
#: Pages look the same on both databases: one whole journey at a desk is for PostgreSQL.
JOURNEY = "test_a_social_worker_brings_a_family_from_assessment_to_the_end[1280-chromium]"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test with the part of the suite it is run in (tests/suite.py)."""
    for item in items:
        if "databases" in getattr(item, "fixturenames", ()):
            item.add_marker("database")
        folder = item.path.relative_to(Path(__file__).parent).parts[0]
        if folder in ONCE and item.name != JOURNEY and item.path.name not in TWICE:
            item.add_marker("once")
        if folder == "benchmarks":
            item.add_marker("measured")
        elif item.name == JOURNEY:
            item.add_marker("journey")
        elif folder not in COUNTED or item.get_closest_marker("slow"):
            item.add_marker("uncounted")


#: The master key of every test's database.
MASTER = bytes(range(32))
KEYRING = MasterKeys((MASTER,))


@dataclass(slots=True)
class HandClock:
    """A clock that stands still until somebody moves it."""

    now: datetime = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **by: float) -> None:
        self.now += timedelta(**by)


#: Small secrets of every test's installation.
VAULT = SecretVault("s" * 40)


class QuickPasswords:
    """Real argon2id at its least cost."""

    _hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)

    def hash(self, password: str) -> str:
        return self._hasher.hash(password)

    def matches(self, hashed: str, password: str) -> bool:
        try:
            return self._hasher.verify(hashed, password)
        except VerificationError:
            return False


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings of the machine do not leak into tests."""
    for name in os.environ:
        if (name.startswith("LK3_") and name not in KEPT) or name == "DATABASE_URL":
            monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def closed_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing reaches beyond this machine."""
    connect = socket.socket.connect

    def only_here(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and not _is_here(str(address[0])):
            message = f"expected a loopback address, but the test connects to {address}"
            raise RuntimeError(message)
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", only_here)


def _is_here(host: str) -> bool:
    return host == "localhost" or ip_address(host).is_loopback


class Databases:
    """Makes databases: SQLite files, or databases on the PostgreSQL server of DATABASE_URL."""

    @contextmanager
    def copy(self, template: str, folder: Path) -> Iterator[str]:
        """Copy the database with the URL `template` ("" for an empty one); drop it at the end."""
        if SERVER:
            with self._on_server(make_url(template).database if template else "template1") as url:
                yield url
        else:
            path = folder / f"lk3_{uuid4().hex[:12]}.db"
            if template:
                shutil.copyfile(str(make_url(template).database), path)
            yield f"sqlite:///{path}"

    @contextmanager
    def _on_server(self, template: str | None) -> Iterator[str]:
        server, name = make_url(SERVER), f"lk3_{uuid4().hex[:12]}"
        plain = server.set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(plain, autocommit=True) as connection:
            # Copying files takes a third of what copying page by page through the log takes.
            made = f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY'
            connection.execute(made.encode())
        try:
            yield server.set(database=name).render_as_string(hide_password=False)
        finally:
            with psycopg.connect(plain, autocommit=True) as connection:
                connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


@pytest.fixture(scope="session")
def databases() -> Databases:
    return Databases()


@pytest.fixture(scope="session")
def migrated(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A migrated database that others are copied from: migrating once is enough."""
    with databases.copy("", tmp_path_factory.mktemp("pola")) as url:
        database = Database(url)
        database.migrate()
        database.close()
        yield url


@pytest.fixture(scope="session")
def template(migrated: str) -> str:
    """What each test's database is a copy of; folders put their own in its place."""
    return migrated


@pytest.fixture
def database_url(databases: Databases, template: str, tmp_path: Path) -> Iterator[str]:
    """The URL of a fresh, migrated database; dropped after the test."""
    with databases.copy(template, tmp_path) as url:
        yield url


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    database = Database(database_url)
    yield database
    database.close()


@pytest.fixture
def clock() -> HandClock:
    """Monday 2 March 2026, 09.00 in Pariaman."""
    return HandClock()


@pytest.fixture
def keyring() -> Keyring | None:
    """Return what seals contents; who looks at rows as they lie there puts None in its place."""
    return KEYRING


@pytest.fixture
def engine(database: Database, clock: HandClock, keyring: Keyring | None) -> Engine:
    return Engine(
        database,
        FormLibrary(),
        QuickPasswords(),
        clock,
        vault=VAULT,
        keyring=keyring,
        looks_into=looks_into,
    )
