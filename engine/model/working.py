"""Working days: how they are counted, and how where no daerah's calendar is known."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final, Protocol, TypeAlias

#: When a working day opens and when it closes; aware.
Hours: TypeAlias = tuple[datetime, datetime]
#: From when to when a clock stood still; None where it still does.
Stop: TypeAlias = tuple[datetime, datetime | None]

_WRITTEN: Final = re.compile(r"([1-9]\d{0,2}) HK")
_SATURDAY: Final = 5
_DAY: Final = timedelta(days=1)


class WorkingDays(Protocol):
    """When the people of a place work."""

    @property
    def zone(self) -> tzinfo:
        """The place's time."""
        ...

    def hours(self, day: date) -> Hours | None:
        """Return when the office opens and closes on a day of the place; None when it rests."""
        ...


class Weekdays:
    """Monday to Friday from 00.30 to 09.00 UTC: the hours of an office in the west."""

    zone = UTC

    def hours(self, day: date) -> Hours | None:
        """Return the hours of a day; None on Saturday and Sunday."""
        if day.weekday() >= _SATURDAY:
            return None
        return datetime.combine(day, time(0, 30), UTC), datetime.combine(day, time(9), UTC)


#: Where no calendar is known.
WEEKDAYS: Final = Weekdays()


def working_days(text: object) -> int:
    """Return how many working days ("3 HK", hari kerja) `text` writes; 0 where it writes none."""
    found = _WRITTEN.fullmatch(text) if isinstance(text, str) else None
    return int(found[1]) if found else 0


def days_after(
    working: WorkingDays, start: datetime, stops: Sequence[Stop] = ()
) -> Iterator[Hours]:
    """Yield the hours of each working day after that of `start` that a clock used up.

    It uses a day up when the office closes, unless it stands still at that moment. Without any
    such day left the calendar ends: OverflowError.
    """
    day = start.astimezone(working.zone).date()
    while True:
        day += _DAY
        hours = working.hours(day)
        if hours and not any(begun <= hours[1] and _lasts(hours[1], to) for begun, to in stops):
            yield hours


def closing_after(
    working: WorkingDays, start: datetime, days: int, stops: Sequence[Stop] = ()
) -> datetime:
    """Return when the last of `days` working days, 1 or more, closes; aware UTC."""
    used = days_after(working, start, stops)
    for _ in range(days - 1):
        next(used)
    return next(used)[1].astimezone(UTC)


def _lasts(at: datetime, to: datetime | None) -> bool:
    return to is None or at < to
