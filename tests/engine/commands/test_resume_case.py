"""ResumeCase: clocks run on with what they had left."""

from datetime import timedelta

import pytest

from engine import CaseByNo, FireTimers, ResumeCase, SuspendCase, TaskById, WrongState
from tests.engine.office import MACHINE, MANAGER, OFFICER, WORKER, at_work


def test_clocks_and_due_times_move_by_the_pause(office, clock):
    no, task = at_work(office)
    due = office.ask(TaskById(task), WORKER).task.due
    [timer] = office.ask(CaseByNo(no), OFFICER).clocks
    clock.advance(days=1)
    office.do(SuspendCase(no, "Klien dirawat"), MANAGER)
    clock.advance(days=10)
    office.do(ResumeCase(no, "Klien pulang"), MANAGER)
    assert office.ask(TaskById(task), WORKER).task.due == due + timedelta(days=10)
    assert office.ask(CaseByNo(no), OFFICER).clocks[0].due == timer.due + timedelta(days=10)


def test_the_clock_fires_when_the_rest_has_run_out_and_not_before(office, clock):
    no, _ = at_work(office)
    clock.advance(days=1)
    office.do(SuspendCase(no, "Klien dirawat"), MANAGER)
    clock.advance(days=10)
    office.do(ResumeCase(no, "Klien pulang"), MANAGER)
    clock.advance(days=1, hours=23)
    assert office.do(FireTimers(), MACHINE).count == 0
    clock.advance(hours=1)
    assert office.do(FireTimers(), MACHINE).count == 1


def test_a_clock_that_ran_out_before_the_pause_fires_at_once_after_it(office, clock):
    no, _ = at_work(office)
    clock.advance(days=4)
    office.do(SuspendCase(no, "Klien dirawat"), MANAGER)
    clock.advance(days=1)
    office.do(ResumeCase(no, "Klien pulang"), MANAGER)
    assert office.do(FireTimers(), MACHINE).count == 1


def test_a_case_that_runs_cannot_be_resumed(office):
    no, _ = at_work(office)
    with pytest.raises(WrongState):
        office.do(ResumeCase(no, "Klien pulang"), MANAGER)


def test_a_clock_set_back_meanwhile_pulls_no_due_time_forward(office, clock):
    no, task = at_work(office)
    due = office.ask(TaskById(task), WORKER).task.due
    office.do(SuspendCase(no, "Klien dirawat"), MANAGER)
    clock.advance(days=-1)
    office.do(ResumeCase(no, "Klien pulang"), MANAGER)
    assert office.ask(TaskById(task), WORKER).task.due == due
