"""Words that a database refuses, or that would swell the history for ever, come to no command."""

import pytest

from engine import (
    VISITOR,
    CaseByNo,
    Cases,
    Inbox,
    Refused,
    SignIn,
    StartCase,
    SuspendCase,
    Unknown,
)
from tests.engine.office import AUDITOR, MANAGER, OFFICER, at_work

UNWRITABLE = ["\0", "aduan\0", "\ud800", "a" * 8_001, "é" * 4_001]
NAMES = ["nul", "nul inside", "half a character", "too long", "too long in bytes"]


@pytest.mark.parametrize("words", UNWRITABLE, ids=NAMES)
def test_a_command_with_unwritable_words_names_the_field_and_changes_nothing(office, words):
    no, _ = at_work(office)
    with pytest.raises(Refused) as refusal:
        office.do(SuspendCase(no, words), MANAGER)
    assert [problem.field for problem in refusal.value.problems] == ["/reason"]
    assert office.ask(CaseByNo(no), AUDITOR).case.status == "running"


@pytest.mark.parametrize("words", [*UNWRITABLE, "a" * 201], ids=[*NAMES, "longer than an id"])
def test_a_submission_with_such_an_id_is_refused(office, words):
    with pytest.raises(Refused) as refusal:
        office.do(StartCase("aduan"), OFFICER, words)
    assert refusal.value.problems[0].field == "/submission"


@pytest.mark.parametrize("words", UNWRITABLE, ids=NAMES)
def test_nobody_signs_in_with_them_and_no_question_finds_them(office, words):
    with pytest.raises(Refused):
        office.do(SignIn(words, words), VISITOR)
    for query in (CaseByNo(words), Cases(text=words), Inbox(text=words)):
        with pytest.raises(Unknown):
            office.ask(query, MANAGER)


def test_a_long_reason_is_kept_word_for_word(office):
    no, _ = at_work(office)
    assert office.do(SuspendCase(no, "é" * 4_000), MANAGER).deed == "case_suspended"
