"""Working days: how they are counted, and how where no daerah's calendar is known."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final, TypeAlias

#: Moment and number of working days -> when the last of them ends.
WorkingDays: TypeAlias = Callable[[datetime, int], datetime]

_SATURDAY: Final = 5
_DAY: Final = timedelta(days=1)


def weekdays(start: datetime, days: int) -> datetime:
    """Return the same hour so many days from Monday to Friday later."""
    while days:
        start += _DAY
        days -= start.weekday() < _SATURDAY
    return start
