"""An office with one published process, and people at its pages."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from engine import MACHINE_ACTOR, Actor, Database, Engine, PublishDefinition, RegisterAccount
from forms import FormLibrary
from tests.conftest import KEYRING, Databases, HandClock, QuickPasswords
from webui import create_app
from webui.bundles import bundle_of
from webui.settings import Settings

PROCESS, DAERAH = "sp_rujukan", "13.77"
PASSWORD = "teman-bicara-latihan"  # the demo's, known to all
COORDINATOR = Actor(username="koordinator", name="Yusuf", daerah=DAERAH, role="koordinator")
AUDITOR = Actor(username="auditor", name="Maria", daerah=DAERAH, role="auditor")
SOURCE = bundle_of(PROCESS)[f"{PROCESS}.bpmn"].decode()


@dataclass
class Visitor:
    """Somebody at a browser, whose posts carry the session's token like the page's script does."""

    client: FlaskClient

    def get(self, path: str) -> TestResponse:
        return self.client.get(path)

    def post(self, path: str, body: object) -> TestResponse:
        return self.post_text(path, json.dumps(body))

    def post_text(self, path: str, body: str) -> TestResponse:
        page = self.client.get("/proses").text
        token = re.search(r'name="csrf" value="([^"]+)"', page) or re.search(
            r'name="x-csrf" value="([^"]+)"', page
        )
        assert token
        headers = {"X-CSRF-Token": token[1]}
        return self.client.post(path, data=body, content_type="application/json", headers=headers)


@pytest.fixture(scope="session")
def template(
    migrated: str, databases: Databases, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A database with two people and one published process."""
    with databases.copy(migrated, tmp_path_factory.mktemp("office")) as url:
        database = Database(url)
        engine = Engine(database, FormLibrary(), QuickPasswords(), HandClock(), keyring=KEYRING)
        for person in (COORDINATOR, AUDITOR):
            account = RegisterAccount(
                person.username, person.name, DAERAH, (person.role,), password=PASSWORD
            )
            engine.do(account, MACHINE_ACTOR)
        bundle = bundle_of(PROCESS)
        engine.do(PublishDefinition(DAERAH, PROCESS, bundle, "awal"), MACHINE_ACTOR)
        database.close()
        yield url


@pytest.fixture
def app(engine: Engine, database_url: str, clock: HandClock, tmp_path: Path) -> Flask:
    settings = Settings(database_url=database_url, secret="s" * 40, var=tmp_path)
    return create_app(engine, settings, clock)


@pytest.fixture
def enter(app: Flask) -> Callable[[Actor], Visitor]:
    """Sign somebody in through the door."""

    def come_in(person: Actor) -> Visitor:
        client = app.test_client()
        door = client.get("/masuk").text
        marks = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', door))
        sent = {**marks, "nama": person.username, "sandi": PASSWORD}
        assert client.post("/masuk", data=sent).status_code == 303
        return Visitor(client)

    return come_in


@pytest.fixture
def coordinator(enter: Callable[[Actor], Visitor]) -> Visitor:
    return enter(COORDINATOR)


@pytest.fixture
def auditor(enter: Callable[[Actor], Visitor]) -> Visitor:
    return enter(AUDITOR)
