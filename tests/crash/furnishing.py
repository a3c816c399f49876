"""An office with one person and one process, as the servers of this folder find it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engine import MACHINE_ACTOR, Engine, PublishDefinition, RegisterAccount
from tests.crash.browser import Browser
from tests.engine.office import COORDINATOR, OFFICER, PARIAMAN
from webui.settings import from_environment
from webui.wiring import engine_on, open_database

PASSWORD = "teman-bicara-latihan"


@contextmanager
def furnished(url: str, folder: Path, process: str, source: bytes) -> Iterator[Engine]:
    """Register the officer and publish the process; leave the database to the servers.

    Yields an engine that seals as they do, for what happens after them.
    """
    settings = from_environment({"DATABASE_URL": url, "LK3_VAR": str(folder)})
    database = open_database(settings)
    engine = engine_on(database, settings)
    account = RegisterAccount(
        OFFICER.username, OFFICER.name, PARIAMAN, (OFFICER.role,), password=PASSWORD
    )
    engine.do(account, MACHINE_ACTOR)
    engine.do(PublishDefinition(PARIAMAN, process, {f"{process}.bpmn": source}), COORDINATOR)
    database.close()
    yield engine
    database.close()


def start_case(browser: Browser, process: str) -> None:
    """Sign in and start a case; its first task is what she is led to."""
    browser.open("/masuk")
    browser.send("/masuk", {"nama": OFFICER.username, "sandi": PASSWORD, "lanjut": "/tugas"})
    browser.open(browser.onward)
    browser.send("/kasus", {"proses": process})
