"""FireTimers: due clocks, each once, each by itself, late ones said to be late."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from engine import CompleteTask, FireTimers, Forbidden, History, Inbox, VerifyHistory
from tests.engine.office import AUDITOR, MACHINE, MANAGER, WORKER, at_work


def test_nothing_fires_before_its_time(office, clock):
    at_work(office)
    clock.advance(days=2, hours=23)
    assert office.do(FireTimers(), MACHINE).count == 0


def test_a_due_clock_fires_and_its_task_appears(office, clock):
    no, task = at_work(office)
    clock.advance(days=3)
    assert office.do(FireTimers(), MACHINE).count == 1
    [reminder] = office.ask(Inbox(shelf="pool"), MANAGER).tasks
    assert (reminder.element, reminder.case_no) == ("ingatkan", no)
    office.do(CompleteTask(task, {}), WORKER)


def test_the_history_says_how_late_it_fired(office, clock):
    no, _ = at_work(office)
    clock.advance(days=3, minutes=5)
    office.do(FireTimers(), MACHINE)
    event = office.ask(History(no), AUDITOR).events[-1]
    assert (event.deed, event.actor, event.name) == ("timer_fired", "mesin", "Tiga hari")
    assert event.detail["late_seconds"] == 300


def test_it_fires_once(office, clock):
    at_work(office)
    clock.advance(days=9)
    assert [office.do(FireTimers(), MACHINE).count for _ in range(3)] == [1, 0, 0]


def test_a_clock_of_a_finished_task_is_gone(office, clock):
    _, task = at_work(office)
    office.do(CompleteTask(task, {}), WORKER)
    clock.advance(days=9)
    assert office.do(FireTimers(), MACHINE).count == 0


def test_a_round_takes_no_more_than_its_limit(office, clock):
    for _ in range(3):
        at_work(office)
    clock.advance(days=3)
    assert [office.do(FireTimers(2), MACHINE).count for _ in range(2)] == [2, 1]


def test_two_workers_at_once_fire_each_clock_once(office, clock):
    for _ in range(6):
        at_work(office)
    clock.advance(days=3)
    with ThreadPoolExecutor(2) as workers:
        rounds = list(workers.map(lambda _: office.do(FireTimers(), MACHINE).count, range(2)))
    rounds.append(office.do(FireTimers(), MACHINE).count)
    assert sum(rounds) == 6
    assert office.ask(VerifyHistory(), AUDITOR).whole


def test_a_clock_that_jumps_back_does_no_harm(office, clock):
    at_work(office)
    clock.advance(days=-400)
    assert office.do(FireTimers(), MACHINE).count == 0
    clock.advance(days=403)
    assert office.do(FireTimers(), MACHINE).count == 1


def test_only_the_machine_fires(office):
    with pytest.raises(Forbidden):
        office.do(FireTimers(), MANAGER)
