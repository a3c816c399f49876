"""ProposeHandover and AnswerHandover: one gives, one takes, both sign; all goes over at once."""

from datetime import timedelta

import pytest

from engine import (
    AnswerHandover,
    BesideByCase,
    CaseByNo,
    ClaimTask,
    Forbidden,
    GrantAccess,
    HandoverById,
    History,
    MakeAppointment,
    ProposeHandover,
    RaiseFlag,
    Refused,
    Unknown,
    WrongState,
)
from tests.engine.access_office import PSYCHOLOGIST, REASON, is_open, managed, task
from tests.engine.days import DAY, her_day
from tests.engine.office import AUDITOR, MANAGER, OFFICER, OTHER_WORKER, WORKER

KNOW = "Jangan menelepon malam; ibu berjanji datang Kamis"


def worked_on(engine, klass="K3"):
    """A case whose task of a social worker lies on the worker's desk."""
    no = managed(engine, klass)
    if klass == "K4":
        engine.do(GrantAccess(no, WORKER.username, REASON), MANAGER)
    engine.do(ClaimTask(task(engine, no, "tangani").id), WORKER)
    return no


def proposed(engine, no, whom=OTHER_WORKER):
    return engine.do(ProposeHandover(no, whom.username, KNOW), WORKER).subject


def team(engine, no):
    return {one.username for one in engine.ask(CaseByNo(no), AUDITOR).team}


def test_all_goes_over_at_once_and_both_have_signed(guarded, clock):
    no = worked_on(guarded)
    later = clock() + timedelta(days=1)
    guarded.do(RaiseFlag(no, WORKER.username, later, "Telepon sekolah"), MANAGER)
    guarded.do(MakeAppointment(no, WORKER.username, later, 60, "kantor", "Ibu Ani"), WORKER)
    handover = proposed(guarded, no)
    assert not is_open(guarded, no, OTHER_WORKER)
    assert guarded.do(AnswerHandover(handover, "accepted"), OTHER_WORKER).count == 1
    assert task(guarded, no, "tangani").assignee == OTHER_WORKER.username
    assert OTHER_WORKER.username in team(guarded, no)
    assert WORKER.username not in team(guarded, no)
    assert is_open(guarded, no, OTHER_WORKER)
    assert not is_open(guarded, no, WORKER)
    for kind in ("flag", "appointment"):
        assert len(her_day(guarded, OTHER_WORKER, kind, clock(), 2 * DAY)) == 1
    signed = [
        (event.deed, event.actor)
        for event in guarded.ask(History(no), AUDITOR).events
        if event.deed.startswith("handover")
    ]
    assert signed == [
        ("handover_proposed", WORKER.username),
        ("handover_accepted", OTHER_WORKER.username),
    ]


def test_the_taker_reads_what_she_must_know_before_she_says_yes(guarded, clock):
    no = worked_on(guarded)
    handover = proposed(guarded, no)
    (waiting,) = her_day(guarded, OTHER_WORKER, "handover", clock())
    assert (waiting.id, waiting.case_no, waiting.by_name) == (handover, no, WORKER.name)
    sheet = guarded.ask(HandoverById(handover), OTHER_WORKER)
    assert (sheet.words, sheet.may_answer, sheet.may_withdraw) == (KNOW, True, False)
    assert [one.name for one in sheet.tasks] == ["Tangani"]
    assert guarded.ask(HandoverById(handover), WORKER).may_withdraw
    assert KNOW not in repr(guarded.ask(BesideByCase(no), MANAGER))
    for stranger in (PSYCHOLOGIST, AUDITOR):
        with pytest.raises(Unknown):
            guarded.ask(HandoverById(handover), stranger)


@pytest.mark.parametrize(("outcome", "who"), [("refused", OTHER_WORKER), ("withdrawn", WORKER)])
def test_a_no_has_a_reason_and_leaves_all_as_it_was(guarded, clock, outcome, who):
    no = worked_on(guarded)
    handover = proposed(guarded, no)
    with pytest.raises(Refused):
        guarded.do(AnswerHandover(handover, outcome, " "), who)
    guarded.do(AnswerHandover(handover, outcome, "Sedang cuti"), who)
    assert task(guarded, no, "tangani").assignee == WORKER.username
    assert her_day(guarded, OTHER_WORKER, "handover", clock()) == []
    assert not is_open(guarded, no, OTHER_WORKER)
    assert guarded.ask(HandoverById(handover), OTHER_WORKER).words == ""
    with pytest.raises(WrongState):
        guarded.do(AnswerHandover(handover, "accepted"), OTHER_WORKER)
    assert proposed(guarded, no) != handover


def test_nobody_answers_for_another(guarded):
    handover = proposed(guarded, worked_on(guarded))
    for who, outcome in ((WORKER, "accepted"), (OTHER_WORKER, "withdrawn"), (OFFICER, "accepted")):
        with pytest.raises(Forbidden):
            guarded.do(AnswerHandover(handover, outcome, REASON), who)
    with pytest.raises(Unknown):
        guarded.do(AnswerHandover(handover, "accepted"), PSYCHOLOGIST)
    with pytest.raises(Unknown):
        guarded.do(AnswerHandover("tidak ada", "accepted"), OTHER_WORKER)


def test_one_proposal_waits_at_a_time(guarded):
    no = worked_on(guarded)
    proposed(guarded, no)
    with pytest.raises(WrongState):
        proposed(guarded, no)


@pytest.mark.parametrize("whom", [WORKER, PSYCHOLOGIST, AUDITOR])
def test_the_taker_wears_the_hats_that_are_needed_and_is_not_the_giver(guarded, whom):
    no = worked_on(guarded)
    with pytest.raises(Refused):
        proposed(guarded, no, whom)


def test_a_case_open_by_name_goes_only_to_who_was_let_in(guarded):
    no = worked_on(guarded, "K4")
    with pytest.raises(Refused):
        proposed(guarded, no)
    guarded.do(GrantAccess(no, OTHER_WORKER.username, REASON), MANAGER)
    guarded.do(AnswerHandover(proposed(guarded, no), "accepted"), OTHER_WORKER)
    assert is_open(guarded, no, OTHER_WORKER)
    assert not is_open(guarded, no, WORKER)
