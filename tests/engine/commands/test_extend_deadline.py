"""ExtendDeadline: more time, up to what the daerah's settings allow, and told in the history."""

import pytest

from engine import (
    CaseByNo,
    CompleteTask,
    ExtendDeadline,
    Forbidden,
    History,
    Notices,
    RemindAll,
    StopClock,
    TaskById,
)
from tests.engine.clock_office import begun, refused
from tests.engine.office import MACHINE, MANAGER, WORKER, person

WHY = "Dokter baru ada pekan depan"


def test_a_task_gets_more_working_days_and_the_timer_beside_it_too(agenda):
    no, task = begun(agenda)
    assert agenda.ask(TaskById(task), MANAGER).longer == ("5 HK", "6 HK")
    agenda.do(ExtendDeadline(task, "6 HK", WHY), MANAGER)

    sheet = agenda.ask(TaskById(task), MANAGER)
    assert (sheet.task.budget, sheet.days_left, sheet.longer) == ("6 HK", 6, ())
    assert agenda.ask(CaseByNo(no), MANAGER).clocks[0].due == sheet.task.due


def test_the_history_keeps_how_much_and_why(agenda):
    no, task = begun(agenda)
    agenda.do(ExtendDeadline(task, "5 HK", WHY), MANAGER)
    event = agenda.ask(History(no), WORKER).events[-1]
    assert (event.deed, event.actor, event.reason) == ("deadline_extended", MANAGER.username, WHY)
    assert (event.detail["from"], event.detail["to"]) == ("4 HK", "5 HK")


def test_what_stands_still_goes_on_with_more(agenda):
    _, task = begun(agenda)
    agenda.do(StopClock(task, "keluarga", WHY), WORKER)
    agenda.do(ExtendDeadline(task, "5 HK", WHY), MANAGER)
    sheet = agenda.ask(TaskById(task), MANAGER)
    assert (sheet.task.pace, sheet.days_left) == ("stopped", 5)


@pytest.mark.parametrize("budget", ["7 HK", "4 HK", "3 HK", "P90D", "", "besok"])
def test_nothing_beyond_the_most_is_given(agenda, budget):
    _, task = begun(agenda)
    with refused("deadline.most"):
        agenda.do(ExtendDeadline(task, budget, WHY), MANAGER)


def test_a_deadline_that_no_setting_names_stays(agenda):
    _, task = begun(agenda)
    following = agenda.do(CompleteTask(task, {}), WORKER).next_tasks[0]
    assert agenda.ask(TaskById(following), MANAGER).longer == ()
    with refused("deadline.fixed"):
        agenda.do(ExtendDeadline(following, "5 HK", WHY), MANAGER)


def test_what_is_over_is_not_extended(agenda, clock):
    _, task = begun(agenda)
    clock.advance(days=20)
    assert agenda.ask(TaskById(task), MANAGER).longer == ()
    with refused("deadline.over"):
        agenda.do(ExtendDeadline(task, "5 HK", WHY), MANAGER)


def test_a_reason_is_given_and_only_managers_extend(agenda):
    _, task = begun(agenda)
    with refused("reason.required"):
        agenda.do(ExtendDeadline(task, "5 HK", " "), MANAGER)
    with pytest.raises(Forbidden):
        agenda.do(ExtendDeadline(task, "5 HK", WHY), WORKER)


def test_who_is_told_when_it_is_long_over_the_settings_name(agenda, clock):
    begun(agenda)
    clock.advance(days=20)
    agenda.do(RemindAll(), MACHINE)
    told = {
        role: len(agenda.ask(Notices(), person(role))) for role in ("kepala_dinas", "ketua_lk3")
    }
    assert told == {"kepala_dinas": 1, "ketua_lk3": 0}
