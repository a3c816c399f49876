"""Dates, times and durations, exact in every year and to the nanosecond."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TypeAlias
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

SECOND = 1_000_000_000
DAY = 86_400 * SECOND
_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
#: Largest year on either side that the standard allows.
YEARS = 999_999_999

#: Seconds east of Greenwich, an IANA name, or None for local time.
Zone: TypeAlias = int | str | None


@dataclass(frozen=True, slots=True, order=True)
class Date:
    """A day of the proleptic Gregorian calendar."""

    year: int
    month: int
    day: int

    @property
    def days(self) -> int:
        """Days since 1970-01-01."""
        year = self.year - (self.month <= 2)  # noqa: PLR2004 — a year that starts in March
        era, of_era = divmod(year, 400)
        of_year = (153 * ((self.month + 9) % 12) + 2) // 5 + self.day - 1
        return era * 146_097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719_468

    @property
    def weekday(self) -> int:
        """1 is Monday, 7 Sunday."""
        return (self.days + 3) % 7 + 1


@dataclass(frozen=True, slots=True)
class Time:
    """A time of the day."""

    hour: int
    minute: int
    second: int
    nano: int = 0
    zone: Zone = None

    @property
    def nanos(self) -> int:
        """Nanoseconds since midnight, local."""
        return (self.hour * 3600 + self.minute * 60 + self.second) * SECOND + self.nano

    @property
    def instant(self) -> int:
        """Nanoseconds by which times are compared; local time counts as UTC."""
        return self.nanos - (offset(self.zone, EPOCH, self) or 0) * SECOND


@dataclass(frozen=True, slots=True)
class DateTime:
    """A moment, or a local date and time when it has no zone."""

    date: Date
    time: Time

    @property
    def local(self) -> int:
        """Nanoseconds since 1970-01-01T00:00, local."""
        return self.date.days * DAY + self.time.nanos

    @property
    def instant(self) -> int:
        """Nanoseconds since 1970-01-01T00:00Z; local time counts as UTC."""
        return self.local - (offset(self.time.zone, self.date, self.time) or 0) * SECOND


@dataclass(frozen=True, slots=True, order=True)
class Months:
    """A duration of years and months."""

    count: int


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A duration of days and time, in nanoseconds."""

    nanos: int


EPOCH = Date(1970, 1, 1)
MIDNIGHT = Time(0, 0, 0)


def month_days(year: int, month: int) -> int:
    """Return how many days the month has."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _MONTH_DAYS[month - 1] + (leap and month == 2)  # noqa: PLR2004 — February


def make_date(year: int, month: int, day: int) -> Date | None:
    """Return the date, or None when there is no such day."""
    if not (abs(year) <= YEARS and 1 <= month <= 12):  # noqa: PLR2004 — months
        return None
    return Date(year, month, day) if 1 <= day <= month_days(year, month) else None


def from_days(days: int) -> Date | None:
    """Return the date that is `days` after 1970-01-01."""
    era, of_era_day = divmod(days + 719_468, 146_097)
    of_era = (of_era_day - of_era_day // 1460 + of_era_day // 36_524 - of_era_day // 146_096) // 365
    of_year = of_era_day - (365 * of_era + of_era // 4 - of_era // 100)
    month = (5 * of_year + 2) // 153
    day = of_year - (153 * month + 2) // 5 + 1
    month = month + 3 if month < 10 else month - 9  # noqa: PLR2004 — a year that starts in March
    return make_date(era * 400 + of_era + (month <= 2), month, day)  # noqa: PLR2004 — the same


def from_nanos(nanos: int, zone: Zone = None) -> Time:
    """Return the time that is `nanos` after midnight, going round the clock."""
    seconds, nano = divmod(nanos % DAY, SECOND)
    minutes, second = divmod(seconds, 60)
    return Time(*divmod(minutes, 60), second, nano, zone)


def from_local(local: int, zone: Zone = None) -> DateTime | None:
    """Return the date and time that is `local` nanoseconds after 1970-01-01T00:00 there."""
    date = from_days(local // DAY)
    return None if date is None else DateTime(date, from_nanos(local, zone))


def offset(zone: Zone, date: Date, time: Time) -> int | None:
    """Return the seconds east of Greenwich at that local time; None without a zone."""
    if zone is None or isinstance(zone, int):
        return zone
    # A zone's rules repeat every 400 years; Python's years end at 9999.
    year = date.year if 1 < date.year < 9999 else 2000 + date.year % 400  # noqa: PLR2004
    moment = datetime(year, date.month, date.day, time.hour, time.minute, tzinfo=_zone(zone))
    return int((moment.utcoffset() or timedelta()).total_seconds())


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def is_zone(name: str) -> bool:
    """Tell whether there is a time zone of that IANA name."""
    return _zone(name) is not None


def from_python(moment: datetime) -> DateTime:
    """Return an aware datetime as a FEEL value in the same zone."""
    east = moment.utcoffset()
    zone = int(east.total_seconds()) if east is not None else None
    time = Time(moment.hour, moment.minute, moment.second, moment.microsecond * 1000, zone)
    return DateTime(Date(moment.year, moment.month, moment.day), time)
