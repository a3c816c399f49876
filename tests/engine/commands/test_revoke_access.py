"""RevokeAccess: a grant or a place on the team is taken back."""

import pytest

from engine import (
    AssignTask,
    Forbidden,
    GrantAccess,
    History,
    Inbox,
    Refused,
    RevokeAccess,
    Unknown,
    WrongState,
)
from tests.engine.access_office import PSYCHOLOGIST, REASON, access, is_open, leaves, managed, task
from tests.engine.office import MANAGER, OFFICER, WORKER, person


def test_a_grant_taken_back_closes_the_case(guarded):
    no = managed(guarded)
    guarded.do(GrantAccess(no, PSYCHOLOGIST.username, REASON), MANAGER)
    guarded.do(RevokeAccess(no, PSYCHOLOGIST.username, "selesai"), MANAGER)
    assert not is_open(guarded, no, PSYCHOLOGIST)


def test_who_held_a_task_can_be_taken_off_the_team(guarded):
    no = managed(guarded)
    assert is_open(guarded, no, OFFICER)
    guarded.do(RevokeAccess(no, OFFICER.username, "pindah tugas"), MANAGER)
    assert not is_open(guarded, no, OFFICER)


def test_her_open_tasks_go_back_to_their_pools(guarded):
    no = managed(guarded)
    handed = task(guarded, no, "tangani").id
    guarded.do(AssignTask(handed, WORKER.username), MANAGER)
    assert is_open(guarded, no, WORKER)
    receipt = guarded.do(RevokeAccess(no, WORKER.username, "berhalangan"), MANAGER)
    assert receipt.count == 1
    assert not is_open(guarded, no, WORKER)
    assert handed in [one.id for one in guarded.ask(Inbox(shelf="pool"), WORKER).tasks]


def test_there_must_be_something_to_take_back(guarded):
    no = managed(guarded)
    with pytest.raises(WrongState):
        guarded.do(RevokeAccess(no, PSYCHOLOGIST.username, REASON), MANAGER)


@pytest.mark.parametrize(("actor", "refusal"), [(OFFICER, Forbidden), (WORKER, Unknown)])
def test_only_a_manager_in_the_team_takes_access_back(guarded, actor, refusal):
    no = managed(guarded)
    with pytest.raises(refusal):
        guarded.do(RevokeAccess(no, MANAGER.username, REASON), actor)


def test_what_somebody_has_whose_term_is_over_can_be_taken_back(guarded):
    no = managed(guarded)
    guarded.do(GrantAccess(no, PSYCHOLOGIST.username, REASON), MANAGER)
    leaves(guarded, PSYCHOLOGIST)
    guarded.do(RevokeAccess(no, PSYCHOLOGIST.username, "pindah dinas"), MANAGER)
    assert access(guarded, no).granted == ()
    assert guarded.ask(History(no), MANAGER).events[-1].name == PSYCHOLOGIST.name


def test_nobody_is_named_of_whom_there_is_no_account(guarded):
    no = managed(guarded)
    for username in ("tidak.ada", person("psikolog", 1, "94.04").username):
        with pytest.raises(Refused):
            guarded.do(RevokeAccess(no, username, REASON), MANAGER)
