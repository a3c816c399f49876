"""Working days: how they are counted, and how where no daerah's calendar is known."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final, TypeAlias

#: Moment and number of working days -> when the last of them ends.
WorkingDays: TypeAlias = Callable[[datetime, int], datetime]

_WRITTEN: Final = re.compile(r"([1-9]\d{0,2}) HK")
_SATURDAY: Final = 5
_DAY: Final = timedelta(days=1)


def working_days(text: object) -> int:
    """Return how many working days ("3 HK", hari kerja) `text` writes; 0 where it writes none."""
    found = _WRITTEN.fullmatch(text) if isinstance(text, str) else None
    return int(found[1]) if found else 0


def weekdays(start: datetime, days: int) -> datetime:
    """Return the same hour so many days from Monday to Friday later."""
    while days:
        start += _DAY
        days -= start.weekday() < _SATURDAY
    return start
