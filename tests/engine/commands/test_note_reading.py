"""NoteReading: who opened which case, before the answer is given; never what it said."""

from dataclasses import replace

import pytest
from sqlalchemy.exc import ProgrammingError

from engine import (
    BreakGlass,
    CaseByNo,
    Cases,
    Emergencies,
    Engine,
    ErasureByCase,
    Erasures,
    History,
    HoldCase,
    Inbox,
    LiftHold,
    Notices,
    RepairByCase,
    TaskById,
    Unavailable,
    VerifyHistory,
)
from forms import FormLibrary
from tests.conftest import QuickPasswords
from tests.engine.access_office import (
    DANGER,
    DATA_OFFICER,
    SECOND_MANAGER,
    TOLD,
    furnish,
    managed,
    task,
)
from tests.engine.erasing import HEAD, WHY, ask, closed, erase
from tests.engine.office import AUDITOR, COORDINATOR, MANAGER, OFFICER, WORKER


def rows(engine, no, clock):
    """Who opened the case, oldest first; a minute later, so that the question is a row itself."""
    clock.advance(minutes=2)
    opened = engine.ask(History(no), AUDITOR).opened
    return [(one.name, one.function) for one in reversed(opened)]


def test_each_page_with_contents_leaves_its_row(guarded, clock):
    no = managed(guarded)
    guarded.ask(CaseByNo(no), OFFICER)
    clock.advance(seconds=1)
    guarded.ask(CaseByNo(no, printed=True), OFFICER)
    clock.advance(seconds=1)
    guarded.ask(TaskById(task(guarded, no, "tangani").id), MANAGER)
    clock.advance(seconds=1)
    guarded.ask(RepairByCase(no), MANAGER)
    clock.advance(seconds=1)
    guarded.ask(History(no, printed=True), MANAGER)
    assert rows(guarded, no, clock) == [
        (OFFICER.name, "case_read"),
        (OFFICER.name, "case_printed"),
        (MANAGER.name, "task_read"),
        (MANAGER.name, "repair_read"),
        (MANAGER.name, "history_printed"),
    ]


def test_what_shows_no_contents_leaves_none(guarded, clock):
    no = managed(guarded)
    guarded.ask(CaseByNo(no), SECOND_MANAGER)
    guarded.ask(CaseByNo(no), AUDITOR)
    guarded.ask(TaskById(task(guarded, no, "tangani").id), WORKER)
    guarded.ask(RepairByCase(no), COORDINATOR)
    for question in (Cases(), Inbox()):
        guarded.ask(question, MANAGER)
    assert rows(guarded, no, clock) == []


def test_words_of_a_request_a_hold_or_an_emergency_leave_their_row(guarded, clock):
    no = closed(guarded)
    guarded.ask(ErasureByCase(no), AUDITOR)
    guarded.do(HoldCase(no, WHY), MANAGER)
    guarded.ask(ErasureByCase(no), AUDITOR)
    guarded.ask(ErasureByCase(no), DATA_OFFICER)
    guarded.do(LiftHold(no, WHY), DATA_OFFICER)
    ask(guarded, no)
    clock.advance(seconds=1)
    guarded.ask(Erasures(), AUDITOR)
    clock.advance(seconds=1)
    guarded.ask(ErasureByCase(no), HEAD)
    other = managed(guarded)
    guarded.do(BreakGlass(other, DANGER), SECOND_MANAGER)
    guarded.ask(Emergencies(), DATA_OFFICER)
    assert rows(guarded, no, clock) == [
        *((DATA_OFFICER.name, "erasure_read"), (AUDITOR.name, "erasure_read")),
        (HEAD.name, "erasure_read"),
    ]
    assert rows(guarded, other, clock) == [(DATA_OFFICER.name, "emergency_read")]


def test_what_went_with_its_case_leaves_no_row(guarded, clock):
    no = closed(guarded)
    erase(guarded, no)
    for question in (ErasureByCase(no), Erasures()):
        guarded.ask(question, AUDITOR)
    assert rows(guarded, no, clock) == []


def test_reading_the_log_is_a_row_too(guarded, clock):
    no = managed(guarded)
    guarded.ask(History(no), AUDITOR)
    assert rows(guarded, no, clock) == [(AUDITOR.name, "history_read")]


def test_the_same_page_within_a_minute_is_one_row(guarded, clock):
    no = managed(guarded)
    for _ in range(3):
        guarded.ask(CaseByNo(no), OFFICER)
        clock.advance(seconds=20)
    guarded.ask(CaseByNo(no), OFFICER)
    assert rows(guarded, no, clock) == [(OFFICER.name, "case_read")] * 2


def test_another_hat_of_the_same_person_is_another_row(guarded, clock):
    no = managed(guarded)
    guarded.ask(History(no), MANAGER)
    clock.advance(seconds=1)
    guarded.ask(History(no), replace(MANAGER, role="auditor"))
    assert len(rows(guarded, no, clock)) == 2


def test_who_opened_it_the_auditor_the_data_officer_and_the_cases_manager_see(guarded):
    no = managed(guarded)
    guarded.ask(CaseByNo(no), OFFICER)
    for reader in (AUDITOR, DATA_OFFICER, MANAGER):
        assert OFFICER.name in [one.name for one in guarded.ask(History(no), reader).opened]
    for reader in (OFFICER, COORDINATOR, SECOND_MANAGER):
        assert guarded.ask(History(no), reader).opened is None


def test_the_rows_are_chained_and_hold_no_words_of_the_family(guarded, database):
    no = managed(guarded)
    guarded.ask(CaseByNo(no), OFFICER)
    verdict = guarded.ask(VerifyHistory(), AUDITOR)
    assert verdict.whole
    with database.reading() as connection:
        audit = connection.exec_driver_sql("SELECT * FROM audit WHERE deed = 'case_opened'").all()
        assert len(audit) == 1
        assert TOLD not in repr(audit)
        connection.rollback()
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE audit SET actor = 'x' WHERE deed = 'case_opened'")
    verdict = guarded.ask(VerifyHistory(), AUDITOR)
    assert (verdict.whole, verdict.bad_chain) == (False, f"baca:{OFFICER.username}")


def test_without_its_row_nothing_is_read(guarded, database):
    no = managed(guarded)
    with database.writing() as connection:
        connection.exec_driver_sql("DROP TABLE leaf")
    with pytest.raises((Unavailable, ProgrammingError)):
        guarded.ask(CaseByNo(no), OFFICER)


def test_many_different_cases_in_an_hour_are_told_to_the_auditor_once(office, database, clock):
    furnish(office)
    engine = Engine(database, FormLibrary(), QuickPasswords(), clock, openings=2)
    cases = [managed(engine) for _ in range(4)]
    for no in cases[:2]:
        engine.ask(CaseByNo(no), OFFICER)
    assert engine.ask(Notices(), AUDITOR) == ()
    for no in cases:
        clock.advance(minutes=2)
        engine.ask(CaseByNo(no), OFFICER)
    [word] = engine.ask(Notices(), AUDITOR)
    assert (word.kind, word.about_name, word.count) == ("many_cases", OFFICER.name, 3)
    clock.advance(hours=1)
    for no in cases:
        engine.ask(CaseByNo(no), OFFICER)
    assert len(engine.ask(Notices(), AUDITOR)) == 2
