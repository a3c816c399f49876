"""What was deleted leaves PostgreSQL's files, whoever was at work meanwhile."""

from collections.abc import Iterator
from threading import Timer

import pytest
from sqlalchemy import Connection, create_engine
from sqlalchemy import Engine as Connections

from engine import Unavailable
from engine.store import rewriting
from tests.postgres import cluster

#: Both make VACUUM keep what is deleted meanwhile: who has written, and who only reads.
AT_WORK = {
    "writes": "BEGIN; SELECT pg_current_xact_id()",
    "reads": "BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT * FROM kunci",
}


@pytest.fixture(scope="module")
def connections() -> Iterator[Connections]:
    with cluster() as url:
        made = create_engine(url, isolation_level="AUTOCOMMIT")
        with made.connect() as connection:
            connection.exec_driver_sql("CREATE TABLE kunci (isi text)")
        yield made
        made.dispose()


@pytest.fixture
def owner(connections) -> Iterator[Connection]:
    with connections.connect() as connection:
        connection.exec_driver_sql("TRUNCATE kunci")
        connection.exec_driver_sql("INSERT INTO kunci VALUES ('rahasia')")
        yield connection


@pytest.fixture(params=AT_WORK)
def other(request, connections, owner) -> Iterator[Connection]:
    """Somebody whose transaction began before the row was deleted."""
    with connections.connect() as connection:
        connection.exec_driver_sql(AT_WORK[request.param])
        owner.exec_driver_sql("DELETE FROM kunci")
        yield connection
        connection.invalidate()


def size(owner) -> int:
    return owner.exec_driver_sql("SELECT pg_relation_size('kunci')").scalar_one()


def test_it_waits_for_who_began_before(owner, other):
    Timer(0.2, other.exec_driver_sql, ("COMMIT",)).start()
    rewriting.rewrite(owner, ("kunci",))
    assert size(owner) == 0


@pytest.mark.usefixtures("other")
def test_who_does_not_end_is_told_of_and_nothing_is_claimed(owner, monkeypatch):
    monkeypatch.setattr(rewriting, "PATIENCE", 0.1)
    with pytest.raises(Unavailable):
        rewriting.rewrite(owner, ("kunci",))
    assert size(owner) > 0


def test_who_began_afterwards_is_not_waited_for(connections, owner, monkeypatch):
    monkeypatch.setattr(rewriting, "PATIENCE", 0.0)
    owner.exec_driver_sql("DELETE FROM kunci")
    owner.exec_driver_sql("SELECT pg_current_xact_id()")
    with connections.connect() as later:
        later.exec_driver_sql("BEGIN; SELECT txid_current_snapshot()")
        rewriting.rewrite(owner, ("kunci",))
    assert size(owner) == 0
