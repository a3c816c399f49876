"""Every level of keys is changed under running cases, and a broken run is taken up again."""

from threading import Thread

import pytest
from sqlalchemy import select, update

from engine import (
    CaseByNo,
    CompleteTask,
    Engine,
    Rotation,
    SuspendCase,
    Unreadable,
    VerifyHistory,
)
from engine.store.keys import Keys, KeysAt
from engine.store.schema import answer, case_file
from engine.store.schema_keys import case_key, daerah_key
from forms import FormLibrary
from tests.conftest import KEYRING, MASTER, QuickPasswords
from tests.engine.office import AUDITOR, GOOD, MANAGER, OFFICER, PARIAMAN, SECRET, WORKER, at_work
from webui.keys import MasterKeys


@pytest.fixture
def rotation(database, clock) -> Rotation:
    return Rotation(database, KEYRING, clock)


def rows_of(database, table):
    with database.reading() as connection:
        return connection.execute(select(table)).all()


def still_reads(office, no):
    assert [one.body for one in office.ask(CaseByNo(no), OFFICER).answers] == [GOOD]
    assert office.ask(VerifyHistory(), AUDITOR).whole


def test_a_case_gets_a_new_key_and_goes_on(office, database, rotation, clock):
    no, task = at_work(office)
    [old] = rows_of(database, case_key)
    [before] = rows_of(database, answer)
    clock.advance(minutes=1)
    [case] = rotation.cases(before=clock())
    rotation.case(case)
    [new] = rows_of(database, case_key)
    assert (new.number, new.wrapped != old.wrapped) == (2, True)
    assert rows_of(database, answer)[0].body != before.body
    assert rotation.cases(before=clock()) == []
    still_reads(office, no)
    office.do(CompleteTask(task, {}), WORKER)
    office.do(SuspendCase(no, "Menunggu"), MANAGER)
    still_reads(office, no)


def test_what_lay_in_the_clear_is_sealed(office, database, rotation, clock):
    older = Engine(database, FormLibrary(), QuickPasswords(), clock)
    no, _ = at_work(older)
    assert SECRET.encode() in rows_of(database, answer)[0].body
    for case in rotation.cases():
        rotation.case(case)
    assert SECRET.encode() not in rows_of(database, answer)[0].body
    assert rows_of(database, case_file)[0].key == 1
    still_reads(office, no)


def test_a_case_that_does_not_open_keeps_what_it_has(office, database, rotation):
    at_work(office)
    with database.writing() as connection:
        connection.execute(update(answer).values(salt=b"x" * 60))
    before = rows_of(database, case_file), rows_of(database, case_key)
    with pytest.raises(Unreadable):
        rotation.case((PARIAMAN, before[0][0].id))
    assert (rows_of(database, case_file), rows_of(database, case_key)) == before


def test_a_daerah_gets_a_new_key_and_its_cases_keep_theirs(office, database, rotation, clock):
    no, task = at_work(office)
    [before] = rows_of(database, answer)
    rotation.daerah(PARIAMAN)
    assert [row.number for row in rows_of(database, daerah_key)] == [2]
    assert [row.parent for row in rows_of(database, case_key)] == [2]
    assert rows_of(database, answer) == [before]
    clock.advance(hours=1)  # what was unwrapped is forgotten
    still_reads(office, no)
    office.do(CompleteTask(task, {}), WORKER)
    at_work(office)


def until_it_waits(database, twin):
    """Return when the twin waits for this connection; SQLite does not let it begin."""
    waiting = (
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    while database.dialect == "postgresql" and twin.is_alive():
        with database.reading() as connection:
            if connection.exec_driver_sql(waiting).scalar():
                return


def test_two_that_renew_a_daerah_at_once_lose_no_key(office, database, rotation, clock):
    no, _ = at_work(office)
    twin = Thread(target=rotation.daerah, args=(PARIAMAN,))
    with database.writing() as connection:
        KeysAt(Keys(KEYRING), connection, clock()).renew_daerah(PARIAMAN)
        twin.start()
        until_it_waits(database, twin)
    twin.join()
    clock.advance(hours=1)  # what was unwrapped is forgotten
    still_reads(office, no)
    [left] = rows_of(database, daerah_key)
    assert [row.parent for row in rows_of(database, case_key)] == [left.number]


def test_a_daerah_without_a_key_gets_none(database, rotation):
    rotation.daerah(PARIAMAN)
    assert rows_of(database, daerah_key) == []


def test_a_new_master_key_opens_everything_and_the_old_one_nothing(database, clock, office):
    no, _ = at_work(office)
    fresh = bytes(reversed(MASTER))
    Rotation(database, MasterKeys((fresh, MASTER)), clock).master(PARIAMAN)
    clock.advance(hours=1)
    with pytest.raises(Unreadable):
        office.ask(CaseByNo(no), OFFICER)
    ring = MasterKeys((fresh,))
    still_reads(Engine(database, FormLibrary(), QuickPasswords(), clock, keyring=ring), no)
