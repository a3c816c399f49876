"""ResumeCase: working days go on with what they had left; day and night never stood still."""

from datetime import UTC, datetime, timedelta

import pytest

from engine import CaseByNo, FireTimers, ResumeCase, SuspendCase, TaskById, WrongState
from tests.engine.clock_office import begun
from tests.engine.office import MACHINE, MANAGER, OFFICER, WORKER, at_work

AWAY, BACK = "Klien dirawat", "Klien pulang"


def test_working_days_keep_their_rest_and_their_timers_with_them(agenda, clock):
    no, task = begun(agenda)
    clock.advance(days=1, hours=8)  # one of four days is used up
    agenda.do(SuspendCase(no, AWAY), MANAGER)
    clock.advance(days=9)  # until Thursday the 12th
    agenda.do(ResumeCase(no, BACK), MANAGER)

    due = datetime(2026, 3, 17, 9, tzinfo=UTC)
    assert agenda.ask(TaskById(task), WORKER).task.due == due
    assert agenda.ask(CaseByNo(no), MANAGER).clocks[0].due == due


def test_what_runs_day_and_night_is_due_when_it_was(office, clock):
    no, task = at_work(office)
    due = office.ask(TaskById(task), WORKER).task.due
    [timer] = office.ask(CaseByNo(no), OFFICER).clocks
    office.do(SuspendCase(no, AWAY), MANAGER)
    clock.advance(days=1)
    assert office.ask(CaseByNo(no), OFFICER).clocks == (timer,)
    office.do(ResumeCase(no, BACK), MANAGER)
    assert office.ask(TaskById(task), WORKER).task.due == due
    assert office.ask(CaseByNo(no), OFFICER).clocks == (timer,)


def test_what_came_due_meanwhile_fires_when_the_case_goes_on(office, clock):
    no, _ = at_work(office)
    office.do(SuspendCase(no, AWAY), MANAGER)
    clock.advance(days=4)
    assert office.do(FireTimers(), MACHINE).count == 0
    office.do(ResumeCase(no, BACK), MANAGER)
    assert office.do(FireTimers(), MACHINE).count == 1


def test_a_case_that_runs_cannot_be_resumed(office):
    no, _ = at_work(office)
    with pytest.raises(WrongState):
        office.do(ResumeCase(no, BACK), MANAGER)


def test_a_clock_set_back_meanwhile_pulls_no_due_time_forward(agenda, clock):
    no, task = begun(agenda)
    due = agenda.ask(TaskById(task), WORKER).task.due
    agenda.do(SuspendCase(no, AWAY), MANAGER)
    clock.now -= timedelta(days=1)
    agenda.do(ResumeCase(no, BACK), MANAGER)
    assert agenda.ask(TaskById(task), WORKER).task.due == due
