"""ISO 8601 in and due times out."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.model.working import Weekdays
from engine.spiff.moments import cycle, deadline, moment
from engine.spiff.stall import Stall

NOW = datetime(2026, 1, 31, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("P3D", "2026-02-03T10:00:00+00:00"),
        ("P1M", "2026-02-28T10:00:00+00:00"),
        ("P1Y2W", "2027-02-14T10:00:00+00:00"),
        ("PT1H30M0.5S", "2026-01-31T11:30:00.500000+00:00"),
        ("2026-05-01T09:00:00+07:00", "2026-05-01T02:00:00+00:00"),
        ("2026-05-01T09:00:00", "2026-05-01T09:00:00+00:00"),
        ("2026-05-01", "2026-05-01T00:00:00+00:00"),
    ],
)
def test_durations_count_from_now_and_dates_stand(text: str, due: str) -> None:
    assert moment(text, NOW).isoformat() == due


@pytest.mark.parametrize(
    "text",
    ["", "P", "PT", "-P1D", "besok", "P1W2X", "P99999999D", "PT99999999999H", "P9999Y", 3, None],
)
def test_what_is_no_moment_stalls_in_words(text: object) -> None:
    with pytest.raises(Stall, match="waktu"):
        moment(text, NOW)


@given(st.text(max_size=12))
def test_any_text_is_a_moment_or_a_stall(text: str) -> None:
    for read in (moment, cycle):
        with suppress(Stall):
            read(text, NOW)


def test_a_deadline_that_names_a_day_lasts_until_its_end() -> None:
    assert deadline("2026-05-01", NOW, SixDays()).due == datetime(2026, 5, 1, 14, 59, tzinfo=UTC)


def test_a_cycle_says_how_often_and_how_far_apart() -> None:
    first, left, every = cycle("R3/PT24H", NOW)
    assert (first.isoformat(), left, every) == ("2026-02-01T10:00:00+00:00", 2, "PT24H")
    first, left, _ = cycle("R/2026-06-01/P1D", NOW)
    assert (first.isoformat(), left) == ("2026-06-01T00:00:00+00:00", -1)


@pytest.mark.parametrize("text", ["R3", "R3/PT0S", "P1D", "0 0 * * *", None])
def test_what_is_no_cycle_stalls(text: object) -> None:
    with pytest.raises(Stall):
        cycle(text, NOW)


class SixDays(Weekdays):
    zone = timezone(timedelta(hours=9))

    def hours(self, day):
        return Weekdays.hours(self, date(2026, 3, 6)) if day.weekday() == 5 else super().hours(day)


def test_working_days_are_counted_by_whoever_knows_them():
    friday = datetime(2026, 3, 6, 5, tzinfo=UTC)
    assert moment("1 HK", friday, SixDays()).day == 6


@pytest.mark.parametrize(("text", "hour"), [("2026-05-01", 15), ("2026-05-01T09:00:00", 0)])
def test_a_date_without_an_offset_is_the_place_s_own(text: str, hour: int) -> None:
    assert moment(text, NOW, SixDays()).hour == hour


def test_without_a_calendar_the_week_has_five_days():
    friday = datetime(2026, 3, 6, 5, tzinfo=UTC)

    assert moment("1 HK", friday) == datetime(2026, 3, 9, 9, tzinfo=UTC)
    assert moment("6 HK", friday) == datetime(2026, 3, 16, 9, tzinfo=UTC)
