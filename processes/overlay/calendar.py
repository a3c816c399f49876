"""The working days of a daerah: national holidays and joint leave, its own over them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

from engine import Hours, closing_after
from processes.overlay.layers import Layer

#: Monday to Friday, or to Saturday.
_WEEKS = {5: frozenset(range(5)), 6: frozenset(range(6))}
#: A working day on the office's clock [V 44]: 7.5 hours and a break.
HOURS = (time(7, 30), time(16, 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Which days people work."""

    zone: ZoneInfo
    #: Working days a week, 5 or 6.
    week: int = 5
    #: Holidays of the place, and days that are worked though the country rests.
    closed: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        """Tell whether people work on this day of the place."""
        if day in self.worked:
            return True
        rests = day in self.closed or day in national(day.year)
        return day.weekday() in _WEEKS[self.week] and not rests

    def hours(self, day: date) -> Hours | None:
        """Return when the office opens and closes on a day; None when it rests."""
        if not self.is_working(day):
            return None
        opening, closing = (datetime.combine(day, at, self.zone) for at in HOURS)
        return opening, closing

    def after(self, start: datetime, days: int) -> datetime:
        """Return the end of the last of `days` working days, counted from the next one.

        `start` is aware; the result is UTC. With no working day left to count it raises
        OverflowError.
        """
        return closing_after(self, start, days)


@lru_cache(maxsize=64)
def national(year: int) -> frozenset[date]:
    """Return Indonesia's holidays and days of joint leave of a year, as they are known."""
    found = holidays.country_holidays("ID", years=year, categories=("public", "government"))
    return frozenset(found)


def calendar(zone: str, layers: Iterable[Layer]) -> Calendar:
    """Return the calendar of a place in `zone`, as its layers say."""
    week, closed, worked = 5, frozenset[date](), frozenset[date]()
    for layer in layers:
        week = layer.week or week
        closed |= layer.closed
        worked |= layer.worked
    return Calendar(zone=ZoneInfo(zone), week=week, closed=closed, worked=worked)
