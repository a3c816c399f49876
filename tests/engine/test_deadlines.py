"""A deadline is its budget, its start, the days people work, and what its clock stood still."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.model import (
    WEEKDAYS,
    by_calendar,
    closing_after,
    days_left,
    in_working_days,
    under_stops,
)
from processes.overlay import Calendar

PARIAMAN = Calendar(
    zone=ZoneInfo("Asia/Jakarta"), week=6, closed=frozenset({date(2026, 3, 5), date(2026, 4, 1)})
)
START = datetime(2026, 3, 2, 2, tzinfo=UTC)  # Monday, 09.00 WIB
PARIAMAN.after(START, 300)  # the nation's holidays are read once, outside of what is timed

few = settings(max_examples=30)

moments = st.integers(0, 60 * 24 * 90).map(lambda minutes: START + timedelta(minutes=minutes))
stops = st.lists(st.tuples(moments, moments).map(lambda pair: tuple(sorted(pair))), max_size=5)
budgets = st.integers(1, 30)


def due(days, stood=()):
    return in_working_days(days, START, PARIAMAN, stood).due


@few
@given(budgets)
def test_a_clock_that_never_stood_still_ends_with_its_last_working_day(days):
    assert due(days) == PARIAMAN.after(START, days)


@few
@given(budgets, stops)
def test_a_budget_is_what_was_used_and_what_is_left(days, stood):
    end = due(days, stood)

    assert days_left(days, START, START, PARIAMAN, stood) == days
    assert days_left(days, START, end, PARIAMAN, stood) == 0
    assert days_left(days, START, end - timedelta(minutes=1), PARIAMAN, stood) == 1


@few
@given(budgets, stops, moments)
def test_while_a_clock_stands_still_its_rest_does_not_change(days, stood, moment):
    later = moment + timedelta(days=200)
    until_now = [(begun, ended) for begun, ended in stood if ended < moment]
    left = days_left(days, START, moment, PARIAMAN, until_now)

    assert days_left(days, START, later, PARIAMAN, [*until_now, (moment, None)]) <= left
    still = [*until_now, (moment - timedelta(minutes=1), None)]
    assert days_left(days, START, moment, PARIAMAN, still) == days_left(
        days, START, later, PARIAMAN, still
    )


@few
@given(budgets, moments, st.integers(0, 60 * 24 * 40))
def test_what_was_left_in_working_days_is_left_after_a_stop(days, begun, minutes):
    ended = begun + timedelta(minutes=minutes)
    left = days_left(days, START, begun, PARIAMAN)

    assert left == 0 or days_left(days, START, ended, PARIAMAN, [(begun, ended)]) == left


@few
@given(budgets, stops)
def test_a_ledger_means_the_same_in_any_order_and_in_pieces(days, stood):
    pieces = [piece for begun, ended in stood for piece in halves(begun, ended)]

    assert due(days, stood) == due(days, stood[::-1]) == due(days, pieces) == due(days, stood * 2)


def halves(begun, ended):
    return pairwise((begun, begun + (ended - begun) / 2, ended))


@few
@given(budgets, stops, stops)
def test_a_further_stop_never_brings_the_end_nearer(days, stood, more):
    assert due(days, stood) <= due(days, stood + more)


@few
@given(budgets, stops)
def test_near_comes_before_the_end_and_long_over_after_it(days, stood):
    deadline = in_working_days(days, START, PARIAMAN, stood)

    assert START < deadline.near < deadline.due < deadline.long_over


@few
@given(budgets, moments)
def test_while_a_stop_lasts_only_what_was_over_before_it_has_a_deadline(days, begun):
    over = due(days) <= begun
    found = under_stops(days, START, PARIAMAN, [(begun, None)])

    assert (found is not None) == over
    assert found is None or found.due == due(days)


def test_a_stop_between_two_closings_costs_nothing():
    nine = datetime(2026, 3, 3, 2, tzinfo=UTC)

    assert due(3, [(nine, nine + timedelta(hours=6))]) == due(3)
    assert due(3, [(nine, nine + timedelta(hours=8))]) == due(4)


@pytest.mark.parametrize(
    ("days", "near"), [(1, (3, 13, 52)), (2, (4, 11, 45)), (4, (6, 16, 0)), (10, (12, 11, 45))]
)
def test_three_quarters_of_a_budget_fall_into_the_hours_of_a_working_day(days, near):
    local = in_working_days(days, START, PARIAMAN).near.astimezone(PARIAMAN.zone)

    assert (local.day, local.hour, local.minute) == near


@pytest.mark.parametrize(
    ("hours", "pace"), [(0, "on_track"), (6, "at_risk"), (8, "breached"), (12, "escalated")]
)
def test_a_deadline_stands_by_the_share_of_its_budget_that_is_gone(hours, pace):
    deadline = by_calendar(START, START + timedelta(hours=8))

    assert deadline.pace(START + timedelta(hours=hours)) == pace


def test_what_was_due_before_it_began_is_long_over():
    assert by_calendar(START, START - timedelta(days=1)).pace(START) == "escalated"


def test_a_calendar_without_a_working_day_ends():
    with pytest.raises(OverflowError):
        closing_after(WEEKDAYS, datetime(9999, 12, 30, tzinfo=UTC), 5)
