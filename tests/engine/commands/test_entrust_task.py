"""EntrustTask and RecallTask: one task is worked on in its holder's name."""

import pytest

from engine import (
    AssignTask,
    CompleteTask,
    EntrustTask,
    Forbidden,
    History,
    Inbox,
    RecallTask,
    Refused,
    ReleaseTask,
    TaskById,
    WrongState,
)
from tests.engine.office import MANAGER, OFFICER, OTHER_WORKER, WORKER, at_work


@pytest.fixture
def task(office):
    _, task = at_work(office)
    office.do(AssignTask(task, WORKER.username), MANAGER)
    return task


def shelf(office):
    return [one.id for one in office.ask(Inbox(shelf="in_place"), OTHER_WORKER).tasks]


def test_the_colleague_works_on_it_in_the_holder_s_name(office, task):
    office.do(EntrustTask(task, OTHER_WORKER.username), WORKER)
    assert shelf(office) == [task]
    assert office.ask(TaskById(task), OTHER_WORKER).absent_name == WORKER.name
    office.do(CompleteTask(task, {}), OTHER_WORKER)
    done = office.ask(Inbox(shelf="done"), OTHER_WORKER).tasks[0]
    assert done.done_by_name == f"{OTHER_WORKER.name} atas nama {WORKER.name}"
    assert shelf(office) == []


def test_what_was_taken_back_is_the_holder_s_alone(office, task):
    office.do(EntrustTask(task, OTHER_WORKER.username), WORKER)
    office.do(RecallTask(task), WORKER)
    assert shelf(office) == []
    with pytest.raises(Forbidden):
        office.do(CompleteTask(task, {}), OTHER_WORKER)
    with pytest.raises(WrongState):
        office.do(RecallTask(task), WORKER)


def test_the_history_says_from_whom_to_whom(office, task):
    office.do(EntrustTask(task, OTHER_WORKER.username), WORKER)
    office.do(RecallTask(task), MANAGER)
    no = office.ask(TaskById(task), WORKER).task.case_no
    entrusted, recalled = office.ask(History(no), OFFICER).events[-2:]
    assert (entrusted.deed, recalled.deed) == ("task_entrusted", "task_recalled")
    assert entrusted.detail == {"from": WORKER.username, "to": OTHER_WORKER.username}


def test_it_ends_when_the_task_goes_to_another_desk(office, task):
    office.do(EntrustTask(task, OTHER_WORKER.username), WORKER)
    office.do(ReleaseTask(task), WORKER)
    office.do(AssignTask(task, WORKER.username), MANAGER)
    assert shelf(office) == []


@pytest.mark.parametrize("whom", [OFFICER.username, WORKER.username, "tidak.ada"])
def test_only_a_colleague_of_the_same_role_gets_it(office, task, whom):
    with pytest.raises(Refused) as refusal:
        office.do(EntrustTask(task, whom), WORKER)
    assert refusal.value.problems[0].field == "/username"


def test_what_nobody_holds_is_entrusted_to_nobody(office):
    _, task = at_work(office)
    with pytest.raises(WrongState):
        office.do(EntrustTask(task, OTHER_WORKER.username), MANAGER)


def test_who_only_works_on_it_does_not_pass_it_on(office, task):
    office.do(EntrustTask(task, OTHER_WORKER.username), WORKER)
    with pytest.raises(Forbidden):
        office.do(EntrustTask(task, WORKER.username), OTHER_WORKER)
