"""VerifyHistory: whoever changed what, the first bad entry is named."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from engine import CompleteTask, Forbidden, History, Unknown, VerifyHistory
from tests.engine.office import AUDITOR, MACHINE, OFFICER, WORKER, at_work, person, start


@pytest.fixture
def no(office) -> str:
    """A case with four rows of history."""
    number, task = at_work(office)
    office.do(CompleteTask(task, {}), WORKER)
    return number


def tamper(database, *statements: str) -> None:
    with database.writing() as connection:
        for statement in statements:
            connection.execute(text(statement))


ADDED = """INSERT INTO passed SELECT daerah, case_id, 77, place, id, element, process, kind, state,
    within, at FROM passed WHERE seq = 1"""
FALSE_CHAIN = """INSERT INTO audit
    SELECT daerah, 'palsu', seq, at, deed, actor, actor_name, role, '',
    task_id, element, name, bundle, digest, reason, detail, previous, 'palsu' FROM audit
    WHERE seq = 1 AND deed = 'case_started'"""
#: What somebody did behind our back -> where the first bad entry is, and why.
TAMPERED = {
    "a word": (
        ["UPDATE audit SET reason = 'lain' WHERE case_id <> '' AND seq = 2"],
        2,
        "isinya diubah",
    ),
    "an actor": (
        ["UPDATE audit SET actor = 'lain' WHERE case_id <> '' AND seq = 1"],
        1,
        "isinya diubah",
    ),
    "a time": (
        ["UPDATE audit SET at = '2026-01-01 00:00:00' WHERE case_id <> '' AND seq = 3"],
        3,
        "isinya diubah",
    ),
    "a row gone": (["DELETE FROM audit WHERE case_id <> '' AND seq = 2"], 2, "hilang"),
    "the end gone": (["DELETE FROM audit WHERE case_id <> '' AND seq = 4"], 4, "terpotong"),
    "all gone": (["DELETE FROM audit WHERE case_id <> ''"], 1, "terpotong"),
    "two swapped": (
        [
            "UPDATE audit SET seq = 99 WHERE case_id <> '' AND seq = 2",
            "UPDATE audit SET seq = 2 WHERE case_id <> '' AND seq = 3",
            "UPDATE audit SET seq = 3 WHERE case_id <> '' AND seq = 99",
        ],
        2,
        "urutannya ditukar",
    ),
    "the head": (["UPDATE case_file SET audit_head = 'x'"], 4, "kepala rantai diubah"),
    "the length": (["UPDATE case_file SET audit_seq = 3"], 5, "tanpa kepala rantai"),
    "an answer": ([r"UPDATE answer SET body = CAST('{}' AS BLOB)"], 2, "isian"),
    "an answer gone": (["DELETE FROM answer"], 2, "isian"),
    "a step of the path": (["UPDATE passed SET element = 'lain' WHERE seq = 2"], 2, "jejak"),
    "a reason": (["DELETE FROM choice"], 2, "jejak"),
    "a step added": (
        [ADDED],
        77,
        "jejak",
    ),
}


@pytest.mark.parametrize("deed", TAMPERED)
def test_what_was_tampered_with_is_named(office, database, no, deed):
    statements, seq, why = TAMPERED[deed]
    if database.dialect == "postgresql":
        statements = [words.replace("CAST('{}' AS BLOB)", r"'\x7b7d'") for words in statements]
    tamper(database, *statements)
    verdict = office.ask(VerifyHistory(no), AUDITOR)
    assert (verdict.whole, verdict.bad_seq) == (False, seq)
    assert why in str(verdict.why)
    assert not office.ask(VerifyHistory(), AUDITOR).whole


def test_untouched_it_is_whole(office, no):
    verdict = office.ask(VerifyHistory(no), AUDITOR)
    assert (verdict.whole, verdict.chains, verdict.events) == (True, 1, 4)


def test_every_chain_is_checked_people_and_processes_too(office, database, no):
    assert office.ask(VerifyHistory(), MACHINE).chains == 9
    tamper(database, "UPDATE audit SET actor = 'lain' WHERE chain = 'proses:13.77:aduan'")
    verdict = office.ask(VerifyHistory(), MACHINE)
    assert (verdict.whole, verdict.bad_chain) == (False, "proses:13.77:aduan")
    assert office.ask(VerifyHistory(no), AUDITOR).whole


def test_a_chain_nobody_ever_began_is_found(office, database):
    start(office)
    tamper(database, FALSE_CHAIN)
    assert office.ask(VerifyHistory(), AUDITOR).bad_chain == "palsu"


def test_an_auditor_checks_her_daerah_and_nobody_else_checks(office, no):
    assert office.ask(VerifyHistory(), person("auditor", daerah="94.04")).chains == 0
    with pytest.raises(Forbidden):
        office.ask(VerifyHistory(), OFFICER)
    with pytest.raises(Unknown):
        office.ask(VerifyHistory(no), person("auditor", daerah="94.04"))


#: Nonsense -> the first bad entry on SQLite, which keeps it, and on PostgreSQL; 0: it refuses.
NONSENSE = {
    "no moment at all": ("UPDATE audit SET at = 'besok' WHERE case_id <> '' AND seq = 3", 3, 0),
    "words for bytes": ("UPDATE answer SET body = 'x'", 4, 2),
    "no moment on the path": ("UPDATE passed SET at = 'besok' WHERE seq = 2", 4, 0),
}


@pytest.mark.parametrize("deed", NONSENSE)
def test_what_cannot_even_be_read_is_named(office, database, no, deed):
    statement, kept, converted = NONSENSE[deed]
    seq = kept if database.dialect == "sqlite" else converted
    if not seq:
        with pytest.raises(DBAPIError):
            tamper(database, statement)
        return
    tamper(database, statement)
    verdict = office.ask(VerifyHistory(no), AUDITOR)
    assert (verdict.whole, verdict.bad_seq) == (False, seq)


def test_a_history_with_a_damaged_detail_is_still_told(office, database, no):
    tamper(database, "UPDATE audit SET detail = 'x' WHERE case_id <> '' AND seq = 3")
    told = office.ask(History(no), AUDITOR)
    assert told.events[2].detail == {}
    assert (told.verified.whole, told.verified.bad_seq) == (False, 3)
