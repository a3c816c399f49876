"""The second wall, on a PostgreSQL of its own: hand-written SQL of the application gets nowhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import psycopg
import pytest
from sqlalchemy import (
    BigInteger,
    Boolean,
    Integer,
    LargeBinary,
    Table,
    func,
    insert,
    make_url,
    select,
    text,
    update,
)
from sqlalchemy.exc import ProgrammingError

from engine import (
    MACHINE_ACTOR,
    VISITOR,
    Actor,
    Conflict,
    Database,
    Engine,
    RegisterAccount,
    SignIn,
    Unavailable,
    VerifyHistory,
)
from engine.store.columns import Moment
from engine.store.reading import Reading
from engine.store.schema import metadata
from engine.store.walls import APPEND_ONLY, APPLICATION, CHANGING, Reach
from forms import FormLibrary
from tests.conftest import HandClock, QuickPasswords
from tests.engine.office import AUDITOR, OFFICER, PASSWORD, at_work, open_office
from tests.postgres import cluster

HERE, THERE, NOWHERE = "13.77", "94.04", ""
TABLES = {table.name: table for table in metadata.sorted_tables}
OF_PEOPLE = frozenset(("account", "term", "session"))
NOBODY = Reach("SET LOCAL lk3.nobody = ''")


def of(daerah: str) -> Reach:
    return Reach.of(Actor(username="sari", name="Sari", daerah=daerah, role="pekerja_sosial"))


def row_of(table: Table, daerah: str) -> dict[str, object]:
    """A row whose words are all its daerah, so that keys and those who refer to them agree."""
    kinds = {
        Integer: 1,
        BigInteger: 1,
        LargeBinary: b"x",
        Boolean: False,
        Moment: datetime(2026, 1, 1, tzinfo=UTC),
    }
    return {column.name: kinds.get(type(column.type), daerah) for column in table.columns}


class Server:
    """A PostgreSQL with two users who are nobody special, and a database of each."""

    def __init__(self, url: str) -> None:
        self._url = make_url(url)
        self.tell("CREATE ROLE pemilik LOGIN CREATEROLE", "CREATE ROLE sendiri LOGIN")

    def tell(self, *statements: str, database: str = "postgres") -> None:
        """Say something as the server's administrator."""
        plain = self._url.set(drivername="postgresql", database=database)
        with psycopg.connect(plain.render_as_string(), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    @contextmanager
    def opened(self, user: str, name: str) -> Iterator[Database]:
        database = Database(self._url.set(username=user, database=name).render_as_string())
        yield database
        database.close()

    @contextmanager
    def owned(self, user: str, name: str) -> Iterator[Database]:
        self.tell(f"CREATE DATABASE {name} OWNER {user}")
        with self.opened(user, name) as database:
            database.migrate()
            yield database


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with cluster() as url:
        yield Server(url)


@pytest.fixture(scope="module")
def two(server: Server) -> Iterator[Database]:
    """Two daerah, with one row in every table each; and one of none."""
    with server.owned("pemilik", "dua") as database:
        with database.writing() as connection:
            for table in TABLES.values():
                rows = [row_of(table, daerah) for daerah in (HERE, THERE, NOWHERE)]
                connection.execute(insert(table), rows)
        yield database


def seen(database: Database, reach: Reach) -> dict[str, tuple[str, ...]]:
    """Table -> the daerah of its rows that can be read."""
    with database.reading(reach) as connection:
        return {
            name: tuple(sorted(connection.execute(select(table.c.daerah)).scalars()))
            for name, table in TABLES.items()
        }


def all_show(*daerah: str) -> dict[str, tuple[str, ...]]:
    return dict.fromkeys(TABLES, daerah)


def refused(database: Database, statement: object, reach: Reach | None = None) -> str:
    """Say a statement as the application; return why PostgreSQL refuses it."""
    with (
        pytest.raises(ProgrammingError) as error,
        database.writing(reach or of(HERE)) as connection,
    ):
        connection.execute(text(statement) if isinstance(statement, str) else statement)
    assert isinstance(error.value.orig, psycopg.errors.InsufficientPrivilege)
    return str(error.value.orig)


def test_without_a_daerah_no_table_shows_a_row(two):
    assert seen(two, NOBODY) == all_show()


def test_every_table_shows_the_rows_of_one_daerah_and_to_the_machine_all(two):
    assert seen(two, of(HERE)) == all_show(NOWHERE, HERE)
    assert seen(two, of(THERE)) == all_show(NOWHERE, THERE)
    assert seen(two, of("13.7")) == all_show(NOWHERE)
    assert seen(two, of("13.77' OR '' = '")) == all_show(NOWHERE)
    assert seen(two, of("%")) == all_show(NOWHERE)
    assert seen(two, Reach.of(MACHINE_ACTOR)) == all_show(NOWHERE, HERE, THERE)


def test_a_visitor_finds_people_and_nothing_of_their_daerah(two):
    found = {name for name, rows in seen(two, Reach.of(VISITOR)).items() if set(rows) != {NOWHERE}}
    assert found >= OF_PEOPLE
    for name in found - {"account", "attempt"}:
        assert {key.column.table.name for key in TABLES[name].foreign_keys} >= {"account"}


def test_a_transaction_leaves_no_daerah_to_the_next_one(two):
    seen(two, of(HERE))
    assert two.connections.pool.checkedin() == 1
    assert seen(two, NOBODY) == all_show()


@pytest.mark.parametrize("name", TABLES)
def test_a_row_of_another_daerah_cannot_be_written(two, name):
    assert "row-level security" in refused(
        two, insert(TABLES[name]).values(row_of(TABLES[name], "x"))
    )
    if name in APPEND_ONLY:
        return
    theirs = TABLES[name].c.daerah == THERE
    column = CHANGING.get(name, "daerah").partition(",")[0]
    with two.writing(of(HERE)) as connection:
        change = update(TABLES[name]).where(theirs).values({column: TABLES[name].c[column]})
        assert connection.execute(change).rowcount == 0
        if name not in CHANGING:
            assert connection.execute(TABLES[name].delete().where(theirs)).rowcount == 0
    if name not in CHANGING:
        moved = update(TABLES[name]).values(daerah=THERE)
        assert "row-level security" in refused(two, moved)


@pytest.mark.parametrize("name", sorted(APPEND_ONLY | CHANGING.keys()))
def test_what_was_written_down_is_neither_changed_nor_removed(two, name):
    everywhere = Reach.of(MACHINE_ACTOR)
    for reach in (of(HERE), everywhere):
        for statement in (
            TABLES[name].update().values(daerah=TABLES[name].c.daerah),
            TABLES[name].delete(),
            f"TRUNCATE {name} CASCADE",
        ):
            assert f"permission denied for table {name}" in refused(two, statement, reach)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE loot (all_of_it text)",
        "DROP TABLE audit",
        "ALTER TABLE audit DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE task ADD COLUMN more text",
        "CREATE POLICY mine ON task USING (true)",
        "DROP POLICY lk3_daerah ON task",
        "CREATE INDEX slow ON task (name)",
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE ROLE other",
        "SET session_replication_role = replica",
        "UPDATE alembic_version SET version_num = ''",
        "COPY task TO '/tmp/loot'",
    ],
)
def test_the_application_defines_nothing(two, statement):
    with pytest.raises(ProgrammingError) as error, two.writing(of(HERE)) as connection:
        connection.execute(text(statement))
    assert isinstance(error.value.orig, psycopg.errors.InsufficientPrivilege)


def test_row_security_cannot_be_switched_off_by_who_asks(two):
    with two.reading(of(HERE)) as connection:
        connection.execute(text("SET LOCAL row_security = off"))
        with pytest.raises(ProgrammingError, match="row-level security"):
            connection.execute(select(TABLES["task"]))


def test_the_application_s_role_owns_nothing_and_passes_no_wall(two):
    with two.reading(of(HERE)) as connection:
        assert connection.scalar(text("SELECT current_user")) == APPLICATION
        role = connection.execute(text("SELECT * FROM pg_roles WHERE rolname = current_user")).one()
        owned = text(
            "SELECT count(*) FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner"
            " WHERE r.rolname = current_user"
        )
        assert connection.scalar(owned) == 0
    assert not any((role.rolbypassrls, role.rolsuper, role.rolcreaterole, role.rolcanlogin))


@pytest.mark.parametrize(
    "breach",
    [
        "ALTER TABLE task NO FORCE ROW LEVEL SECURITY",
        "ALTER TABLE task DISABLE ROW LEVEL SECURITY",
        "DROP POLICY lk3_daerah ON task",
        "DROP POLICY lk3_daerah ON task; CREATE POLICY lk3_daerah ON task USING (true)",
    ],
)
def test_a_wall_that_was_taken_down_stands_again_after_the_next_start(two, server, breach):
    server.tell(*breach.split("; "), database="dua")
    assert seen(two, of(HERE))["task"] != (NOWHERE, HERE) or "NO FORCE" in breach
    two.migrate()
    assert seen(two, of(HERE)) == all_show(NOWHERE, HERE)
    with two.writing() as connection:
        force = text("SELECT relforcerowsecurity FROM pg_class WHERE relname = 'task'")
        assert connection.scalar(force)


def test_who_owns_everything_and_may_make_no_role_still_has_the_wall(server, two):
    assert two.without_role() == ""
    with server.owned("sendiri", "satu") as database:
        open_office(engine_on(database))
        at_work(engine_on(database))
        assert seen(database, NOBODY) == all_show()
        assert database.without_role() == "GRANT lk3_app TO sendiri;"

        server.tell(database.without_role())
        database.migrate()
        assert database.without_role() == ""
        assert "permission denied" in refused(database, "DELETE FROM audit", of(HERE))
        assert engine_on(database).ask(VerifyHistory(), AUDITOR).whole


@dataclass(frozen=True, slots=True)
class Looking:
    """Asks, and does, nothing but who it is and how far it reaches."""

    def answer(self, reading: Reading) -> tuple[str, ...]:
        settings = ("role", "lk3.daerah", "lk3.reach")
        said = [func.coalesce(func.current_setting(name, True), "") for name in settings]
        return tuple(reading.connection.execute(select(*said)).one())


@pytest.mark.parametrize(
    ("actor", "reached"),
    [
        (OFFICER, (APPLICATION, "13.77", "")),
        (replace(MACHINE_ACTOR, daerah="94.04"), (APPLICATION, "94.04", "")),
        (MACHINE_ACTOR, (APPLICATION, "", "everywhere")),
        (VISITOR, (APPLICATION, "", "door")),
    ],
)
def test_the_desk_says_in_whose_daerah_each_question_is_asked(two, actor, reached):
    assert engine_on(two).ask(Looking(), actor) == reached


def test_a_name_taken_in_another_daerah_is_refused_in_words(two):
    admin = Actor(username="a", name="A", daerah=HERE, role="admin_tenant")
    taken = RegisterAccount(THERE, "Sari", HERE, ("auditor",), password_hash="-")
    with pytest.raises(Conflict):
        engine_on(two).do(taken, admin)


def test_a_login_of_the_application_alone_works_and_never_becomes_the_owner(server):
    server.tell(f"CREATE ROLE halaman LOGIN IN ROLE {APPLICATION}")
    with server.owned("pemilik", "kantor") as owner:
        open_office(engine_on(owner))
    with server.opened("halaman", "kantor") as database:
        database.migrate()
        office = engine_on(database)
        assert office.do(SignIn(OFFICER.username, PASSWORD), VISITOR).subject
        begun = at_work(office)
        assert begun
        assert "permission denied" in refused(database, "RESET ROLE; DELETE FROM audit")
        with pytest.raises(Unavailable) as error, database.writing() as connection:
            connection.execute(text("ALTER TABLE audit DISABLE ROW LEVEL SECURITY"))
        assert "must be owner" in error.value.reason


def engine_on(database: Database) -> Engine:
    return Engine(database, FormLibrary(), QuickPasswords(), HandClock())
