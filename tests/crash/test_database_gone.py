"""The database goes away, or its disk is full: who asks is told so, and goes on when it is back."""

import time
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from engine import Cases, Database, Engine, History, StartCase, Unavailable, VerifyHistory
from forms import FormLibrary
from tests.conftest import KEYRING, HandClock, QuickPasswords
from tests.crash.browser import Browser, Office, Unserved
from tests.crash.circle import CIRCLE
from tests.crash.furnishing import furnished, start_case
from tests.engine.office import AUDITOR, OFFICER, open_office
from tests.postgres import running_cluster

#: What is committed outlives the server's crash, if not the machine's.
LASTING = "-c fsync=off -c synchronous_commit=on"


@contextmanager
def serving(url, folder):
    office = Office(url, folder)
    try:
        yield Browser(office)
    finally:
        office.close()


def deeds(engine, no):
    return [event.deed for event in engine.ask(History(no), AUDITOR).events]


def test_a_server_outlives_its_database(tmp_path):
    with (
        running_cluster(LASTING) as postgres,
        furnished(postgres.url, tmp_path, "putaran", CIRCLE) as engine,
        serving(postgres.url, tmp_path) as browser,
    ):
        start_case(browser, "putaran")
        browser.open(browser.onward)
        task = browser.shown
        postgres.stop()
        for ask in (
            lambda: browser.open("/tugas"),
            lambda: browser.send(task, {"x-selesai": "1"}),
        ):
            with pytest.raises(Unserved) as answer:
                ask()
            assert answer.value.status == 503
            assert answer.value.page.rstrip().endswith("</html>")
        assert browser.hidden["x-kiriman"] in answer.value.page, "ready to be sent again"
        postgres.start()

        browser.send(task, {"x-selesai": "1"})
        [case] = engine.ask(Cases(), AUDITOR)
        until = time.monotonic() + 60
        while "timer_fired" not in deeds(engine, case.no) and time.monotonic() < until:
            time.sleep(0.2)  # the worker beside the pages looks every few seconds
        told = deeds(engine, case.no)
        assert (told.count("task_completed"), told.count("timer_fired")) == (1, 1)
        assert engine.ask(VerifyHistory(), AUDITOR).whole


@contextmanager
def full_disk(database):
    """No page can be added to the SQLite file while this lasts."""

    def fill(connection, _record):
        connection.execute("PRAGMA max_page_count=1")  # that is: as many as there are

    event.listen(database.connections, "connect", fill)
    database.close()
    yield
    event.remove(database.connections, "connect", fill)
    database.close()


def start_cases(engine, begun):
    while len(begun) < 1_000:
        engine.do(StartCase("aduan"), OFFICER, submission=f"buka-{len(begun)}")
        begun.append("begun")


def test_a_full_disk_refuses_the_whole_deed(tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'penuh.db'}")
    database.migrate()
    engine = open_office(
        Engine(database, FormLibrary(), QuickPasswords(), HandClock(), keyring=KEYRING)
    )
    begun: list[str] = []
    with full_disk(database):
        with pytest.raises(Unavailable) as refusal:
            start_cases(engine, begun)
        assert "full" in refusal.value.reason
        assert len(engine.ask(Cases(limit=1_000), AUDITOR)) == len(begun)
        assert engine.ask(VerifyHistory(), AUDITOR).whole

    engine.do(StartCase("aduan"), OFFICER, submission=f"buka-{len(begun)}")
    assert len(engine.ask(Cases(limit=1_000), AUDITOR)) == len(begun) + 1
    assert engine.ask(VerifyHistory(), AUDITOR).whole
    database.close()
