"""Database: never loses what it acknowledged, and one writer at a time on SQLite."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from engine import Broken, CaseByNo, CompleteTask, Database, StaleVersion, temporary_database
from engine.store.canonical import digest, packed_bundle, parsed, unpacked_bundle
from engine.store.columns import NEVER
from engine.store.envelopes import Envelopes
from engine.store.keys import Keys
from engine.store.recent import Recent
from engine.store.schema import answer, case_file
from engine.store.schema_trail import clock as clocks
from engine.store.work_cases import Cases
from tests.conftest import KEYRING
from tests.engine.office import GOOD, OFFICER, SECRET, at_work, start


def test_sqlite_is_set_to_lose_nothing(database):
    if database.dialect != "sqlite":
        assert database.dialect == "postgresql"
        return
    with database.reading() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert settings == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 10_000,
    }


def test_a_database_tells_whether_its_commits_wait_for_the_disk(database_url):
    with (
        temporary_database(database_url) as lasting,
        temporary_database(database_url, durable=False) as careless,
    ):
        assert lasting.waits_for_disk() or lasting.dialect == "postgresql"  # as its server is set
        assert not careless.waits_for_disk()


@pytest.mark.parametrize(
    "url", ["postgres://x@h/d", "postgresql://x@h/d", "postgresql+psycopg://x@h/d"]
)
def test_every_spelling_of_postgresql_means_the_same_driver(url):
    try:
        assert Database(url).dialect == "postgresql"
    except ValueError:
        pytest.fail("expected a driver")


def test_a_question_leaves_its_statements_prepared(office, database):
    start(office)
    if database.dialect != "postgresql":
        assert database.dialect == "sqlite"
        return
    prepared = []
    for _ in range(10):
        with database.reading() as connection:
            asked = connection.exec_driver_sql("SELECT name FROM pg_prepared_statements")
            prepared.append(len(asked.all()))
    assert prepared[-1] > 0
    assert prepared == sorted(prepared)


def test_moments_come_back_aware_and_in_utc(office, database):
    at_work(office)
    wit = datetime(2026, 3, 2, 9, 30, 0, 123456, tzinfo=timezone(timedelta(hours=9)))
    with database.writing() as connection:
        row = dict(connection.execute(select(clocks)).one()._mapping)
        row |= {"id": "x", "due": wit, "leased_until": NEVER}
        connection.execute(insert(clocks), row)
    with database.reading() as connection:
        due, never = connection.execute(
            select(clocks.c.due, clocks.c.leased_until).where(clocks.c.id == "x")
        ).one()
    assert (due, due.tzinfo, never) == (wit, UTC, NEVER)


def test_a_case_written_meanwhile_is_not_overwritten(office, database, clock):
    no = start(office).case_no
    with database.writing() as connection:
        Envelopes(connection, Keys(KEYRING), clock.now)
        cases = Cases(connection, OFFICER, clock.now)
        case = cases.lock_by_no(no)
        cases.save(case)
        with pytest.raises(StaleVersion):
            cases.save(case)


def test_a_state_that_cannot_be_read_is_broken_and_stays_as_it_was(office, database):
    begun = start(office)
    with database.writing() as connection:
        connection.execute(update(case_file).values(state=b"\xff\x00"))
    with pytest.raises(Broken):
        office.do(CompleteTask(begun.next_tasks[0], GOOD), OFFICER)
    assert office.ask(CaseByNo(begun.case_no), OFFICER).answers == ()


@pytest.mark.parametrize("damaged", [b"", b'{"a":', b"[]", b"\xff"])
def test_content_that_is_not_as_it_was_written_is_broken(damaged):
    with pytest.raises(Broken):
        parsed(damaged)


def test_files_that_are_not_those_of_their_hash_are_broken():
    files = {"a.bpmn": b"1", "b.json": b"2"}
    packed = packed_bundle("a", files)
    assert unpacked_bundle(packed, digest(packed)) == ("a", files)
    with pytest.raises(Broken):
        unpacked_bundle(packed, digest(b"lain"))


def test_the_cache_forgets_what_was_unused_longest():
    recent: Recent[int] = Recent(2)
    made = []

    def make(value):
        made.append(value)
        return value

    for key in ("a", "b", "a", "c", "a", "b"):
        recent.get(key, lambda key=key: make(key))
    assert made == ["a", "b", "c", "b"]


def test_what_a_failing_statement_carried_stays_out_of_the_error(office, database):
    begun = start(office)
    office.do(CompleteTask(begun.next_tasks[0], GOOD), OFFICER)
    with database.reading() as connection:
        row = connection.execute(select(answer)).one()._asdict()
    twice = insert(answer).values(**row)
    with database.writing() as connection, pytest.raises(IntegrityError) as error:
        connection.execute(twice)
    assert SECRET not in str(error.value)


def test_a_witness_sees_each_commit_before_and_after_and_no_rollback(database_url):
    seen: list[str] = []
    database = Database(database_url, seen.append)
    with database.writing():
        assert seen == []
    with pytest.raises(RuntimeError), database.writing():
        raise RuntimeError
    with database.reading():
        pass
    database.close()
    assert seen == ["before", "after"]
