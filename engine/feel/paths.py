"""`value.name`: a context's entry, a date's year, an interval's start."""

from collections.abc import Callable
from typing import Any

from engine.feel.temporal import DAY, SECOND, Date, DateTime, Months, Span, Time, offset
from engine.feel.values import UNBOUNDED, Range


def member(value: object, key: str) -> object:
    """Return the named part; of a list, the list of its elements' parts; else None."""
    if isinstance(value, dict):
        return value.get(key)
    if isinstance(value, list):
        return [member(item, key) for item in value]
    reader = _PROPERTIES.get(type(value), {}).get(key)
    return reader(value) if reader else None


def _moment(part: str) -> Callable[[DateTime], object]:
    """Return what reads a part of a date and time: of its date or of its time."""
    if part in _DATE:
        return lambda moment: _DATE[part](moment.date)
    return lambda moment: _TIME[part](moment.time)


def _east(value: Time | DateTime) -> Span | None:
    date, time = (value.date, value.time) if isinstance(value, DateTime) else (_DAY, value)
    east = offset(time.zone, date, time)
    return None if east is None else Span(east * SECOND)


def _part(unit: int, size: int) -> Callable[[Span], int]:
    def read(span: Span) -> int:
        whole = abs(span.nanos) // unit % size
        return -whole if span.nanos < 0 else whole

    return read


def _years(months: Months) -> int:
    return abs(months.count) // 12 * (-1 if months.count < 0 else 1)


def _months(months: Months) -> int:
    return abs(months.count) % 12 * (-1 if months.count < 0 else 1)


_DAY = Date(1970, 1, 1)
_Readers = dict[str, Callable[[Any], object]]
_DATE: _Readers = {
    "year": lambda date: date.year,
    "month": lambda date: date.month,
    "day": lambda date: date.day,
    "weekday": lambda date: date.weekday,
}
_TIME: _Readers = {
    "hour": lambda time: time.hour,
    "minute": lambda time: time.minute,
    "second": lambda time: time.second,
    "time offset": _east,
    "timezone": lambda time: time.zone if isinstance(time.zone, str) else None,
}
_MOMENT: _Readers = {part: _moment(part) for part in (*_DATE, *_TIME)}
_PROPERTIES: dict[type, _Readers] = {
    Date: _DATE,
    Time: _TIME,
    DateTime: {**_MOMENT, "time offset": _east},
    Months: {"years": _years, "months": _months},
    Span: {
        "days": _part(DAY, 10**12),
        "hours": _part(3600 * SECOND, 24),
        "minutes": _part(60 * SECOND, 60),
        "seconds": _part(SECOND, 60),
    },
    Range: {
        "start": lambda interval: None if interval.low is UNBOUNDED else interval.low,
        "end": lambda interval: None if interval.high is UNBOUNDED else interval.high,
        "start included": lambda interval: interval.low_closed,
        "end included": lambda interval: interval.high_closed,
    },
}
