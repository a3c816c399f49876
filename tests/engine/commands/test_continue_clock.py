"""ContinueClock: a task goes on with the working days it had left."""

from datetime import UTC, datetime

from engine import CaseByNo, ContinueClock, FireTimers, StopClock, StopClocks, TaskById
from tests.engine.clock_office import begun, refused
from tests.engine.office import MACHINE, MANAGER, WORKER

WHY = "Keluarga sudah pulang"


def stopped(agenda, clock, **time):
    no, task = begun(agenda)
    clock.advance(days=1, hours=8)  # one of four days is used up
    agenda.do(StopClock(task, "keluarga", WHY), WORKER)
    clock.advance(**time)
    return no, task


def test_the_rest_is_counted_in_working_days_after_the_stop(agenda, clock):
    no, task = stopped(agenda, clock, days=9)  # until Thursday the 12th
    agenda.do(ContinueClock(task, WHY), WORKER)

    sheet = agenda.ask(TaskById(task), WORKER)
    assert (sheet.task.pace, sheet.days_left) == ("on_track", 3)
    assert sheet.task.due == datetime(2026, 3, 17, 9, tzinfo=UTC)
    assert agenda.ask(CaseByNo(no), MANAGER).clocks[0].due == sheet.task.due


def test_the_timer_beside_the_task_fires_when_the_rest_is_over(agenda, clock):
    _, task = stopped(agenda, clock, days=9)
    agenda.do(ContinueClock(task, WHY), WORKER)
    clock.now = datetime(2026, 3, 17, 8, 59, tzinfo=UTC)
    assert agenda.do(FireTimers(), MACHINE).count == 0
    clock.advance(minutes=1)
    assert agenda.do(FireTimers(), MACHINE).count == 1


def test_a_stop_within_one_working_day_costs_nothing(agenda, clock):
    _, task = begun(agenda)
    due = agenda.ask(TaskById(task), WORKER).task.due
    agenda.do(StopClock(task, "dokumen", WHY), WORKER)
    clock.advance(hours=2)
    agenda.do(ContinueClock(task, WHY), WORKER)
    assert agenda.ask(TaskById(task), WORKER).task.due == due


def test_several_stops_add_up(agenda, clock):
    _, task = stopped(agenda, clock, days=1)
    for _ in range(3):
        agenda.do(ContinueClock(task, WHY), WORKER)
        agenda.do(StopClock(task, "keluarga", WHY), WORKER)
        clock.advance(days=7)
    sheet = agenda.ask(TaskById(task), WORKER)
    assert (sheet.days_left, len(sheet.stops)) == (3, 4)


def test_a_clock_that_runs_is_not_let_run(agenda):
    _, task = begun(agenda)
    with refused("clock.running"):
        agenda.do(ContinueClock(task, WHY), WORKER)


def test_the_clocks_of_a_whole_case_are_not_let_run_from_one_task(agenda):
    no, task = begun(agenda)
    agenda.do(StopClocks(no, "lembaga", WHY), MANAGER)
    with refused("clock.running"):
        agenda.do(ContinueClock(task, WHY), MANAGER)
