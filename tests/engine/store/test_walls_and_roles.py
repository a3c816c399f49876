"""The application's role can neither change what was written down nor move a wall."""

import psycopg
import pytest
from sqlalchemy import (
    select,
    text,
)
from sqlalchemy.exc import ProgrammingError

from engine import (
    MACHINE_ACTOR,
    VISITOR,
    SignIn,
    Unavailable,
    VerifyHistory,
)
from engine.store.walls import APPEND_ONLY, APPLICATION, CHANGING, Reach
from tests.engine.office import AUDITOR, OFFICER, PASSWORD, at_work, open_office
from tests.engine.store.walled import (
    HERE,
    NOBODY,
    NOWHERE,
    TABLES,
    all_show,
    engine_on,
    of,
    refused,
    seen,
)


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


def test_a_wrapped_key_can_go_but_never_be_another(two):
    change = TABLES["case_key"].update().values(wrapped=b"another")
    for reach in (of(HERE), Reach.of(MACHINE_ACTOR)):
        assert "permission denied for table case_key" in refused(two, change, reach)


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
