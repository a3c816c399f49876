"""Functions over dates, times and durations; now() and today() ask the run's clock."""

from datetime import date as python_date

from engine.feel import numbers, temporal_text
from engine.feel.arithmetic import shifted
from engine.feel.builtins.registry import define
from engine.feel.compare import equal
from engine.feel.limits import Run
from engine.feel.numbers import Number
from engine.feel.temporal import (
    MIDNIGHT,
    SECOND,
    Date,
    DateTime,
    Months,
    Span,
    Time,
    Zone,
    from_python,
    make_date,
)
from engine.feel.values import kind

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August")
_LATE_MONTHS = ("September", "October", "November", "December")
_UTC_MIDNIGHT = Time(0, 0, 0, 0, 0)


@define("now()")
def now(run: Run) -> DateTime:
    """Return the run's moment."""
    return from_python(run.now)


@define("today()")
def today(run: Run) -> Date:
    """Return the run's day."""
    return from_python(run.now).date


@define("date(from: string|date|moment)")
def date(_run: Run, value: str | Date | DateTime) -> Date | None:
    """Read a date, or take it out of a date and time."""
    if isinstance(value, str):
        return temporal_text.date(value)
    return value.date if isinstance(value, DateTime) else value


@define("date(year: number, month: number, day: number)")
def date_of(_run: Run, year: Number, month: Number, day: Number) -> Date | None:
    """Make a date."""
    parts = [numbers.whole(part) for part in (year, month, day)]
    return None if None in parts else make_date(*parts)  # type: ignore[arg-type] # none is None


@define("time(from: string|time|date|moment)")
def time(_run: Run, value: str | Time | Date | DateTime) -> Time | None:
    """Read a time, or take it out of a date and time."""
    if isinstance(value, str):
        return temporal_text.time(value)
    if isinstance(value, Date):
        return _UTC_MIDNIGHT
    return value.time if isinstance(value, DateTime) else value


@define("time(hour: number, minute: number, second: number, offset?: span)")
def time_of(
    _run: Run, hour: Number, minute: Number, second: Number, offset: Span | None = None
) -> Time | None:
    """Make a time."""
    nanos = numbers.multiply(second, SECOND)
    whole = [numbers.whole(part) for part in (hour, minute)]
    if nanos is None or None in whole:
        return None
    seconds, nano = divmod(int(nanos), SECOND)
    hours, minutes = whole
    if not (0 <= hours < 24 and 0 <= minutes < 60 and 0 <= seconds < 60):  # type: ignore[operator] # noqa: PLR2004
        return None
    zone: Zone = None if offset is None else offset.nanos // SECOND
    return Time(hours, minutes, seconds, nano, zone)  # type: ignore[arg-type] # neither is None


@define("date and time(from: string|date|moment)")
def date_and_time(_run: Run, value: str | Date | DateTime) -> DateTime | None:
    """Read a date and time; a date alone begins at midnight."""
    if isinstance(value, str):
        day = temporal_text.date(value)
        return DateTime(day, MIDNIGHT) if day else temporal_text.date_and_time(value)
    return DateTime(value, _UTC_MIDNIGHT) if isinstance(value, Date) else value


@define("date and time(date: date|moment, time: time)")
def date_with_time(_run: Run, day: Date | DateTime, clock: Time) -> DateTime:
    """Put a date and a time together."""
    return DateTime(day.date if isinstance(day, DateTime) else day, clock)


@define("date and time(date: moment, timezone: string)")
def in_zone(_run: Run, moment: DateTime, zone: str) -> DateTime | None:
    """Return the same moment in another zone."""
    read = temporal_text.time(f"00:00:00@{zone}") or temporal_text.time(f"00:00:00{zone}")
    if read is None:
        return None
    return DateTime(moment.date, Time(*_clock(moment.time), zone=read.zone))


def _clock(time: Time) -> tuple[int, int, int, int]:
    return time.hour, time.minute, time.second, time.nano


@define("duration(from: string|months|span)")
def duration(_run: Run, value: str | Months | Span) -> Months | Span | None:
    """Read a duration."""
    return temporal_text.duration(value) if isinstance(value, str) else value


@define("years and months duration(from: date|moment, to: date|moment)")
def years_and_months(_run: Run, start: Date | DateTime, end: Date | DateTime) -> Months:
    """Return the whole months between two dates."""
    first = start.date if isinstance(start, DateTime) else start
    last = end.date if isinstance(end, DateTime) else end
    count = (last.year - first.year) * 12 + last.month - first.month
    reached = shifted(first, Months(count)) or last
    if count > 0 and reached > last:
        count -= 1
    if count < 0 and reached < last:
        count += 1
    return Months(count)


def _day(value: Date | DateTime) -> Date:
    return value.date if isinstance(value, DateTime) else value


@define("day of year(date: date|moment)")
def day_of_year(_run: Run, value: Date | DateTime) -> int:
    """Return 1 for January the first."""
    return _day(value).days - Date(_day(value).year, 1, 1).days + 1


@define("day of week(date: date|moment)")
def day_of_week(_run: Run, value: Date | DateTime) -> str:
    """Return the English name of the day, as the standard does."""
    return _DAYS[_day(value).weekday - 1]


@define("month of year(date: date|moment)")
def month_of_year(_run: Run, value: Date | DateTime) -> str:
    """Return the English name of the month, as the standard does."""
    return (*_MONTHS, *_LATE_MONTHS)[_day(value).month - 1]


@define("week of year(date: date|moment)")
def week_of_year(_run: Run, value: Date | DateTime) -> int:
    """Return the ISO 8601 week."""
    day = _day(value)
    # The calendar repeats every 400 years; Python's years end at 9999.
    return python_date(2000 + day.year % 400, day.month, day.day).isocalendar().week


@define("is(value1: any, value2: any)", "is(value1?: any, value2?: any)")
def is_same(_run: Run, one: object = None, other: object = None) -> bool:
    """Tell whether both are the same, down to the way a zone is written."""
    if kind(one) != kind(other):
        return False
    return one == other if isinstance(one, Time | DateTime) else equal(one, other) is True
