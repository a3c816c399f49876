"""LiftDenial: who is off the deny list is a stranger to the case, no more."""

import pytest

from engine import ClaimTask, DenyAccess, Forbidden, GrantAccess, LiftDenial, WrongState
from tests.engine.access_office import PSYCHOLOGIST, REASON, access, is_open, leaves, managed, task
from tests.engine.office import MANAGER, OFFICER, WORKER


def test_what_she_had_does_not_come_back_but_can_be_given_again(guarded):
    no = managed(guarded)
    guarded.do(GrantAccess(no, PSYCHOLOGIST.username, REASON), MANAGER)
    guarded.do(DenyAccess(no, PSYCHOLOGIST.username, REASON), MANAGER)
    guarded.do(LiftDenial(no, PSYCHOLOGIST.username, "keliru orang"), MANAGER)
    assert access(guarded, no).denied == ()
    assert not is_open(guarded, no, PSYCHOLOGIST)
    guarded.do(GrantAccess(no, PSYCHOLOGIST.username, REASON), MANAGER)
    assert is_open(guarded, no, PSYCHOLOGIST)


def test_she_draws_from_the_pool_again(guarded):
    no = managed(guarded)
    guarded.do(DenyAccess(no, WORKER.username, REASON), MANAGER)
    guarded.do(LiftDenial(no, WORKER.username, REASON), MANAGER)
    guarded.do(ClaimTask(task(guarded, no, "tangani").id), WORKER)
    assert is_open(guarded, no, WORKER)


def test_nobody_is_taken_off_who_is_not_on_it(guarded):
    no = managed(guarded)
    with pytest.raises(WrongState):
        guarded.do(LiftDenial(no, WORKER.username, REASON), MANAGER)


def test_only_a_manager_lifts_a_denial(guarded):
    no = managed(guarded)
    guarded.do(DenyAccess(no, WORKER.username, REASON), MANAGER)
    with pytest.raises(Forbidden):
        guarded.do(LiftDenial(no, WORKER.username, REASON), OFFICER)


def test_who_holds_no_role_now_is_put_on_the_list_and_taken_off_it(guarded):
    no = managed(guarded)
    leaves(guarded, PSYCHOLOGIST)
    guarded.do(DenyAccess(no, PSYCHOLOGIST.username, "kerabat terlapor"), MANAGER)
    assert [one.username for one in access(guarded, no).denied] == [PSYCHOLOGIST.username]
    guarded.do(LiftDenial(no, PSYCHOLOGIST.username, "keliru orang"), MANAGER)
    assert access(guarded, no).denied == ()
