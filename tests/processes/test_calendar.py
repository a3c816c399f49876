"""Working days of a place: holidays and joint leave, its own over them, and its clock."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from processes.overlay import Calendar, calendar, catalogue, national, read_layer
from webui.bundles import calendar_of

PARIAMAN = Calendar(zone=ZoneInfo("Asia/Jakarta"))


def laid(written):
    layer, problems = read_layer("13.77", {"overlay.yaml": written.encode()}, catalogue())
    return layer, [problem.element for problem in problems]


def test_2_a_complaint_of_fourteen_working_days_is_due_after_the_holidays():
    """Acceptance scenario I-2: received on 17 March 2026, due on 14 April."""
    received = datetime(2026, 3, 17, 3, tzinfo=UTC)

    due = calendar_of("13.77").after(received, 14).astimezone(ZoneInfo("Asia/Jakarta"))
    assert due.date() == date(2026, 4, 14)


def test_the_holidays_of_2026_are_those_of_the_joint_decree():
    days = "01-01 01-16 02-16 02-17 03-18 03-19 03-20 03-21 03-22 03-23 03-24 04-03 04-05 05-01 "
    days += "05-14 05-15 05-27 05-28 05-31 06-01 06-16 08-17 08-25 12-24 12-25"

    assert {day.strftime("%m-%d") for day in national(2026)} == set(days.split())


def test_the_day_is_the_place_s_own():
    late = datetime(2026, 3, 2, 16, tzinfo=UTC)  # 23.00 on Monday in Pariaman, Tuesday in Ambon

    assert calendar_of("13.77").after(late, 1) == datetime(2026, 3, 3, 9, tzinfo=UTC)
    assert calendar_of("81.71").after(late, 1) == datetime(2026, 3, 4, 7, tzinfo=UTC)


def test_a_daerah_has_its_own_days_over_the_nation_s():
    layer, problems = laid(
        "kalender: {hari_kerja: 6, libur: {2026-07-02: Hari jadi}, masuk: [2026-12-24]}"
    )
    own = calendar("Asia/Jakarta", [layer])

    assert problems == []
    assert own.is_working(date(2026, 7, 4))  # a Saturday
    assert not own.is_working(date(2026, 7, 2))
    assert own.is_working(date(2026, 12, 24))
    assert not own.is_working(date(2026, 12, 25))


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("kalender: {hari_kerja: 7}", "kalender.hari_kerja"),
        ("kalender: {libur: [2026-07-02]}", "kalender.libur"),
        ("kalender: {libur: {besok: Hari jadi}}", "kalender.libur"),
        ("kalender: {masuk: 2026-12-24}", "kalender.masuk"),
        ("kalender: {cuti: []}", "kalender.cuti"),
    ],
)
def test_a_calendar_that_cannot_be_read_is_refused_at_its_place(written, place):
    assert laid(written)[1] == [place]


@given(st.integers(0, 87_600), st.integers(1, 60))
def test_between_start_and_end_lie_so_many_working_days(hours, days):
    begun = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(hours=hours)
    first = begun.astimezone(PARIAMAN.zone).date().toordinal()
    last = PARIAMAN.after(begun, days).astimezone(PARIAMAN.zone).date()

    between = map(date.fromordinal, range(first + 1, last.toordinal() + 1))
    assert PARIAMAN.is_working(last)
    assert sum(map(PARIAMAN.is_working, between)) == days
