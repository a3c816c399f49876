"""KeepHoliday: a daerah's own holiday moves what runs on working days, and the history tells it."""

from datetime import UTC, date, datetime

import pytest

from engine import (
    CaseByNo,
    Forbidden,
    History,
    KeepHoliday,
    LocalHolidays,
    StopClock,
    TaskById,
    VerifyHistory,
)
from tests.engine.clock_office import begun, refused
from tests.engine.office import AUDITOR, COORDINATOR, MACHINE, MANAGER, PARIAMAN, WORKER

DAY = date(2026, 3, 4)
BEFORE, AFTER = datetime(2026, 3, 6, 9, tzinfo=UTC), datetime(2026, 3, 9, 9, tzinfo=UTC)


def add(engine, name="Hari jadi", actor=COORDINATOR):
    return engine.do(KeepHoliday(PARIAMAN, DAY, name), actor).count


def test_running_deadlines_and_timers_are_counted_anew_and_back(agenda):
    no, task = begun(agenda)
    assert agenda.ask(TaskById(task), WORKER).task.due == BEFORE
    assert add(agenda) == 1
    assert agenda.ask(TaskById(task), WORKER).task.due == AFTER
    assert agenda.ask(CaseByNo(no), MANAGER).clocks[0].due == AFTER
    assert agenda.do(KeepHoliday(PARIAMAN, DAY), COORDINATOR).count == 1
    assert agenda.ask(TaskById(task), WORKER).task.due == BEFORE


def test_the_case_s_history_tells_what_moved_and_by_which_day(agenda):
    no, _ = begun(agenda)
    add(agenda)
    event = agenda.ask(History(no), WORKER).events[-1]

    assert event.deed == "deadlines_recounted"
    assert event.detail == {"day": "2026-03-04", "moved": ["jawab", "batas"]}
    assert agenda.ask(VerifyHistory(), AUDITOR).whole


def test_what_begins_later_counts_the_day_too(agenda):
    add(agenda)
    _, task = begun(agenda)
    assert agenda.ask(TaskById(task), WORKER).task.due == AFTER


def test_what_stands_still_or_is_due_before_does_not_move(agenda):
    _, task = begun(agenda)
    agenda.do(StopClock(task, "keluarga", "Ibu dirawat"), WORKER)
    assert add(agenda) == 0
    assert agenda.do(KeepHoliday(PARIAMAN, date(2026, 3, 30), "Hari nelayan"), MACHINE).count == 0


def test_the_list_is_the_daerah_s_own(agenda):
    add(agenda)
    assert agenda.ask(LocalHolidays(PARIAMAN), COORDINATOR) == {"2026-03-04": "Hari jadi"}
    assert agenda.ask(LocalHolidays("94.04"), MACHINE) == {}


def test_a_day_that_is_not_there_is_not_taken_back(agenda):
    with refused("holiday.unknown"):
        add(agenda, name="")


def test_only_coordinators_keep_the_calendar(agenda):
    with pytest.raises(Forbidden):
        add(agenda, actor=MANAGER)
