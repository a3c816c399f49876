"""+ - * / ** over numbers, strings, dates and durations; null for everything else."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from engine.feel import numbers
from engine.feel.numbers import NUMBERS, Number
from engine.feel.temporal import (
    DAY,
    MIDNIGHT,
    Date,
    DateTime,
    Months,
    Span,
    Time,
    from_days,
    from_local,
    from_nanos,
    make_date,
    month_days,
)

_Rules = Mapping[tuple[type, type], Callable[..., object]]
#: Longest durations that arithmetic may make.
_MOST_NANOS, _MOST_MONTHS = 10**28, 10**12


def span(nanos: int) -> Span | None:
    """Return the duration, or None when it is too long."""
    return Span(nanos) if abs(nanos) <= _MOST_NANOS else None


def months(count: int) -> Months | None:
    """Return the duration, or None when it is too long."""
    return Months(count) if abs(count) <= _MOST_MONTHS else None


def shifted(date: Date, by: Months) -> Date | None:
    """Return the date some months later, on the last day where the month is too short."""
    year, month = divmod(date.year * 12 + date.month - 1 + by.count, 12)
    return make_date(year, month + 1, min(date.day, month_days(year, month + 1)))


def _shift_moment(moment: DateTime, by: Months) -> DateTime | None:
    date = shifted(moment.date, by)
    return None if date is None else DateTime(date, moment.time)


def _date_plus_span(date: Date, by: Span) -> Date | None:
    return from_days((date.days * DAY + by.nanos) // DAY)


def _moment_plus_span(moment: DateTime, by: Span) -> DateTime | None:
    return from_local(moment.local + by.nanos, moment.time.zone)


def _time_plus_span(time: Time, by: Span) -> Time:
    return from_nanos(time.nanos + by.nanos, time.zone)


_ADD: _Rules = {
    (str, str): lambda a, b: a + b,
    (Months, Months): lambda a, b: months(a.count + b.count),
    (Span, Span): lambda a, b: span(a.nanos + b.nanos),
    (Date, Months): shifted,
    (Months, Date): lambda a, b: shifted(b, a),
    (DateTime, Months): _shift_moment,
    (Months, DateTime): lambda a, b: _shift_moment(b, a),
    (Date, Span): _date_plus_span,
    (Span, Date): lambda a, b: _date_plus_span(b, a),
    (DateTime, Span): _moment_plus_span,
    (Span, DateTime): lambda a, b: _moment_plus_span(b, a),
    (Time, Span): _time_plus_span,
    (Span, Time): lambda a, b: _time_plus_span(b, a),
}


def _between(later: DateTime, earlier: DateTime) -> Span | None:
    if (later.time.zone is None) != (earlier.time.zone is None):
        return None
    return span(later.instant - earlier.instant)


def _from_midnight(date: Date) -> DateTime:
    return DateTime(date, Time(0, 0, 0, 0, 0))


def _time_between(later: Time, earlier: Time) -> Span | None:
    if (later.zone is None) != (earlier.zone is None):
        return None
    return span(later.instant - earlier.instant)


_SUBTRACT: _Rules = {
    (Months, Months): lambda a, b: months(a.count - b.count),
    (Span, Span): lambda a, b: span(a.nanos - b.nanos),
    (Date, Date): lambda a, b: span((a.days - b.days) * DAY),
    (DateTime, DateTime): _between,
    (Date, DateTime): lambda a, b: _between(_from_midnight(a), b),
    (DateTime, Date): lambda a, b: _between(a, _from_midnight(b)),
    (Time, Time): _time_between,
    (Date, Months): lambda a, b: shifted(a, Months(-b.count)),
    (DateTime, Months): lambda a, b: _shift_moment(a, Months(-b.count)),
    (Date, Span): lambda a, b: _date_plus_span(a, Span(-b.nanos)),
    (DateTime, Span): lambda a, b: _moment_plus_span(a, Span(-b.nanos)),
    (Time, Span): lambda a, b: _time_plus_span(a, Span(-b.nanos)),
}


def _times(duration: Months | Span, factor: Number) -> Months | Span | None:
    size = duration.count if isinstance(duration, Months) else duration.nanos
    exact = numbers.multiply(size, factor)
    if exact is None:
        return None
    return months(int(exact)) if isinstance(duration, Months) else span(int(exact))


def _over(duration: Months | Span, divisor: Number) -> Months | Span | None:
    size = duration.count if isinstance(duration, Months) else duration.nanos
    exact = numbers.divide(size, divisor)
    if exact is None:
        return None
    return months(int(exact)) if isinstance(duration, Months) else span(int(exact))


_MULTIPLY: _Rules = {
    (duration, number): _times for duration in (Months, Span) for number in (int, Decimal)
} | {
    (number, duration): lambda a, b: _times(b, a)
    for duration in (Months, Span)
    for number in (int, Decimal)
}
_DIVIDE: _Rules = {
    (duration, number): _over for duration in (Months, Span) for number in (int, Decimal)
} | {
    (Months, Months): lambda a, b: numbers.divide(a.count, b.count),
    (Span, Span): lambda a, b: numbers.divide(a.nanos, b.nanos),
}
_NO_RULES: _Rules = {}


def _operation(exact: Callable[..., object], rules: _Rules) -> Callable[[object, object], object]:
    def apply(left: object, right: object) -> object:
        types = (type(left), type(right))
        if types[0] in NUMBERS and types[1] in NUMBERS:
            return exact(left, right)
        rule = rules.get(types)
        return rule(left, right) if rule else None

    return apply


ARITHMETIC = {
    "+": _operation(numbers.add, _ADD),
    "-": _operation(numbers.subtract, _SUBTRACT),
    "*": _operation(numbers.multiply, _MULTIPLY),
    "/": _operation(numbers.divide, _DIVIDE),
    "**": _operation(numbers.power, _NO_RULES),
}


def negated(value: object) -> object:
    """Return `-value` for a number or a duration."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return -value
    if isinstance(value, Decimal):
        return value.copy_negate()
    if isinstance(value, Months):
        return Months(-value.count)
    return Span(-value.nanos) if isinstance(value, Span) else None


__all__ = ["ARITHMETIC", "MIDNIGHT", "months", "negated", "shifted", "span"]
