"""How often and how patiently something is handed over again to who did not take it."""

from datetime import timedelta

#: After so many attempts a person has to look.
TRIES = 8
#: The first pause; each next one is twice as long (30 s … 32 min).
PAUSE = timedelta(seconds=30)


def pause_after(tries: int) -> timedelta:
    """Return how long to wait after the `tries`th attempt, 1 or more."""
    return PAUSE * (1 << (tries - 1))
