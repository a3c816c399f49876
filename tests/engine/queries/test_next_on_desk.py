"""The next task: down her own list, at its end from the top, past what she put off."""

from datetime import timedelta

import pytest

from engine import ClaimTask, CompleteTask, Inbox, NextOnDesk, PlanFollowUp, Unknown
from tests.engine.office import AUDITOR, OTHER_WORKER, WORKER, at_work


@pytest.fixture
def three(office, clock):
    """The ids of three tasks that the worker holds, in the order of her list."""
    for _ in range(3):
        office.do(ClaimTask(at_work(office)[1]), WORKER)
        clock.advance(minutes=1)
    return [view.id for view in office.ask(Inbox(), WORKER).tasks]


def after(office, clock, task, who=WORKER):
    return office.ask(NextOnDesk(task, clock() + timedelta(hours=9)), who)


def test_the_list_is_gone_down_and_begins_again_at_its_end(office, clock, three):
    first, second, third = three
    assert after(office, clock, first) == second
    assert after(office, clock, second) == third
    assert after(office, clock, third) == first


def test_from_a_task_that_is_done_the_list_goes_on_where_it_stood(office, clock, three):
    _, second, third = three
    office.do(CompleteTask(second, {"hasil": "baik"}), WORKER)
    assert after(office, clock, second) == third


def test_what_was_put_off_is_passed_by_until_its_day(office, clock, three):
    first, second, third = three
    office.do(PlanFollowUp(second, clock() + timedelta(days=2)), WORKER)
    assert after(office, clock, first) == third
    clock.advance(days=2)
    assert after(office, clock, first) == second


def test_who_has_no_other_task_is_led_to_none(office, clock):
    _, task = at_work(office)
    office.do(ClaimTask(task), WORKER)
    assert after(office, clock, task) == ""


def test_a_task_that_is_not_to_be_seen_leads_nowhere(office, clock, three):
    for who, task in ((AUDITOR, three[0]), (OTHER_WORKER, three[0]), (WORKER, "f" * 32)):
        with pytest.raises(Unknown):
            after(office, clock, task, who)
