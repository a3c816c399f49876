"""How long to wait after wrong attempts: a little longer each time, and never for good."""

from datetime import timedelta

#: Wrong attempts that cost nothing: by one person at one address, at one address whoever it is,
#: and for one account wherever from. An office shares its address; strangers may know a name.
FREE = {"pair": 4, "address": 30, "account": 50}
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=15), timedelta(minutes=15)
#: After so much rest the count begins anew.
FORGOTTEN = timedelta(days=1)
#: From where somebody has signed in, strangers elsewhere cannot keep her out.
TRUSTED = timedelta(days=30)


def wait_after(kind: str, wrong: int) -> timedelta:
    """Return how long nobody is heard after the `wrong`th attempt; zero while it is free."""
    over = wrong - FREE[kind]
    if over <= 0:
        return timedelta()
    return min(FIRST_WAIT * (1 << min(over - 1, 10)), LONGEST_WAIT)
