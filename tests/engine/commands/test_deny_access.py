"""DenyAccess: for who is on the deny list there is no such case, whatever else would let her in."""

import pytest

from engine import (
    AssignTask,
    CaseByNo,
    Cases,
    ClaimTask,
    DenyAccess,
    Forbidden,
    GrantAccess,
    History,
    Inbox,
    Refused,
    Unknown,
    WrongState,
)
from tests.engine.access_office import (
    PSYCHOLOGIST,
    REASON,
    SECOND_MANAGER,
    access,
    is_open,
    managed,
    task,
)
from tests.engine.office import AUDITOR, COORDINATOR, MANAGER, OFFICER, WORKER


def test_it_beats_a_grant(guarded):
    no = managed(guarded)
    guarded.do(GrantAccess(no, PSYCHOLOGIST.username, REASON), MANAGER)
    guarded.do(DenyAccess(no, PSYCHOLOGIST.username, "ipar dari terlapor"), MANAGER)
    assert not is_open(guarded, no, PSYCHOLOGIST)
    assert access(guarded, no).granted == ()


@pytest.mark.parametrize("actor", [SECOND_MANAGER, AUDITOR])
def test_it_beats_a_hat_that_sees_every_case(guarded, actor):
    no = managed(guarded)
    assert guarded.ask(CaseByNo(no), actor).case.no == no
    guarded.do(DenyAccess(no, actor.username, "saudara pelapor"), MANAGER)
    for question in (CaseByNo(no), History(no)):
        with pytest.raises(Unknown):
            guarded.ask(question, actor)
    assert no not in [case.no for case in guarded.ask(Cases(), actor)]
    if actor is SECOND_MANAGER:
        page = guarded.ask(Inbox(shelf="all"), actor)
        assert (page.tasks, page.counts["all"]) == ((), 0)


def test_her_tasks_go_back_and_she_can_neither_claim_nor_be_given_any(guarded):
    no = managed(guarded)
    handed = task(guarded, no, "tangani").id
    guarded.do(AssignTask(handed, WORKER.username), MANAGER)
    assert guarded.do(DenyAccess(no, WORKER.username, "tetangga"), MANAGER).count == 1
    page = guarded.ask(Inbox(shelf="pool"), WORKER)
    assert (page.tasks, page.counts["pool"], page.counts["mine"]) == ((), 0, 0)
    with pytest.raises(Unknown):
        guarded.do(ClaimTask(handed), WORKER)
    with pytest.raises(Refused):
        guarded.do(AssignTask(handed, WORKER.username), MANAGER)


def test_who_has_a_conflict_of_interest_puts_herself_on_it(guarded):
    no = managed(guarded)
    guarded.do(DenyAccess(no, MANAGER.username, "kerabat saya"), MANAGER)
    with pytest.raises(Unknown):
        guarded.ask(CaseByNo(no), MANAGER)


def test_whom_it_names_and_why_only_the_team_sees(guarded):
    no = managed(guarded)
    guarded.do(DenyAccess(no, WORKER.username, "tetangga terlapor"), MANAGER)
    [denied] = access(guarded, no, OFFICER).denied
    assert (denied.name, denied.reason) == (WORKER.name, "tetangga terlapor")
    assert "tetangga terlapor" in repr(guarded.ask(History(no), OFFICER).events)
    for outsider in (AUDITOR, COORDINATOR, SECOND_MANAGER):
        told = guarded.ask(History(no), outsider).events[-1]
        assert told.deed == "access_denied"
        assert WORKER.name not in repr(told)
        assert WORKER.username not in repr(told)
        assert "tetangga" not in repr(told)


def test_nobody_is_put_on_it_twice(guarded):
    no = managed(guarded)
    guarded.do(DenyAccess(no, WORKER.username, REASON), MANAGER)
    with pytest.raises(WrongState):
        guarded.do(DenyAccess(no, WORKER.username, REASON), MANAGER)


@pytest.mark.parametrize(
    ("actor", "refusal"), [(OFFICER, Forbidden), (SECOND_MANAGER, Forbidden), (WORKER, Unknown)]
)
def test_only_a_manager_in_the_team_keeps_anybody_out(guarded, actor, refusal):
    no = managed(guarded)
    with pytest.raises(refusal):
        guarded.do(DenyAccess(no, PSYCHOLOGIST.username, REASON), actor)
