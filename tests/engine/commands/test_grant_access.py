"""GrantAccess: a manager in the team lets a colleague in by name, for a reason, perhaps until."""

from datetime import timedelta

import pytest

from engine import (
    CaseByNo,
    CorrectAnswer,
    DenyAccess,
    Forbidden,
    GrantAccess,
    History,
    Refused,
    Unknown,
)
from tests.engine.access_office import (
    GUARD,
    PSYCHOLOGIST,
    REASON,
    SECOND_MANAGER,
    access,
    is_open,
    managed,
    opened,
)
from tests.engine.office import AUDITOR, MANAGER, OFFICER, OTHER_WORKER, WORKER


@pytest.mark.parametrize("klass", ["K2", "K3", "K4"])
def test_whoever_is_granted_reads_the_case_until_then_it_does_not_exist_for_her(guarded, klass):
    no = managed(guarded, klass)
    assert not is_open(guarded, no, PSYCHOLOGIST)
    receipt = guarded.do(GrantAccess(no, PSYCHOLOGIST.username, REASON), MANAGER)
    assert receipt.subject == PSYCHOLOGIST.username
    assert is_open(guarded, no, PSYCHOLOGIST)
    assert not is_open(guarded, no, OTHER_WORKER)


def test_a_grant_ends_by_itself(guarded, clock):
    no = managed(guarded)
    until = clock() + timedelta(days=2)
    guarded.do(GrantAccess(no, PSYCHOLOGIST.username, REASON, until), MANAGER)
    [granted] = access(guarded, no).granted
    assert (granted.until, granted.reason, granted.by_name) == (until, REASON, MANAGER.name)
    clock.advance(days=2)
    assert not is_open(guarded, no, PSYCHOLOGIST)
    assert access(guarded, no).granted == ()


def test_in_the_highest_class_the_team_before_is_out_and_the_manager_who_weighed_it_is_in(guarded):
    no = managed(guarded, "K4")
    assert is_open(guarded, no, MANAGER)
    assert not is_open(guarded, no, OFFICER)
    guarded.do(GrantAccess(no, OFFICER.username, REASON), MANAGER)
    assert is_open(guarded, no, OFFICER)


def test_whoever_is_granted_may_correct_what_she_wrote(guarded):
    no = managed(guarded, "K4")
    guarded.do(GrantAccess(no, OFFICER.username, REASON), MANAGER)
    mine = next(one for one in guarded.ask(CaseByNo(no), OFFICER).answers if one.may_correct)
    assert mine.by == OFFICER.username
    guarded.do(CorrectAnswer(mine.id, dict(mine.body), "ejaan"), OFFICER)


@pytest.mark.parametrize(
    ("who", "until", "field"),
    [
        (MANAGER.username, None, "/username"),
        (GUARD.username, None, "/username"),
        ("nobody", None, "/username"),
        (WORKER.username, timedelta(seconds=-1), "/until"),
    ],
)
def test_nobody_is_let_in_by_herself_nor_under_a_hat_for_tasks_nor_in_the_past(
    guarded, clock, who, until, field
):
    no = managed(guarded)
    grant = GrantAccess(no, who, REASON, clock() + until if until else None)
    with pytest.raises(Refused) as refusal:
        guarded.do(grant, MANAGER)
    assert [problem.field for problem in refusal.value.problems] == [field]


def test_a_grant_needs_a_reason(guarded):
    no = managed(guarded)
    with pytest.raises(Refused, match="perlu diperbaiki"):
        guarded.do(GrantAccess(no, WORKER.username, "  "), MANAGER)


def test_who_is_on_the_deny_list_cannot_be_let_in(guarded):
    no = managed(guarded)
    guarded.do(DenyAccess(no, WORKER.username, REASON), MANAGER)
    with pytest.raises(Refused):
        guarded.do(GrantAccess(no, WORKER.username, REASON), MANAGER)


@pytest.mark.parametrize(
    ("actor", "refusal"),
    [(OFFICER, Forbidden), (SECOND_MANAGER, Forbidden), (AUDITOR, Forbidden), (WORKER, Unknown)],
)
def test_only_a_manager_in_the_team_lets_anybody_in(guarded, actor, refusal):
    no = managed(guarded)
    with pytest.raises(refusal):
        guarded.do(GrantAccess(no, PSYCHOLOGIST.username, REASON), actor)
    assert not is_open(guarded, no, PSYCHOLOGIST)


def test_a_manager_outside_the_team_lets_nobody_in(guarded):
    no = opened(guarded)
    with pytest.raises(Forbidden):
        guarded.do(GrantAccess(no, PSYCHOLOGIST.username, REASON), MANAGER)


def test_the_history_says_whom_and_until_when(guarded):
    no = managed(guarded)
    guarded.do(GrantAccess(no, PSYCHOLOGIST.username, REASON), MANAGER)
    event = guarded.ask(History(no), OFFICER).events[-1]
    assert (event.deed, event.name, event.reason) == ("access_granted", PSYCHOLOGIST.name, REASON)
    assert event.detail == {"whom": PSYCHOLOGIST.username, "until": ""}
