"""NoteRefusal: who found a door shut is written down, and is told what everybody is told."""

import pytest

from engine import (
    CaseByNo,
    ClaimTask,
    DenyAccess,
    EngineError,
    Forbidden,
    History,
    Notices,
    SuspendCase,
    Unknown,
)
from tests.engine.access_office import (
    DATA_OFFICER,
    GUARD,
    PSYCHOLOGIST,
    REASON,
    SECOND_MANAGER,
    managed,
    task,
)
from tests.engine.office import AUDITOR, MANAGER, OFFICER, WORKER

MISSING = "LK3-1377-2026-99999"


def refusals(engine, no):
    opened = engine.ask(History(no), AUDITOR).opened
    return [(one.name, one.function) for one in opened if one.refused]


def test_a_question_that_was_refused_leaves_its_row(guarded):
    no = managed(guarded)
    with pytest.raises(Unknown):
        guarded.ask(CaseByNo(no), WORKER)
    assert refusals(guarded, no) == [(WORKER.name, "CaseByNo")]


def test_so_does_a_deed(guarded):
    no = managed(guarded)
    with pytest.raises(Forbidden):
        guarded.do(SuspendCase(no, REASON), OFFICER)
    with pytest.raises(Unknown):
        guarded.do(ClaimTask(task(guarded, no, "tangani").id), PSYCHOLOGIST)
    assert {name for _, name in refusals(guarded, no)} == {"SuspendCase", "ClaimTask"}


def test_the_same_within_a_minute_is_one_row(guarded, clock):
    no = managed(guarded)
    for _ in range(2):
        for _ in range(2):
            with pytest.raises(Unknown):
                guarded.ask(CaseByNo(no), WORKER)
        clock.advance(minutes=2)
    assert len(refusals(guarded, no)) == 2


def test_she_is_told_the_same_as_of_a_case_that_there_is_not(guarded):
    no = managed(guarded)
    guarded.do(DenyAccess(no, SECOND_MANAGER.username, REASON), MANAGER)
    for actor in (WORKER, GUARD, SECOND_MANAGER, PSYCHOLOGIST):
        told = []
        for number in (no, MISSING):
            with pytest.raises(EngineError) as refusal:
                guarded.ask(CaseByNo(number), actor)
            told.append((type(refusal.value), str(refusal.value)))
        assert told[0] == told[1]


def test_of_a_case_open_by_name_alone_the_data_officer_is_told(guarded):
    open_one, closed = managed(guarded, "K3"), managed(guarded, "K4")
    for no in (open_one, closed, closed, MISSING):
        with pytest.raises(Unknown):
            guarded.ask(CaseByNo(no), GUARD)
    [word] = guarded.ask(Notices(), DATA_OFFICER)
    assert (word.kind, word.case_no, word.about_name) == ("closed_case", closed, GUARD.name)


def test_who_is_kept_out_of_a_case_gets_no_word_of_it(guarded):
    no = managed(guarded, "K4")
    with pytest.raises(Unknown):
        guarded.ask(CaseByNo(no), GUARD)
    guarded.do(DenyAccess(no, DATA_OFFICER.username, REASON), MANAGER)
    assert guarded.ask(Notices(), DATA_OFFICER) == ()
