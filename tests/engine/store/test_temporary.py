"""A database for a while is empty, of the configured kind, and gone at the end."""

from pathlib import Path

import pytest
from sqlalchemy import text

from engine import MACHINE_ACTOR, Database, Engine, RegisterAccount, Unavailable, temporary_database
from engine.store.recording import Recording
from forms import FormLibrary
from tests.conftest import SERVER, QuickPasswords

ACCOUNT = RegisterAccount("ani", "Ani", "13.77", ("auditor",), password_hash="-")


def accounts(database):
    with database.reading() as connection:
        return connection.execute(text("SELECT count(*) FROM account")).scalar_one()


def register(database, clock):
    Engine(database, FormLibrary(), QuickPasswords(), clock).do(ACCOUNT, MACHINE_ACTOR)


@pytest.mark.database
@pytest.mark.parametrize("durable", [True, False])
def test_it_holds_what_is_written_and_touches_nothing_beside_it(durable, database, clock):
    url = database.connections.url.render_as_string(hide_password=False)
    before = accounts(database)
    with temporary_database(url, durable=durable) as one, temporary_database(url) as other:
        register(one, clock)

        assert one.dialect == ("postgresql" if SERVER else "sqlite")
        assert (accounts(one), accounts(other), accounts(database)) == (1, 0, before)


@pytest.mark.database
def test_nothing_of_it_remains(database):
    url = database.connections.url.render_as_string(hide_password=False)
    with temporary_database(url):
        pass
    if SERVER:
        with database.reading() as connection:
            query = "SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'lk3\\_%'"
            assert connection.execute(text(query)).scalar_one() == 0
    else:
        folder = Path(str(database.connections.url.database)).parent
        assert [path for path in folder.iterdir() if path.is_dir()] == []


def test_without_an_address_it_is_a_file_of_the_system_s():
    with temporary_database() as database:
        assert accounts(database) == 0


@pytest.mark.database
@pytest.mark.parametrize("in_core", [False, True], ids=["words", "core"])
def test_what_was_said_can_be_said_again_to_an_empty_database(database_url, clock, in_core):
    with temporary_database(database_url) as one, temporary_database(database_url) as again:
        recording = Recording(one)
        with recording.tagged("akun"):
            register(one, clock)
        taken = recording.replay(again, "akun", in_core=in_core)

        assert len(taken) == 1
        assert min(taken[0]) > 0
        assert accounts(again) == 1


@pytest.mark.database
def test_what_was_rolled_back_is_not_said_again(database, clock):
    recording = Recording(database)
    engine = Engine(database, FormLibrary(), QuickPasswords(), clock)
    with pytest.raises(Exception, match="diperbaiki"):
        engine.do(RegisterAccount("", "", "13.77", ()), MACHINE_ACTOR)

    assert recording.transactions == []


@pytest.mark.parametrize(
    "url",
    ["", "bukan alamat", "mysql://a/b", "postgresql://a:b/c", "sqlite+aiosqlite:///a.db"],
)
def test_an_address_that_names_neither_database_is_refused(url):
    with pytest.raises(Unavailable) as refused:
        Database(url)
    assert "DATABASE_URL" in refused.value.reason


@pytest.mark.parametrize("url", ["sqlite:////tidak/ada/a.db", "postgresql://lk3@127.0.0.1:9/lk3"])
def test_a_database_out_of_reach_is_told_in_a_line(url):
    database = Database(url)
    for use in (database.writing, database.reading):
        with pytest.raises(Unavailable) as refused, use():
            pass
        assert len(refused.value.reason.splitlines()) == 1
    database.close()
