"""AssignTask: the manager deals out work."""

import pytest

from engine import AssignTask, CaseByNo, Forbidden, History, Inbox, Refused
from tests.engine.office import MANAGER, OFFICER, OTHER_WORKER, WORKER, at_work


def test_the_task_lies_on_the_colleague_s_desk_and_she_is_on_the_team(office):
    no, task = at_work(office)
    office.do(AssignTask(task, WORKER.username, "Dekat rumahnya"), MANAGER)
    assert office.ask(Inbox(), WORKER).tasks[0].assignee_name == WORKER.name
    assert WORKER.username in {m.username for m in office.ask(CaseByNo(no), WORKER).team}


def test_the_history_says_from_whom_to_whom_and_why(office):
    no, task = at_work(office)
    office.do(AssignTask(task, WORKER.username), MANAGER)
    office.do(AssignTask(task, OTHER_WORKER.username, "Cuti"), MANAGER)
    event = office.ask(History(no), OFFICER).events[-1]
    assert (event.deed, event.reason) == ("task_assigned", "Cuti")
    assert event.detail == {"from": WORKER.username, "to": OTHER_WORKER.username}


@pytest.mark.parametrize("username", ["tidak.ada", OFFICER.username])
def test_somebody_without_the_role_is_refused(office, username):
    _, task = at_work(office)
    with pytest.raises(Refused) as refusal:
        office.do(AssignTask(task, username), MANAGER)
    assert refusal.value.problems[0].field == "/username"


def test_who_is_no_manager_may_not(office):
    _, task = at_work(office)
    with pytest.raises(Forbidden):
        office.do(AssignTask(task, OTHER_WORKER.username), WORKER)


def test_assigning_gives_the_manager_no_answers(office):
    no, task = at_work(office)
    office.do(AssignTask(task, WORKER.username), MANAGER)
    assert office.ask(CaseByNo(no), MANAGER).answers == ()
    assert len(office.ask(CaseByNo(no), WORKER).answers) == 1
