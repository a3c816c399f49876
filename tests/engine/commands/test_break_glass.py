"""BreakGlass: three hours, a reason, told at once, to be reviewed within three working days."""

from dataclasses import replace
from datetime import timedelta

import pytest

from engine import (
    AddTerm,
    AssignTask,
    BreakGlass,
    CaseByNo,
    CorrectAnswer,
    DenyAccess,
    Emergencies,
    Forbidden,
    GrantAccess,
    History,
    LiftDenial,
    Notices,
    PutAway,
    Refused,
    ReviewEmergency,
    RevokeAccess,
    Unknown,
    WrongState,
)
from engine.commands.break_glass import working_days_after
from tests.engine.access_office import (
    DANGER,
    DATA_OFFICER,
    GUARD,
    PSYCHOLOGIST,
    REASON,
    SECOND_MANAGER,
    access,
    is_open,
    leaves,
    managed,
    opened,
    task,
)
from tests.engine.office import (
    AUDITOR,
    COORDINATOR,
    MACHINE,
    MANAGER,
    OFFICER,
    OTHER_WORKER,
    WORKER,
)


@pytest.mark.parametrize("klass", ["K3", "K4"])
def test_the_case_is_open_to_her_for_three_hours(guarded, clock, klass):
    no = managed(guarded, klass)
    guarded.do(BreakGlass(no, DANGER), PSYCHOLOGIST)
    assert is_open(guarded, no, PSYCHOLOGIST)
    clock.advance(hours=3, seconds=-1)
    assert is_open(guarded, no, PSYCHOLOGIST)
    clock.advance(seconds=1)
    assert not is_open(guarded, no, PSYCHOLOGIST)


def test_she_reads_and_writes_nothing(guarded):
    no = managed(guarded)
    guarded.do(BreakGlass(no, DANGER), SECOND_MANAGER)
    answer = guarded.ask(CaseByNo(no), SECOND_MANAGER).answers[0]
    assert not answer.may_correct
    with pytest.raises(Unknown):
        guarded.do(CorrectAnswer(answer.id, dict(answer.body), REASON), SECOND_MANAGER)


def test_she_hands_herself_no_task_that_would_let_her_in_for_good(guarded, clock):
    no = opened(guarded, "K4")
    guarded.do(BreakGlass(no, DANGER), SECOND_MANAGER)
    weigh = AssignTask(task(guarded, no, "timbang").id, SECOND_MANAGER.username)
    with pytest.raises(Refused):
        guarded.do(weigh, SECOND_MANAGER)
    clock.advance(hours=4)
    assert not is_open(guarded, no, SECOND_MANAGER)


@pytest.mark.parametrize("deed", [DenyAccess, RevokeAccess, LiftDenial])
def test_she_takes_the_case_from_nobody(guarded, deed):
    no = managed(guarded)
    guarded.do(BreakGlass(no, DANGER), SECOND_MANAGER)
    with pytest.raises(Forbidden):
        guarded.do(deed(no, MANAGER.username, REASON), SECOND_MANAGER)
    sheet = access(guarded, no, SECOND_MANAGER)
    assert (sheet.may_open, sheet.may_shut) == (True, False)
    assert is_open(guarded, no, MANAGER)


def test_a_manager_lets_in_who_goes_to_the_family(guarded):
    no = managed(guarded)
    guarded.do(BreakGlass(no, DANGER), SECOND_MANAGER)
    guarded.do(GrantAccess(no, PSYCHOLOGIST.username, REASON), SECOND_MANAGER)
    assert is_open(guarded, no, PSYCHOLOGIST)


def test_the_timeline_tells_at_once_who_and_why_to_who_judges_it(guarded):
    no = managed(guarded)
    guarded.do(BreakGlass(no, DANGER), PSYCHOLOGIST)
    for reader in (OFFICER, MANAGER, SECOND_MANAGER, AUDITOR, DATA_OFFICER):
        event = guarded.ask(History(no), reader).events[-1]
        assert (event.deed, event.actor) == ("emergency_opened", PSYCHOLOGIST.username)
        assert event.reason == DANGER


def test_who_keeps_the_processes_learns_that_it_was_opened_and_not_why(guarded):
    no = managed(guarded)
    guarded.do(BreakGlass(no, DANGER), PSYCHOLOGIST)
    [waiting] = guarded.ask(Emergencies(), DATA_OFFICER)
    guarded.do(ReviewEmergency(waiting.id, "dibenarkan", "Anak memang dikejar"), DATA_OFFICER)
    story = guarded.ask(History(no), COORDINATOR)
    told = [one.deed for one in story.events[-2:]]
    assert told == ["emergency_opened", "emergency_reviewed"]
    assert DANGER not in repr(story)
    assert "Anak memang dikejar" not in repr(story)


def test_the_cases_manager_and_the_data_officer_are_told(guarded):
    no = managed(guarded)
    guarded.do(BreakGlass(no, DANGER), PSYCHOLOGIST)
    for reader in (MANAGER, DATA_OFFICER):
        [word] = guarded.ask(Notices(), reader)
        assert (word.kind, word.case_no, word.about_name) == ("emergency", no, PSYCHOLOGIST.name)
    assert guarded.ask(Notices(), SECOND_MANAGER) == ()


def test_without_a_manager_whoever_opened_the_case_is_told(guarded):
    no = opened(guarded)
    guarded.do(BreakGlass(no, DANGER), WORKER)
    assert [word.case_no for word in guarded.ask(Notices(), OFFICER)] == [no]


def told_of(engine, no, *people):
    """Return who of them was left a word about the case, by username."""
    return {
        one.username
        for one in people
        if no in [word.case_no for word in engine.ask(Notices(), one) if word.kind == "emergency"]
    }


def test_a_manager_who_has_left_is_not_waited_for(guarded):
    no = managed(guarded)
    leaves(guarded, MANAGER)
    guarded.do(BreakGlass(no, DANGER), PSYCHOLOGIST)
    assert told_of(guarded, no, MANAGER, OFFICER, SECOND_MANAGER) == {OFFICER.username}


def test_when_who_opened_the_case_has_left_too_every_manager_is_told(guarded):
    no = managed(guarded)
    for gone in (MANAGER, OFFICER):
        leaves(guarded, gone)
    guarded.do(BreakGlass(no, DANGER), PSYCHOLOGIST)
    assert told_of(guarded, no, MANAGER, OFFICER, SECOND_MANAGER) == {SECOND_MANAGER.username}


def test_without_any_manager_it_is_told_to_who_leads_the_institute(guarded):
    no = managed(guarded)
    head = replace(AUDITOR, role="ketua_lk3")
    guarded.do(AddTerm(head.username, head.role), MACHINE)
    for gone in (MANAGER, OFFICER, SECOND_MANAGER):
        leaves(guarded, gone)
    guarded.do(BreakGlass(no, DANGER), PSYCHOLOGIST)
    assert told_of(guarded, no, head, DATA_OFFICER) == {head.username, DATA_OFFICER.username}


def test_a_manager_who_came_to_the_case_under_another_hat_is_told(guarded):
    no = opened(guarded)
    guarded.do(AddTerm(OFFICER.username, MANAGER.role), MACHINE)
    guarded.do(AssignTask(task(guarded, no, "tangani").id, WORKER.username), MANAGER)
    guarded.do(BreakGlass(no, DANGER), PSYCHOLOGIST)
    assert told_of(guarded, no, OFFICER, MANAGER, WORKER) == {OFFICER.username}


def test_a_manager_who_opens_her_own_case_is_told_of_by_another(guarded, clock):
    no = managed(guarded, "K4")
    guarded.do(BreakGlass(no, DANGER), SECOND_MANAGER)
    until = clock() + timedelta(hours=1)
    guarded.do(GrantAccess(no, MANAGER.username, REASON, until), SECOND_MANAGER)
    clock.advance(hours=5)
    assert not is_open(guarded, no, MANAGER)
    guarded.do(BreakGlass(no, DANGER), MANAGER)
    people = (MANAGER, OFFICER, SECOND_MANAGER, DATA_OFFICER)
    words = {one.username: guarded.ask(Notices(), one) for one in people}
    told = {who for who, all_ in words.items() if MANAGER.name in [one.about_name for one in all_]}
    assert told == {OFFICER.username, DATA_OFFICER.username}


def test_she_does_not_put_away_the_word_about_herself(guarded):
    no = managed(guarded)
    guarded.do(AddTerm(PSYCHOLOGIST.username, DATA_OFFICER.role), MACHINE)
    guarded.do(BreakGlass(no, DANGER), PSYCHOLOGIST)
    [word] = guarded.ask(Notices(), DATA_OFFICER)
    hers = replace(PSYCHOLOGIST, role=DATA_OFFICER.role)
    assert guarded.ask(Notices(), hers) == ()
    with pytest.raises(Unknown):
        guarded.do(PutAway(word.id), hers)


def test_it_waits_for_review_three_working_days(guarded, clock):
    no = managed(guarded)
    guarded.do(BreakGlass(no, DANGER), PSYCHOLOGIST)
    [waiting] = guarded.ask(Emergencies(), DATA_OFFICER)
    assert (waiting.case_no, waiting.reason, waiting.outcome) == (no, DANGER, "")
    assert waiting.due == clock() + timedelta(days=3)
    assert waiting.may_review


def test_saturdays_and_sundays_are_no_working_days(clock):
    friday = clock() + timedelta(days=4)
    assert working_days_after(friday, 3) == friday + timedelta(days=5)


@pytest.mark.parametrize("reason", ["", "   ", "darurat"])
def test_the_reason_must_tell_something(guarded, reason):
    no = managed(guarded)
    with pytest.raises(Refused):
        guarded.do(BreakGlass(no, reason), PSYCHOLOGIST)
    assert not is_open(guarded, no, PSYCHOLOGIST)


@pytest.mark.parametrize("reason", ["", "darurat"])
def test_a_reason_that_tells_nothing_finds_out_no_number(guarded, reason):
    shut = managed(guarded)
    guarded.do(DenyAccess(shut, OTHER_WORKER.username, REASON), MANAGER)
    for no in (managed(guarded), shut, "LK3-1377-2026-99999"):
        with pytest.raises(Refused):
            guarded.do(BreakGlass(no, reason), OTHER_WORKER)


def test_who_reads_the_case_already_needs_none(guarded):
    no = managed(guarded)
    with pytest.raises(WrongState):
        guarded.do(BreakGlass(no, DANGER), MANAGER)


@pytest.mark.parametrize("actor", [GUARD, AUDITOR, COORDINATOR, DATA_OFFICER])
def test_only_who_is_called_when_a_family_is_in_danger_may(guarded, actor):
    no = managed(guarded)
    with pytest.raises(Unknown):
        guarded.do(BreakGlass(no, DANGER), actor)


def test_who_is_on_the_deny_list_finds_no_case_to_open(guarded):
    no = managed(guarded)
    guarded.do(DenyAccess(no, OTHER_WORKER.username, REASON), MANAGER)
    with pytest.raises(Unknown):
        guarded.do(BreakGlass(no, DANGER), OTHER_WORKER)
    with pytest.raises(Unknown):
        guarded.do(BreakGlass("LK3-1377-2026-99999", DANGER), OTHER_WORKER)


def test_a_denial_ends_an_emergency_at_once(guarded):
    no = managed(guarded)
    guarded.do(BreakGlass(no, DANGER), PSYCHOLOGIST)
    guarded.do(DenyAccess(no, PSYCHOLOGIST.username, REASON), MANAGER)
    assert not is_open(guarded, no, PSYCHOLOGIST)
