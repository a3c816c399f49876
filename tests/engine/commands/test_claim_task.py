"""ClaimTask: out of the pool, onto one desk."""

import pytest

from engine import CaseByNo, ClaimTask, CompleteTask, Forbidden, Inbox, TaskNotOpen, Unknown
from tests.engine.office import AUDITOR, MANAGER, OFFICER, OTHER_WORKER, WORKER, at_work, person


def test_a_claimed_task_leaves_the_pool_and_its_holder_joins_the_team(office):
    no, task = at_work(office)
    assert office.do(ClaimTask(task), WORKER).next_tasks == (task,)
    assert office.ask(Inbox(shelf="pool"), OTHER_WORKER).tasks == ()
    assert office.ask(Inbox(), WORKER).tasks[0].id == task
    assert WORKER.username in {m.username for m in office.ask(CaseByNo(no), WORKER).team}


def test_the_second_to_claim_is_told_that_it_is_taken(office):
    _, task = at_work(office)
    office.do(ClaimTask(task), WORKER)
    with pytest.raises(Forbidden, match="dipegang orang lain"):
        office.do(ClaimTask(task), OTHER_WORKER)


def test_a_finished_task_names_who_did_it(office, clock):
    _, task = at_work(office)
    office.do(CompleteTask(task, {}), WORKER)
    with pytest.raises(TaskNotOpen) as refusal:
        office.do(ClaimTask(task), OTHER_WORKER)
    assert (refusal.value.by_name, refusal.value.at) == (WORKER.name, clock.now)


@pytest.mark.parametrize(
    "actor", [AUDITOR, person("psikolog"), person("pekerja_sosial", daerah="94.04")]
)
def test_for_strangers_the_task_does_not_exist(office, actor):
    _, task = at_work(office)
    with pytest.raises(Unknown):
        office.do(ClaimTask(task), actor)


@pytest.mark.parametrize("actor", [MANAGER, OFFICER])
def test_who_knows_of_it_but_has_another_role_may_not(office, actor):
    _, task = at_work(office)
    with pytest.raises(Forbidden):
        office.do(ClaimTask(task), actor)


def test_a_task_that_never_was_is_unknown(office):
    with pytest.raises(Unknown):
        office.do(ClaimTask("0" * 32), WORKER)
