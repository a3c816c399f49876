"""When a task's deadline is brought to mind: before it, at it, and long after it."""

from datetime import datetime

from engine.model import Deadline


def _moments(deadline: Deadline) -> tuple[tuple[str, datetime], ...]:
    return (
        ("deadline_near", deadline.near),
        ("deadline_passed", deadline.due),
        ("deadline_long_passed", deadline.long_over),
    )


def next_reminder(deadline: Deadline, now: datetime) -> datetime | None:
    """Return when the deadline is next brought to mind after `now`; None when it never is."""
    return next((at for _, at in _moments(deadline) if at > now), None)


def reminder(deadline: Deadline, now: datetime) -> str:
    """Return what is to be said by `now`: of several that nobody said, the last; "" too early."""
    return next((name for name, at in reversed(_moments(deadline)) if at <= now), "")
