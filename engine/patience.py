"""How long to wait after wrong attempts: longer each time, never for good, forgiven with rest."""

from dataclasses import dataclass
from datetime import timedelta

#: From where, and in which browser, somebody has signed in, others' attempts keep her not out.
TRUSTED = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """What wrong attempts of one kind cost."""

    #: So many cost nothing.
    free: int
    #: The wait after the first that does; each next one doubles it, or adds as much.
    first: timedelta
    doubles: bool
    longest: timedelta
    #: One wrong attempt is forgiven for so much rest.
    forgives: timedelta


def _minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


_PERSON = Patience(
    free=4, first=_minutes(0.25), doubles=True, longest=_minutes(15), forgives=_minutes(15)
)
#: By one person in a browser she has signed in with, by one person at one address, at one address
#: whoever it is, and for one account wherever from. An office shares its address; strangers may
#: know a name, so an account's wait grows slowly and stays short.
#: Codes of one answer link, and of links at one address: who has the paper has few tries.
PATIENCE = {
    "link": _PERSON,
    "link_address": Patience(
        free=20, first=_minutes(0.25), doubles=True, longest=_minutes(15), forgives=_minutes(5)
    ),
    # Reports: a village office and a telephone network share one address. Codes of receipts.
    "report_address": Patience(
        free=10, first=_minutes(1), doubles=True, longest=_minutes(60), forgives=_minutes(6)
    ),
    "report_daerah": Patience(
        free=100, first=_minutes(1), doubles=False, longest=_minutes(30), forgives=_minutes(1)
    ),
    "receipt_address": Patience(
        free=10, first=_minutes(0.5), doubles=True, longest=_minutes(30), forgives=_minutes(5)
    ),
    "browser": _PERSON,
    "pair": _PERSON,
    "address": Patience(
        free=30, first=_minutes(0.25), doubles=True, longest=_minutes(5), forgives=_minutes(1)
    ),
    "account": Patience(
        free=50, first=_minutes(1 / 30), doubles=False, longest=_minutes(5), forgives=_minutes(15)
    ),
}


def wait_after(kind: str, wrong: int) -> timedelta:
    """Return how long nobody is heard after the `wrong`th attempt; zero while it is free."""
    patience = PATIENCE[kind]
    over = wrong - patience.free
    if over <= 0:
        return timedelta()
    # Past ten doublings every wait is the longest.
    times = 1 << min(over - 1, 10) if patience.doubles else over
    return min(patience.first * times, patience.longest)


def rested(kind: str, wrong: int, rest: timedelta) -> tuple[int, timedelta]:
    """Return what is left of a count after a rest, and the rest that has forgiven nothing yet."""
    forgiven, left = divmod(max(rest, timedelta()), PATIENCE[kind].forgives)
    return (wrong - forgiven, left) if forgiven < wrong else (0, timedelta())
