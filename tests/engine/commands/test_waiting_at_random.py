"""Whatever strangers and colleagues try, in whatever order: she is heard, no name is betrayed."""

from datetime import timedelta
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine import VISITOR, NotSignedIn, Origin, SignIn, TooManyTries
from engine.patience import PATIENCE, rested, wait_after
from tests.engine.office import OFFICER, PASSWORD

KINDS = st.sampled_from(sorted(PATIENCE))
COUNTS = st.integers(0, 200)
RESTS = st.timedeltas(timedelta(), timedelta(days=2))
HERS, STRANGER = "b" * 43, "s" * 43
#: Minutes before an attempt, and which of a few addresses it comes from.
ATTEMPTS = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 2)), max_size=6)
FRESH = count()

few = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@given(KINDS, COUNTS, RESTS, RESTS)
def test_resting_in_two_parts_forgives_as_much_as_resting_at_once(kind, wrong, rest, more):
    left, kept = rested(kind, wrong, rest)
    at_once, _ = rested(kind, wrong, rest + more)
    assert rested(kind, left, kept + more)[0] == at_once <= left <= wrong


@given(KINDS, COUNTS)
def test_more_wrong_attempts_never_wait_shorter_and_none_waits_for_good(kind, wrong):
    wait, next_wait = wait_after(kind, wrong), wait_after(kind, wrong + 1)
    assert timedelta() <= wait <= next_wait <= PATIENCE[kind].longest


@given(KINDS, st.timedeltas(timedelta(days=-9), timedelta()))
def test_a_clock_that_was_set_back_makes_no_count_larger(kind, back):
    assert rested(kind, 7, back)[0] == 7


def heard(office, username, password, origin):
    """How an attempt was answered: let in, refused, or the seconds to wait."""
    try:
        office.do(SignIn(username, password, origin=origin), VISITOR)
    except TooManyTries as refusal:
        return refusal.seconds
    except NotSignedIn:
        return "refused"
    return "let in"


@few
@given(attempts=ATTEMPTS)
def test_who_is_known_in_her_browser_is_always_heard(office, clock, attempts):
    """ASVS 6.3.1: nobody is locked out in bad faith, from next to her or from afar."""
    at_work = Origin("192.0.2.7", HERS)
    heard(office, OFFICER.username, PASSWORD, at_work)
    for minutes, place in attempts:
        clock.advance(minutes=minutes)
        for _ in range(5):
            heard(office, OFFICER.username, "salah", Origin(f"192.0.2.{7 + place}", STRANGER))
        assert heard(office, OFFICER.username, PASSWORD, at_work) == "let in"


@few
@given(attempts=ATTEMPTS)
def test_a_name_that_somebody_has_is_answered_like_one_that_nobody_has(office, clock, attempts):
    """ASVS 6.3.8."""
    run = next(FRESH)
    for minutes, place in attempts:
        clock.advance(minutes=minutes)
        told = [
            heard(office, name, "salah", Origin(f"{name} {run} {place}", STRANGER))
            for name in (OFFICER.username, "tidak.ada")
        ]
        assert told[0] == told[1]
