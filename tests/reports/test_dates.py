"""Dates as Indonesian documents write them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from reports import Reader, long_date, long_moment, short_moment

MOMENT = datetime(2026, 11, 22, 3, 42, tzinfo=UTC)


def test_dates_are_written_out():
    assert long_date(date(2026, 11, 22)) == "22 November 2026"
    assert long_date(date(2026, 5, 1)) == "1 Mei 2026"
    assert long_date(date(2026, 5, 1), "en") == "1 May 2026"


def test_moments_are_by_the_clock_of_the_daerah():
    assert long_moment(MOMENT, ZoneInfo("Asia/Jakarta")) == "Minggu, 22 November 2026 10.42"
    assert short_moment(MOMENT, ZoneInfo("Asia/Jayapura")) == "22-11-2026 12.42"
    reader = Reader(zone=ZoneInfo("Asia/Makassar"), zone_name="WITA")
    assert reader.moment(MOMENT) == "Minggu, 22 November 2026 11.42 WITA"
