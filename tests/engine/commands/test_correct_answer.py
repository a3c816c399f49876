"""CorrectAnswer: a new version with a reason; nothing is overwritten."""

import pytest

from engine import (
    AnswersRefused,
    AssignTask,
    CaseByNo,
    CorrectAnswer,
    Forbidden,
    History,
    Refused,
    StaleVersion,
    Unknown,
)
from tests.engine.office import GOOD, MANAGER, OFFICER, WORKER, at_work

RIGHT = {**GOOD, "masalah": "Tetangga berselisih tanah"}


@pytest.fixture
def answered(office) -> tuple[str, str, str]:
    """Case number, its open task, and the id of the first form's answers."""
    no, task = at_work(office)
    return no, task, office.ask(CaseByNo(no), OFFICER).answers[0].id


def test_both_versions_stay_and_the_history_says_why(office, answered):
    no, _, first = answered
    receipt = office.do(CorrectAnswer(first, RIGHT, "Salah dengar"), OFFICER)
    old, new = sorted(office.ask(CaseByNo(no), OFFICER).answers, key=lambda a: a.version)
    assert (old.body, new.body) == (GOOD, RIGHT)
    assert (new.version, new.reason, new.id) == (2, "Salah dengar", receipt.subject)
    assert (old.may_correct, new.may_correct) == (False, True)
    event = office.ask(History(no), OFFICER).events[-1]
    assert (event.deed, event.reason) == ("answer_corrected", "Salah dengar")


def test_the_case_goes_the_way_it_went(office, answered):
    no, _, first = answered
    office.do(CorrectAnswer(first, {**GOOD, "risiko": "tinggi"}, "Salah nilai"), OFFICER)
    case = office.ask(CaseByNo(no), OFFICER).case
    assert case.risk == "rendah"


def test_only_the_latest_version_is_corrected(office, answered):
    _, _, first = answered
    office.do(CorrectAnswer(first, RIGHT, "Salah dengar"), OFFICER)
    with pytest.raises(StaleVersion):
        office.do(CorrectAnswer(first, RIGHT, "Sekali lagi"), OFFICER)


def test_the_correction_is_checked_and_needs_a_reason(office, answered):
    _, _, first = answered
    with pytest.raises(AnswersRefused):
        office.do(CorrectAnswer(first, {}, "Salah dengar"), OFFICER)
    with pytest.raises(Refused):
        office.do(CorrectAnswer(first, RIGHT, ""), OFFICER)


def test_a_colleague_of_the_team_may_not_and_a_stranger_sees_nothing(office, answered):
    _, task, first = answered
    with pytest.raises(Unknown):
        office.do(CorrectAnswer(first, RIGHT, "Salah dengar"), WORKER)
    office.do(AssignTask(task, WORKER.username), MANAGER)
    with pytest.raises(Forbidden):
        office.do(CorrectAnswer(first, RIGHT, "Salah dengar"), WORKER)


def test_answers_that_never_were_are_unknown(office):
    with pytest.raises(Unknown):
        office.do(CorrectAnswer("0" * 32, RIGHT, "Salah dengar"), OFFICER)


def test_the_newest_version_is_the_newest_although_the_clock_was_set_back(office, answered, clock):
    no, _, first = answered
    clock.advance(hours=-1)
    second = office.do(CorrectAnswer(first, RIGHT, "Salah dengar"), OFFICER).subject
    answers = office.ask(CaseByNo(no), OFFICER).answers
    assert {answer.id for answer in answers if answer.may_correct} == {second}
