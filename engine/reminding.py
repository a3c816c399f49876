"""When a task's deadline is brought to mind: before it, at it, and long after it."""

from datetime import datetime
from typing import Final

#: What is said, and after how many quarters of the time that the task was given.
REMINDERS: Final = (("deadline_near", 3), ("deadline_passed", 4), ("deadline_long_passed", 6))


def _moments(opened_at: datetime, due: datetime) -> list[tuple[str, datetime]]:
    given = due - opened_at
    return [(name, opened_at + given * quarters / 4) for name, quarters in REMINDERS]


def next_reminder(opened_at: datetime, due: datetime, now: datetime) -> datetime | None:
    """Return when the deadline is next brought to mind after `now`; None when it never is."""
    return next((at for _, at in _moments(opened_at, due) if at > now), None)


def reminder(opened_at: datetime, due: datetime, now: datetime) -> str:
    """Return what is to be said by `now`: of several that nobody said, the last; "" too early."""
    return next((name for name, at in reversed(_moments(opened_at, due)) if at <= now), "")
