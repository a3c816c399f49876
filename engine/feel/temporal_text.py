"""Dates, times and durations as text (ISO 8601 with the standard's additions)."""

import re

from engine.feel.temporal import (
    DAY,
    SECOND,
    Date,
    DateTime,
    Months,
    Span,
    Time,
    Zone,
    from_days,
    is_zone,
    make_date,
)

_DATE = re.compile(r"(-?(?:[1-9][0-9]{4,8}|[0-9]{4}))-([0-9]{2})-([0-9]{2})")
_TIME = re.compile(
    r"([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{1,30}))?"
    r"(?:(Z|z)|([+-])([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?|@([A-Za-z0-9_+/-]{1,60}))?"
)
_MONTHS = re.compile(r"(-?)P(?:([0-9]{1,12})Y)?(?:([0-9]{1,12})M)?")
_SPAN = re.compile(
    r"(-?)P(?:([0-9]{1,18})D)?"
    r"(T(?:([0-9]{1,18})H)?(?:([0-9]{1,18})M)?(?:([0-9]{1,18})(?:\.([0-9]{0,30}))?S)?)?"
)
_LAST_HOUR, _LAST_OFFSET = 24, 18
_DAY_END = "24:00:00"


def temporal(text: str) -> object:
    """Return what an @-literal stands for; None when it is none."""
    for read in (date, date_and_time, time, duration):
        found = read(text)
        if found is not None:
            return found
    return None


def date(text: str) -> Date | None:
    """Read `2026-01-31`."""
    match = _DATE.fullmatch(text)
    return match and make_date(*(int(part) for part in match.groups()))


def time(text: str) -> Time | None:
    """Read `10:30:00`, with `.5`, `Z`, `+07:00` or `@Asia/Jakarta` behind."""
    match = _TIME.fullmatch(text.removeprefix("T"))
    if match is None:
        return None
    hour, minute, second = (int(part) for part in match.group(1, 2, 3))
    zone = _zone(match)
    if hour >= _LAST_HOUR or minute >= 60 or second >= 60 or zone is False:  # noqa: PLR2004
        return None
    return Time(hour, minute, second, _nanos(match.group(4)), None if zone is None else zone)


def _zone(match: re.Match[str]) -> Zone | bool:
    """Return the zone; False when there is none such."""
    if match.group(5):
        return 0
    if match.group(10):
        return match.group(10) if is_zone(match.group(10)) else False
    if match.group(6) is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.group(7, 8, 9))
    if hours >= _LAST_OFFSET or minutes >= 60 or seconds >= 60:  # noqa: PLR2004 — of a clock
        return False
    east = hours * 3600 + minutes * 60 + seconds
    return -east if match.group(6) == "-" else east


def _nanos(digits: str | None) -> int:
    return int((digits or "")[:9].ljust(9, "0"))


def date_and_time(text: str) -> DateTime | None:
    """Read `2026-01-31T10:30:00Z`."""
    day, found, clock = text.partition("T")
    if not found:
        return None
    left, right = date(day), time(clock)
    if left and right is None and clock.startswith(_DAY_END):
        # ISO 8601 also writes the next day's midnight as 24:00:00.
        left, right = from_days(left.days + 1), time("00" + clock[2:])
    return DateTime(left, right) if left and right and not clock.startswith("T") else None


def duration(text: str) -> Months | Span | None:
    """Read `P1Y2M` or `P3DT4H5M6.7S`."""
    match = _MONTHS.fullmatch(text)
    if match and (match.group(2) or match.group(3)):
        months = int(match.group(2) or 0) * 12 + int(match.group(3) or 0)
        return Months(-months if match.group(1) else months)
    match = _SPAN.fullmatch(text)
    if match is None or text.endswith(("P", "T")):
        return None
    days, hours, minutes, seconds = (int(part or 0) for part in match.group(2, 4, 5, 6))
    total = days * DAY + (hours * 3600 + minutes * 60 + seconds) * SECOND + _nanos(match.group(7))
    return Span(-total if match.group(1) else total)


def date_text(value: Date) -> str:
    """Write a date."""
    return f"{'-' if value.year < 0 else ''}{abs(value.year):04}-{value.month:02}-{value.day:02}"


def time_text(value: Time) -> str:
    """Write a time."""
    nano = f".{value.nano:09}".rstrip("0") if value.nano else ""
    zone = zone_text(value.zone)
    return f"{value.hour:02}:{value.minute:02}:{value.second:02}{nano}{zone}"


def zone_text(zone: Zone) -> str:
    """Write a zone: "", "Z", "+07:00" or "@Asia/Jakarta"."""
    if zone is None:
        return ""
    if isinstance(zone, str):
        return f"@{zone}"
    if zone == 0:
        return "Z"
    minutes, seconds = divmod(abs(zone), 60)
    text = f"{'-' if zone < 0 else '+'}{minutes // 60:02}:{minutes % 60:02}"
    return f"{text}:{seconds:02}" if seconds else text


def months_text(value: Months) -> str:
    """Write a duration of years and months."""
    years, months = divmod(abs(value.count), 12)
    text = (f"{years}Y" if years else "") + (f"{months}M" if months else "")
    return f"{'-' if value.count < 0 else ''}P{text or '0M'}"


def span_text(value: Span) -> str:
    """Write a duration of days and time."""
    days, rest = divmod(abs(value.nanos), DAY)
    seconds, nano = divmod(rest, SECOND)
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    fraction = f".{nano:09}".rstrip("0") if nano else ""
    clock = (f"{hours}H" if hours else "") + (f"{minute}M" if minute else "")
    clock += f"{second}{fraction}S" if second or nano else ""
    text = (f"{days}D" if days else "") + (f"T{clock}" if clock else "")
    return f"{'-' if value.nanos < 0 else ''}P{text or 'T0S'}"


def written(value: object) -> str | None:
    """Write any temporal value; None for others."""
    if isinstance(value, DateTime):
        return f"{date_text(value.date)}T{time_text(value.time)}"
    if isinstance(value, Date):
        return date_text(value)
    if isinstance(value, Time):
        return time_text(value)
    if isinstance(value, Months):
        return months_text(value)
    return span_text(value) if isinstance(value, Span) else None
