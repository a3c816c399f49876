"""An office with one published process, and people at its pages."""

import re
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from engine import MACHINE_ACTOR, Actor, Engine, PublishDefinition, RegisterAccount
from webui.bundles import shipped_bundle
from webui.settings import Settings
from webui.wiring import build_app, build_engine

PROCESS, DAERAH = "sp_rujukan", "13.77"
PASSWORD = "teman-bicara-latihan"  # the demo's, known to all
COORDINATOR = Actor(username="koordinator", name="Yusuf", daerah=DAERAH, role="koordinator")
AUDITOR = Actor(username="auditor", name="Maria", daerah=DAERAH, role="auditor")
SOURCE = shipped_bundle(PROCESS)[f"{PROCESS}.bpmn"].decode()


@dataclass
class Visitor:
    """Somebody at a browser, whose posts carry the session's token like the page's script does."""

    client: FlaskClient

    def get(self, path: str) -> TestResponse:
        return self.client.get(path)

    def post(self, path: str, body: object) -> TestResponse:
        page = self.client.get("/proses").text
        token = re.search(r'name="csrf" value="([^"]+)"', page) or re.search(
            r'name="x-csrf" value="([^"]+)"', page
        )
        assert token
        return self.client.post(path, json=body, headers={"X-CSRF-Token": token[1]})


def settings_for(path: Path) -> Settings:
    return Settings(database_url=f"sqlite:///{path}", secret="s" * 40, var=path.parent)


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database to be copied."""
    path = tmp_path_factory.mktemp("office") / "lk3.sqlite3"
    engine = build_engine(settings_for(path))
    for person in (COORDINATOR, AUDITOR):
        account = RegisterAccount(
            username=person.username,
            name=person.name,
            daerah=DAERAH,
            roles=(person.role,),
            password=PASSWORD,
        )
        engine.do(account, MACHINE_ACTOR)
    engine.do(PublishDefinition(DAERAH, PROCESS, shipped_bundle(PROCESS), "awal"), MACHINE_ACTOR)
    connection = sqlite3.connect(path)
    connection.execute("pragma wal_checkpoint(truncate)")
    connection.close()
    return path


@pytest.fixture
def app(published: Path, tmp_path: Path) -> Flask:
    return build_app(settings_for(Path(shutil.copy(published, tmp_path))))


@pytest.fixture
def engine(app: Flask) -> Engine:
    return app.extensions["engine"]


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
