"""An office to walk through: the real application on a real database, with its own clock."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import unescape
from ipaddress import IPv4Network
from pathlib import Path
from uuid import uuid4

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from engine import (
    MACHINE_ACTOR,
    VISITOR,
    Actor,
    CaseByNo,
    CaseSheet,
    Database,
    Engine,
    FireTimers,
    PublishDefinition,
    RegisterAccount,
    SignIn,
)
from forms import FormLibrary
from processes import named_regions
from tests.conftest import KEYRING, VAULT, Databases
from tests.snapshot import Snapshot
from webui import create_app
from webui.attachments.looking import looks_into
from webui.passkeys import WebAuthn
from webui.passwords import Argon2
from webui.settings import Settings

PASSWORD = "teman-bicara-latihan"  # the demo's, known to all
#: Where people reach the office.
ADDRESS = "https://lk3.pariaman.example"
#: Monday, 23 November 2026, 09.00 WIB.
MORNING = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
FILES = {path.name: path.read_bytes() for path in (Path(__file__).parent / "office").iterdir()}

#: Username, name, daerah, roles.
PEOPLE = [
    ("penerima", "Dewi Lestari", "13.77", ("petugas_penerima",)),
    ("penerima2", "Nur Aini", "13.77", ("petugas_penerima",)),
    ("manajer", "Hasan Basri", "13.77", ("manajer_kasus",)),
    ("peksos", "Rini Anggraini", "13.77", ("pekerja_sosial",)),
    ("peksos2", "Budi Santoso", "13.77", ("pekerja_sosial",)),
    ("relawan", "Tono", "13.77", ("relawan",)),
    ("koordinator", "Yusuf", "13.77", ("koordinator",)),
    ("auditor", "Maria", "13.77", ("auditor",)),
    ("rangkap", "Siti", "13.77", ("pekerja_sosial", "manajer_kasus")),
    ("timika", "Yohana", "94.04", ("manajer_kasus",)),
]


#: Where visitors come from, each from elsewhere.
ADDRESSES = IPv4Network("10.0.0.0/8").hosts()


class Clock:
    """A clock that tests turn."""

    def __init__(self) -> None:
        self.moment = MORNING

    def __call__(self) -> datetime:
        return self.moment

    def turn(self, by: timedelta) -> None:
        self.moment += by


@dataclass
class Person:
    """Somebody at a browser; posts carry the session's token like a real page's form."""

    client: FlaskClient

    def get(self, path: str, **headers: str) -> TestResponse:
        return self.client.get(path, headers=headers)

    def post(
        self, path: str, data: Mapping[str, str] | None = None, **headers: str
    ) -> TestResponse:
        marks = {"x-csrf": self.token(), "x-kiriman": uuid4().hex}
        return self.client.post(path, data={**marks, **(data or {})}, headers=headers)

    def token(self) -> str:
        with self.client.session_transaction() as session:
            return session.setdefault("x-csrf", "a-token-of-this-session")


@dataclass
class Office:
    """The application, its engine and its clock."""

    app: Flask
    engine: Engine
    clock: Clock
    database: Database
    people: dict[str, Person] = field(default_factory=dict)

    def visitor(self) -> Person:
        """Somebody at a browser of her own, at an address of her own."""
        client = self.app.test_client()
        client.environ_base["REMOTE_ADDR"] = str(next(ADDRESSES))
        return Person(client)

    def renew(self) -> None:
        """Start the server anew: what it remembered is read again."""
        self.engine = engine_on(self.database, self.clock)
        self.app.extensions["engine"] = self.engine

    @contextmanager
    def without_database(self) -> Iterator[None]:
        """The database cannot be opened while this lasts."""
        self.app.extensions["engine"] = engine_on(Database("sqlite:////no/such/folder"), self.clock)
        yield
        self.app.extensions["engine"] = self.engine

    def person(self, name: str) -> Person:
        """Somebody signed in, the same browser each time she is named."""
        if name not in self.people:
            token = self.engine.do(SignIn(name, PASSWORD), VISITOR).subject
            person = self.visitor()
            with person.client.session_transaction() as session:
                session["token"] = token
            self.people[name] = person
        return self.people[name]

    def open_case(self, by: str = "penerima") -> str:
        """Start a case; returns the path of its first task's page."""
        return self.person(by).post("/kasus", {"proses": "kunjungan"}).location

    def visited_case(self, **answers: str) -> tuple[str, str]:
        """Bring a case to the visit in the pool; returns its number and the task's path."""
        first = self.open_case()
        no = number_in(self.person("penerima").get(first).text)
        sent = {"nama": "Ani", "butuh_kunjungan": "true", **answers, "x-selesai": "1"}
        assert self.person("penerima").post(first, sent).status_code == 303
        visit = next(task for task in self.sheet(no).tasks if task.status == "open")
        return no, f"/tugas/{visit.id}"

    def sheet(self, no: str) -> CaseSheet:
        """The case as its opener sees it."""
        opener = Actor(username="penerima", name="", daerah="13.77", role="petugas_penerima")
        return self.engine.ask(CaseByNo(no), opener)

    def work(self) -> None:
        self.engine.do(FireTimers(), MACHINE_ACTOR)


def number_in(page: str) -> str:
    """The case number of a task's page; words told above it may name another case."""
    return re.findall(r"LK3-\d{4}-\d{4}-\d{5}", page)[-1]


def field_of(page: str, name: str) -> str:
    """Return the value of the page's field of this name; "" without one."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    return unescape(found[1]) if found else ""


def words_of(page: str) -> str:
    """A page's text as a person reads it, without markup."""
    bare = re.sub(r"<(script|style|svg).*?</\1>|<[^>]+>", " ", page, flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(bare))


def settings_in(folder: Path, url: str = "sqlite://", **more: object) -> Settings:
    known = {"database_url": url, "secret": "s" * 40, "var": folder, "address": ADDRESS}
    return Settings(**{**known, **more})


def engine_on(database: Database, clock: Clock, **more: object) -> Engine:
    cheap = Argon2(PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    means = {"vault": VAULT, "passkeys": WebAuthn(ADDRESS), "keyring": KEYRING}
    means |= {"regions": named_regions, "looks_into": looks_into, **more}
    return Engine(database, FormLibrary(), cheap, clock, **means)


@pytest.fixture(scope="session")
def template(
    migrated: str, databases: Databases, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A database with people and one published process."""
    with databases.copy(migrated, tmp_path_factory.mktemp("furnished")) as url:
        database = Database(url)
        engine = engine_on(database, Clock())
        for username, name, daerah, roles in PEOPLE:
            account = RegisterAccount(username, name, daerah, roles, password=PASSWORD)
            engine.do(account, MACHINE_ACTOR)
        for daerah in ("13.77", "94.04"):
            engine.do(PublishDefinition(daerah, "kunjungan", FILES), MACHINE_ACTOR)
        database.close()
        yield url


@contextmanager
def office_on(url: str, folder: Path) -> Iterator[Office]:
    clock, database = Clock(), Database(url)
    engine = engine_on(database, clock)
    app = create_app(engine, settings_in(folder, url), clock)
    app.config["TESTING"] = True
    yield Office(app, engine, clock, database)
    database.close()


@pytest.fixture(scope="session")
def building(template, databases, tmp_path_factory):
    """The office that tests take over from each other, and what was in it at first."""
    folder = tmp_path_factory.mktemp("building")
    with databases.copy(template, folder) as url, office_on(url, folder) as office:
        yield office, Snapshot(office.database)


@pytest.fixture
def office(building):
    """An office of the test's own: as on the first morning, whatever the test before did."""
    office, first_morning = building
    first_morning.restore()
    office.clock.moment = MORNING
    office.people.clear()
    return office


@pytest.fixture(scope="module")
def shared_office(template, databases, tmp_path_factory):
    """One office for tests that only add cases of their own."""
    folder = tmp_path_factory.mktemp("shared")
    with databases.copy(template, folder) as url, office_on(url, folder) as office:
        yield office
