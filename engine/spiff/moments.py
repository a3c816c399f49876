"""Durations by the calendar or in working days, dates and cycles, as due times."""

import re
from calendar import monthrange
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Final

from engine.model import (
    WEEKDAYS,
    Deadline,
    WorkingDays,
    by_calendar,
    closing_after,
    in_working_days,
    say,
    working_days,
)
from engine.spiff.stall import Stall

_DURATION: Final = re.compile(
    r"P(?=[\dT])(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?"
    r"(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?"
)
_CYCLE: Final = re.compile(r"R(\d*)/(?:(?P<start>[^P/]+)/)?(?P<every>P[^/]+)")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_LAST_MINUTE: Final = timedelta(hours=23, minutes=59)
_LAST_YEAR: Final = 9000


def moment(text: object, now: datetime, working: WorkingDays = WEEKDAYS) -> datetime:
    """Return the aware UTC time that a duration (from `now`) or a date (and time) names.

    Durations are ISO 8601 or working days, "3 HK". Without an offset a date is the place's own; a
    date alone is its midnight there. Raises Stall when `text` is neither.
    """
    if isinstance(text, str):
        if found := _DURATION.fullmatch(text):
            return _later(now, found)
        if days := working_days(text):
            return closing_after(working, now, days)
        if at := _written(text, working.zone):
            return at
    raise Stall(say("“{value}” bukan tanggal atau lama waktu ISO 8601.", value=text))


def deadline(text: object, now: datetime, working: WorkingDays = WEEKDAYS) -> Deadline:
    """Return the deadline that the same text names from `now` on; a day lasts until its end.

    Raises Stall.
    """
    if days := working_days(text):
        return in_working_days(days, now, working)
    due = moment(text, now, working)
    if _DAY.fullmatch(str(text)):
        due += _LAST_MINUTE
    return by_calendar(now, due, str(text) if _DURATION.fullmatch(str(text)) else "")


def _written(text: str, zone: tzinfo) -> datetime | None:
    try:
        at = datetime.fromisoformat(text)
        return (at if at.tzinfo else at.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def cycle(
    text: object, now: datetime, working: WorkingDays = WEEKDAYS
) -> tuple[datetime, int, str]:
    """Return the first due time, the firings after it (-1: no end) and the duration between.

    `R3/PT24H` fires three times, first a day from `now`; `R/2026-01-01/P1D` for ever from then.
    """
    found = _CYCLE.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        raise Stall(say("“{value}” bukan pengulangan ISO 8601 seperti R3/PT24H.", value=text))
    times = int(found[1]) if found[1] else 0
    first = moment(found["start"] or found["every"], now, working)
    if moment(found["every"], first) <= first:
        raise Stall(say("Pengulangan “{value}” tidak berjarak.", value=text))
    return first, times - 1 if times else -1, found["every"]


def _later(start: datetime, found: re.Match[str]) -> datetime:
    years, months, weeks, days, hours, minutes = (int(found[i] or 0) for i in range(1, 7))
    month = start.month - 1 + 12 * years + months
    year, month = start.year + month // 12, month % 12 + 1
    if year > _LAST_YEAR or weeks > 52 * _LAST_YEAR or days > 366 * _LAST_YEAR:
        raise Stall(say("Lama waktu “{value}” terlalu jauh.", value=found[0]))
    day = min(start.day, monthrange(year, month)[1])
    seconds = float(found[7] or 0)
    try:
        return start.replace(year=year, month=month, day=day) + timedelta(
            weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds
        )
    except OverflowError:
        raise Stall(say("Lama waktu “{value}” terlalu jauh.", value=found[0])) from None
