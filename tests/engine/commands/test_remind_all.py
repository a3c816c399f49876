"""RemindAll: a deadline is brought to mind before it, at it and long after it, once each."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import (
    ClaimTask,
    EnterAbsence,
    History,
    Notices,
    RemindAll,
    ResumeCase,
    SuspendCase,
    VerifyHistory,
)
from engine.model import by_calendar
from engine.reminding import next_reminder, reminder
from tests.engine import clock_office
from tests.engine.office import AUDITOR, MACHINE, MANAGER, OTHER_WORKER, WORKER, at_work, person

CHAIR = person("ketua_lk3")
NOW = datetime(2026, 3, 2, 2, tzinfo=UTC)
NEAR, PASSED, LONG = "deadline_near", "deadline_passed", "deadline_long_passed"


def begun(engine):
    """A case whose worker has a task that is due in two days."""
    no, task = at_work(engine)
    engine.do(ClaimTask(task), WORKER)
    return no


def told(engine, actor):
    return [word.kind for word in reversed(engine.ask(Notices(), actor))]


def after(engine, clock, **time):
    clock.advance(**time)
    return engine.do(RemindAll(), MACHINE).count


def test_each_is_told_in_time_and_once(office, clock):
    no = begun(office)
    assert after(office, clock, hours=35) == 0
    assert [after(office, clock, hours=1), after(office, clock, minutes=1)] == [1, 0]
    assert told(office, WORKER) == [NEAR]
    assert [after(office, clock, hours=12), after(office, clock, minutes=1)] == [1, 0]
    assert (told(office, WORKER), told(office, MANAGER)) == ([NEAR], [PASSED])
    assert [after(office, clock, days=1), after(office, clock, days=9)] == [1, 0]
    assert told(office, CHAIR) == [LONG]

    deeds = [event.deed for event in office.ask(History(no), MANAGER).events]
    assert [deed for deed in deeds if deed.startswith("deadline")] == [NEAR, PASSED, LONG]
    assert office.ask(VerifyHistory(no), AUDITOR).whole


def test_who_stands_in_is_told_with_who_is_away(office, clock):
    begun(office)
    away = EnterAbsence(
        username=WORKER.username,
        starts_at=clock(),
        ends_at=clock() + timedelta(days=7),
        kind="cuti",
        substitute=OTHER_WORKER.username,
    )
    office.do(away, WORKER)
    assert after(office, clock, hours=36) == 1
    assert (told(office, WORKER), told(office, OTHER_WORKER)) == ([NEAR], [NEAR])


def test_who_leads_is_told_the_number_alone(office, clock):
    no = begun(office)
    after(office, clock, days=10)

    (word,) = office.ask(Notices(), CHAIR)
    assert (word.case_no, word.about_name) == (no, "")


def test_of_several_that_nobody_told_the_last_is_told(office, clock):
    begun(office)
    assert after(office, clock, days=2, hours=1) == 1
    assert (told(office, WORKER), told(office, MANAGER)) == ([], [PASSED])


def test_a_task_in_the_pool_is_brought_to_the_manager_s_mind(office, clock):
    at_work(office)
    after(office, clock, hours=37)
    assert (told(office, WORKER), told(office, MANAGER)) == ([], [NEAR])


def test_day_and_night_is_brought_to_mind_though_the_case_stands_still(office, clock):
    no = begun(office)
    office.do(SuspendCase(no, "Klien dirawat"), MANAGER)
    assert after(office, clock, hours=37) == 1
    assert told(office, WORKER) == [NEAR]


def test_working_days_that_stood_still_count_from_where_they_stood(agenda, clock):
    no, _ = clock_office.begun(agenda)
    clock.advance(days=2, hours=8)  # two of four days are used up
    agenda.do(SuspendCase(no, "Klien dirawat"), MANAGER)
    assert after(agenda, clock, days=26) == 0  # until Monday the 30th
    agenda.do(ResumeCase(no, "Klien pulang"), MANAGER)
    assert after(agenda, clock, hours=22) == 0
    assert after(agenda, clock, hours=1) == 1
    assert told(agenda, WORKER) == [NEAR]


@pytest.mark.parametrize(("name", "quarters"), [(NEAR, 3), (PASSED, 4), (LONG, 6)])
def test_the_word_is_the_one_of_the_moment(name, quarters):
    deadline = by_calendar(NOW, NOW + timedelta(hours=8))
    at = NOW + timedelta(hours=2 * quarters)

    assert reminder(deadline, at) == name
    assert reminder(deadline, at - timedelta(seconds=1)) != name


@given(st.integers(1, 10**6), st.integers(0, 10**6))
def test_what_comes_next_is_later_and_nothing_lies_between(given_seconds, passed):
    deadline = by_calendar(NOW, NOW + timedelta(seconds=given_seconds))
    now = NOW + timedelta(seconds=passed)
    at = next_reminder(deadline, now)

    assert at is None or at > now
    said = reminder(deadline, now)
    assert at is None or reminder(deadline, at - timedelta(microseconds=1)) == said
