"""A deadline: its budget, and when it is brought to mind before and after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Literal

from engine.model.working import Stop, WorkingDays, days_after

#: How a task stands to its deadline; "" where there is none, or the task is over.
Pace = Literal["", "on_track", "at_risk", "breached", "escalated", "stopped"]

#: Quarters of the budget after which it is near, over, and long over: 75, 100 and 150 %.
QUARTERS = (3, 4, 6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """When something must be done; moments are aware UTC."""

    #: "3 HK", "P14D"; "" where a moment was given and no time.
    budget: str = ""
    #: At 75 % of the budget whoever does it is told.
    near: datetime
    due: datetime
    #: At 150 % whoever leads is told.
    long_over: datetime

    def pace(self, now: datetime) -> Pace:
        """Tell how it stands at `now`."""
        if now >= self.long_over:
            return "escalated"
        if now >= self.due:
            return "breached"
        return "at_risk" if now >= self.near else "on_track"


def by_calendar(start: datetime, due: datetime, budget: str = "") -> Deadline:
    """Return the deadline of a clock that runs day and night; a moment past at its start is due."""
    quarter = max(due - start, timedelta()) / 4
    return Deadline(budget=budget, near=due - quarter, due=due, long_over=due + 2 * quarter)


def in_working_days(
    days: int, start: datetime, working: WorkingDays, stops: Sequence[Stop] = ()
) -> Deadline:
    """Return the deadline of a clock that runs on working days, and stood still meanwhile.

    No stop may still last. Part of a day is that part of its hours.
    """
    near, due, long_over = (_end(days * quarters, start, working, stops) for quarters in QUARTERS)
    return Deadline(budget=f"{days} HK", near=near, due=due, long_over=long_over)


def under_stops(
    days: int, start: datetime, working: WorkingDays, stops: Sequence[Stop]
) -> Deadline | None:
    """Return the same deadline, or None while its clock stands still with days left.

    Of what was over before it stopped nothing can be put off.
    """
    ended = [stop for stop in stops if stop[1] is not None]
    lasting = [begun for begun, to in stops if to is None]
    if lasting and days_left(days, start, min(lasting), working, ended):
        return None
    return in_working_days(days, start, working, ended)


def days_left(
    days: int, start: datetime, now: datetime, working: WorkingDays, stops: Sequence[Stop] = ()
) -> int:
    """Return how many of the working days of a budget are not used up at `now`."""
    ended = [(begun, to or now) for begun, to in stops]
    used = islice(days_after(working, start, ended), days)
    return days - sum(closing <= now for _, closing in used)


def _end(quarters: int, start: datetime, working: WorkingDays, stops: Sequence[Stop]) -> datetime:
    """Return the end of so many quarters of working days."""
    whole, part = divmod(quarters, 4)
    days = whole + bool(part)
    opening, closing = next(islice(days_after(working, start, stops), days - 1, None))
    return (opening + (closing - opening) * part / 4 if part else closing).astimezone(UTC)
