"""Schema = models; up and down with rows in it; a newer database is left alone."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import func, inspect, select, text

from engine import Broken, CaseByNo, Database, Engine, StartCase, VerifyHistory
from engine.store import schema_office, schema_trail
from engine.store.schema import metadata, submission
from forms import FormLibrary
from tests.conftest import QuickPasswords
from tests.engine.mending import noted
from tests.engine.office import AUDITOR, OFFICER, awaiting_answer


def test_the_migrated_schema_is_the_models_schema(database):
    assert schema_office.account.metadata is schema_trail.audit.metadata is metadata
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_every_table_starts_with_daerah_in_keys_and_indexes():
    by_other_name = {"account", "session", "passkey", "provider_account", "challenge"}
    by_other_name |= {"calendar_link"}  # who fetches it shows nothing but the link
    for table in metadata.sorted_tables:
        assert "daerah" in table.c, table.name
        if table.name not in by_other_name:
            assert next(iter(table.primary_key)).name == "daerah", table.name
        for index in table.indexes:
            assert next(iter(index.columns)).name == "daerah", index.name


def test_down_and_up_again_with_rows_in_it(office, database):
    awaiting_answer(office)
    with database.reading() as connection:
        filled = {
            table.name: connection.scalar(select(func.count()).select_from(table))
            for table in metadata.sorted_tables
        }
    assert {"case_file", "answer", "audit", "passed", "choice", "awaited"} <= {
        name for name, rows in filled.items() if rows
    }
    database.downgrade("base")
    with database.reading() as connection:
        assert set(inspect(connection).get_table_names()) <= {"alembic_version"}
    database.migrate()
    assert office.ask(VerifyHistory(), AUDITOR).chains == 0


def test_migrating_twice_changes_nothing(office, database):
    awaiting_answer(office)
    database.migrate()
    assert office.ask(VerifyHistory(), AUDITOR).whole


def test_a_database_of_a_newer_program_is_refused(database):
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Broken, match="lebih baru"):
        database.migrate()


def test_an_empty_database_is_brought_to_head(databases, tmp_path):
    with databases.copy("", tmp_path) as url:
        fresh = Database(url)
        fresh.migrate()
        with fresh.reading() as connection:
            assert {"case_file", "audit"} <= set(inspect(connection).get_table_names())
        fresh.close()


def test_a_finished_sentence_of_an_incident_becomes_pieces_and_whole_again(database, clock):
    office = Engine(database, FormLibrary(), QuickPasswords(), clock)  # before there were keys
    no = noted(office)
    [sentence] = (str(one.message) for one in office.ask(CaseByNo(no), OFFICER).incidents)
    database.downgrade("0002")
    with database.reading() as connection:
        assert connection.execute(text("SELECT message FROM incident")).scalars().all() == [
            sentence
        ]
    database.migrate()
    [row] = office.ask(CaseByNo(no), OFFICER).incidents
    assert str(row.message) == sentence
    assert row.message.template == "Langkah “{step}” tidak dapat dijalankan: {reason}"


def test_receipts_with_digests_that_could_be_guessed_are_forgotten(office, database):
    office.do(StartCase("aduan"), OFFICER, "sekali")
    database.downgrade("0017")
    with database.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(submission)) == 1
    database.migrate()
    with database.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(submission)) == 0
