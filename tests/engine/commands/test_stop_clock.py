"""StopClock: a task's working days stand still, for a reason, and its age does not."""

from datetime import timedelta

import pytest

from engine import (
    CaseByNo,
    ClaimTask,
    Forbidden,
    History,
    Inbox,
    Refused,
    ReleaseTask,
    RemindAll,
    StopClock,
    TaskById,
    Unknown,
    VerifyHistory,
)
from tests.engine.clock_office import begun, refused
from tests.engine.office import AUDITOR, MACHINE, MANAGER, OTHER_WORKER, WORKER, at_work

WHY = "Keluarga sedang di luar kota"


def test_a_stopped_task_has_no_due_time_and_grows_old_all_the_same(agenda, clock):
    no, task = begun(agenda)
    clock.advance(days=1, hours=8)
    agenda.do(StopClock(task, "keluarga", WHY), WORKER)
    clock.advance(days=20)

    sheet = agenda.ask(TaskById(task), WORKER)
    assert (sheet.task.due, sheet.task.pace, sheet.days_left) == (None, "stopped", 3)
    assert sheet.task.age == timedelta(days=21, hours=8)
    [stop] = agenda.ask(CaseByNo(no), MANAGER).stops
    assert (stop.why, stop.by_name, stop.until) == ("keluarga", WORKER.name, None)


def test_the_timer_beside_the_task_stands_still_with_it(agenda):
    no, task = begun(agenda)
    assert len(agenda.ask(CaseByNo(no), MANAGER).clocks) == 1
    agenda.do(StopClock(task, "dokumen", WHY), MANAGER)
    assert agenda.ask(CaseByNo(no), MANAGER).clocks == ()


def test_nobody_is_reminded_of_what_stands_still(agenda, clock):
    _, task = begun(agenda)
    agenda.do(StopClock(task, "lembaga", WHY), MANAGER)
    clock.advance(days=60)
    assert agenda.do(RemindAll(), MACHINE).count == 0


def test_the_history_keeps_who_stopped_it_and_why(agenda):
    no, task = begun(agenda)
    agenda.do(StopClock(task, "lembaga", f" {WHY} "), WORKER)
    event = agenda.ask(History(no), WORKER).events[-1]

    assert (event.deed, event.actor, event.reason) == ("clock_stopped", WORKER.username, WHY)
    assert agenda.ask(VerifyHistory(no), AUDITOR).whole


@pytest.mark.parametrize(
    ("why", "reason", "field"), [("malas", WHY, "/why"), ("keluarga", "  ", "/reason")]
)
def test_a_stop_says_what_is_waited_for_and_why(agenda, why, reason, field):
    _, task = begun(agenda)
    with pytest.raises(Refused) as refusal:
        agenda.do(StopClock(task, why, reason), WORKER)
    assert refusal.value.problems[0].field == field


def test_a_clock_that_runs_day_and_night_is_never_stopped(office):
    _, task = at_work(office)
    office.do(ClaimTask(task), WORKER)
    with refused("clock.calendar"):
        office.do(StopClock(task, "keluarga", WHY), WORKER)


def test_what_is_over_or_stands_still_is_not_stopped(agenda, clock):
    _, task = begun(agenda)
    agenda.do(StopClock(task, "keluarga", WHY), WORKER)
    with refused("clock.stopped"):
        agenda.do(StopClock(task, "keluarga", WHY), WORKER)
    _, other = begun(agenda)
    clock.advance(days=30)
    with refused("clock.over"):
        agenda.do(StopClock(other, "keluarga", WHY), WORKER)


def test_only_who_holds_the_task_or_manages_stops_its_clock(agenda):
    _, task = begun(agenda)
    with pytest.raises((Unknown, Forbidden)):
        agenda.do(StopClock(task, "keluarga", WHY), OTHER_WORKER)
    with pytest.raises(Unknown):
        agenda.do(StopClock(task, "keluarga", WHY), AUDITOR)
    agenda.do(ReleaseTask(task), WORKER)
    with pytest.raises(Forbidden):
        agenda.do(StopClock(task, "keluarga", WHY), WORKER)


def test_a_stopped_task_stands_last_in_the_inbox(agenda):
    first, second = begun(agenda)[1], begun(agenda)[1]
    agenda.do(StopClock(first, "keluarga", WHY), WORKER)
    assert [task.id for task in agenda.ask(Inbox(), WORKER).tasks] == [second, first]
