"""What families say lies sealed in the database, and opens at its own place alone."""

import pytest
from sqlalchemy import delete, insert, select, text, update

from engine import (
    AnswerView,
    CancelCase,
    CaseByNo,
    CompleteTask,
    CorrectAnswer,
    Database,
    Engine,
    History,
    Inbox,
    SaveDraft,
    StaleVersion,
    SuspendCase,
    TaskById,
    Unreadable,
    VerifyHistory,
)
from engine.store.envelopes import Envelopes
from engine.store.schema import answer, case_file, draft, metadata
from engine.store.schema_keys import case_key, daerah_key
from engine.store.sealing import contents_of
from forms import FormLibrary
from tests.conftest import KEYRING, QuickPasswords
from tests.engine.office import (
    AUDITOR,
    GOOD,
    MANAGER,
    OFFICER,
    PARIAMAN,
    SECRET,
    WORKER,
    at_work,
    start,
)
from webui.keys import MasterKeys

REASON = "Ibu Rukmini minta waktu sampai anaknya pulang"


def rows_of(database: Database, table):
    with database.reading() as connection:
        return connection.execute(select(table)).all()


def put(database: Database, table, **values):
    with database.writing() as connection:
        connection.execute(update(table).values(**values))


def everything(database: Database) -> bytes:
    """Every value of every table, as it lies there."""
    with database.reading() as connection:
        tables = (connection.execute(text(f'SELECT * FROM "{name}"')) for name in metadata.tables)  # noqa: S608 our own names
        return b"\n".join(
            value if isinstance(value, bytes) else str(value).encode()
            for rows in tables
            for row in rows
            for value in row
        )


def answers_of(office: Engine, no: str) -> list[AnswerView]:
    return [*office.ask(CaseByNo(no), OFFICER).answers]


def test_what_was_said_stands_nowhere_and_is_read_by_who_may(office, database):
    no, _ = at_work(office)
    office.do(SaveDraft(start(office).next_tasks[0], GOOD, 0), OFFICER)
    office.do(SuspendCase(no, REASON), MANAGER)
    lying = everything(database)
    assert SECRET.encode() not in lying
    assert REASON.encode() not in lying
    assert [one.body for one in answers_of(office, no)] == [GOOD]
    assert REASON in [event.reason for event in office.ask(History(no), MANAGER).events]
    assert office.ask(VerifyHistory(), AUDITOR).whole


def test_every_table_with_contents_knows_its_case_and_its_key():
    tables = [table for table in metadata.sorted_tables if contents_of(table)]
    assert {"case_file", "answer", "draft", "choice", "decision_log", "outbox", "remark"} <= {
        table.name for table in tables
    }
    for table in tables:
        assert "daerah" in table.c, table.name
        assert "case_id" in table.c or table is case_file, table.name


def test_an_answer_moved_to_another_case_does_not_open(office, database):
    (one, _), (other, _) = at_work(office), at_work(office, GOOD | {"masalah": "Lain sama sekali"})
    first, second = rows_of(database, answer)
    with database.writing() as connection:
        here = update(answer).where(answer.c.id == first.id)
        connection.execute(here.values(body=second.body, salt=second.salt, digest=second.digest))
    [shown] = answers_of(office, one)
    assert (shown.body, shown.is_readable) == ({}, False)
    assert not office.ask(VerifyHistory(one), AUDITOR).whole
    assert len(answers_of(office, other)) == 1


def test_an_answer_moved_to_another_row_of_its_case_does_not_open(office, database):
    no, _ = at_work(office)
    [row] = rows_of(database, answer)
    with database.writing() as connection:
        moved = row._asdict() | {"id": "f" * 32, "version": 2}
        connection.execute(insert(answer), moved)
    assert [one.is_readable for one in answers_of(office, no)] == [True, False]


def test_a_value_moved_to_another_column_does_not_open(office, database):
    no, _ = at_work(office)
    [row] = rows_of(database, case_file)
    put(database, case_file, known=row.state)
    with pytest.raises(Unreadable):
        office.ask(CaseByNo(no), OFFICER)


@pytest.mark.parametrize("damage", [b"", b"\xc1\x01", b"{}"], ids=["gone", "cut", "in the clear"])
def test_a_content_that_is_not_a_sealed_one_is_refused(office, database, damage):
    no, _ = at_work(office)
    [row] = answers_of(office, no)
    put(database, answer, body=damage)
    assert [one.body for one in answers_of(office, no)] == [{}]
    with pytest.raises(Unreadable, match="tersandi"):
        office.do(CorrectAnswer(row.id, GOOD, REASON), OFFICER)


def test_without_its_key_a_case_is_refused_and_nothing_is_written(office, database, clock):
    _, task = at_work(office)
    with database.writing() as connection:
        connection.execute(delete(case_key))
    fresh = Engine(database, FormLibrary(), QuickPasswords(), clock, keyring=KEYRING)
    before = everything(database)
    with pytest.raises(Unreadable) as refusal:
        fresh.do(CompleteTask(task, {}), WORKER)
    assert SECRET not in str(refusal.value)
    assert everything(database) == before


def test_another_master_key_opens_nothing(office, database, clock):
    no, _ = at_work(office)
    stranger = MasterKeys((b"\7" * 32,))
    for ring in (stranger, None):
        fresh = Engine(database, FormLibrary(), QuickPasswords(), clock, keyring=ring)
        with pytest.raises(Unreadable):
            fresh.ask(CaseByNo(no), OFFICER)
        # Lists hold no contents, so that people see what waits.
        assert fresh.ask(Inbox(shelf="pool"), WORKER).tasks


def test_each_case_has_a_key_of_its_own_and_each_daerah_one(office, database):
    at_work(office)
    at_work(office)
    assert len({row.wrapped for row in rows_of(database, case_key)}) == 2
    assert len(rows_of(database, daerah_key)) == 1


def test_the_same_words_never_look_the_same(office, database):
    at_work(office)
    at_work(office)
    first, second = rows_of(database, answer)
    assert first.body != second.body
    assert first.digest != second.digest


def test_what_an_older_program_left_in_the_clear_is_read_and_gone_on_with(database, clock, office):
    older = Engine(database, FormLibrary(), QuickPasswords(), clock)
    no, task = at_work(older)
    assert [one.body for one in answers_of(office, no)] == [GOOD]
    office.do(CompleteTask(task, {}), WORKER)
    office.do(CancelCase(no, REASON), MANAGER)
    assert office.ask(VerifyHistory(no), AUDITOR).whole


def test_a_reason_that_was_changed_is_named(office, database):
    no, _ = at_work(office)
    office.do(SuspendCase(no, REASON), MANAGER)
    with database.writing() as connection:
        connection.execute(text("DELETE FROM remark"))
    verdict = office.ask(VerifyHistory(no), AUDITOR)
    assert (verdict.whole, str(verdict.why)) == (False, "alasan yang dicatat tidak lagi sama")


def test_a_draft_is_sealed_and_comes_back(office, database):
    task = start(office).next_tasks[0]
    office.do(SaveDraft(task, GOOD, 0), OFFICER)
    assert SECRET.encode() not in rows_of(database, draft)[0].body
    assert office.ask(TaskById(task), OFFICER).draft.body == GOOD
    with pytest.raises(StaleVersion):
        office.do(SaveDraft(task, {}, 0), OFFICER)


def test_a_key_made_in_a_transaction_that_was_rolled_back_is_forgotten(office, database, clock):
    keys = office._means.keys

    def break_off():
        with database.writing() as connection:
            Envelopes(connection, keys, clock()).first_key(PARIAMAN, "f" * 32)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        break_off()
    no, _ = at_work(office)
    clock.advance(hours=1)  # what was unwrapped is forgotten
    assert [one.body for one in answers_of(office, no)] == [GOOD]
