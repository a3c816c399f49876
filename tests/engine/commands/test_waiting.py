"""Wrong attempts: whoever guesses waits longer each time, and nobody is kept out for good."""

from datetime import timedelta

import pytest

from engine import VISITOR, Database, Engine, NotSignedIn, Origin, SignIn, TooManyTries
from engine.patience import PATIENCE, wait_after
from forms import FormLibrary
from tests.conftest import VAULT, QuickPasswords
from tests.engine.office import OFFICER, PASSWORD, WORKER

WRONG = "salah"
FREE = {kind: patience.free for kind, patience in PATIENCE.items()}
HERE, ELSEWHERE = "192.0.2.7", "198.51.100.9"
#: What her own browser is known by, and a colleague's.
HERS, HIS = "b" * 43, "c" * 43


def knock(office, password=WRONG, username=OFFICER.username, origin=HERE, browser=""):
    sign_in = SignIn(username, password, origin=Origin(origin, browser))
    return office.do(sign_in, VISITOR).subject


def guess(office, times, username=OFFICER.username, origin=HERE, browser=""):
    for _ in range(times):
        with pytest.raises(NotSignedIn):
            knock(office, username=username, origin=origin, browser=browser)


def test_the_wait_doubles_up_to_a_quarter_of_an_hour_and_never_more():
    """ASVS 6.3.1: guessing is slowed."""
    waits = [wait_after("pair", wrong).seconds for wrong in range(1, 13)]
    assert waits == [0, 0, 0, 0, 15, 30, 60, 120, 240, 480, 900, 900]
    assert wait_after("pair", 10**6) == timedelta(minutes=15)


def test_an_account_that_strangers_guess_at_waits_longer_slowly_and_never_long():
    """ASVS 6.3.1: by two seconds each time, to five minutes."""
    waits = [wait_after("account", FREE["account"] + over).seconds for over in (0, 1, 2, 30, 999)]
    assert waits == [0, 2, 4, 60, 300]


def test_after_a_few_wrong_passwords_the_right_one_waits_too(office, clock):
    """ASVS 6.3.1."""
    guess(office, FREE["pair"] + 1)
    with pytest.raises(TooManyTries) as refusal:
        knock(office, PASSWORD)
    assert refusal.value.seconds == 15
    clock.advance(seconds=15)
    assert knock(office, PASSWORD)


def test_the_right_password_forgets_the_wrong_ones(office):
    for _ in range(3):
        guess(office, FREE["pair"])
        assert knock(office, PASSWORD)


def test_attempts_that_are_not_heard_do_not_make_the_wait_longer(office, clock):
    guess(office, FREE["pair"] + 1)
    for _ in range(20):
        with pytest.raises(TooManyTries):
            knock(office)
    clock.advance(seconds=15)
    assert knock(office, PASSWORD)


def test_the_wait_outlives_the_server(office, clock, database_url):
    """ASVS 6.3.1: counted in rows, so a restart forgets nothing."""
    guess(office, FREE["pair"] + 1)
    again = Database(database_url)
    restarted = Engine(again, FormLibrary(), QuickPasswords(), clock, vault=VAULT)
    with pytest.raises(TooManyTries):
        knock(restarted, PASSWORD)
    again.close()


def test_a_name_that_nobody_has_waits_just_the_same(office):
    """ASVS 6.3.8: a refusal does not tell whether the account exists."""
    told = []
    for username, origin in ((OFFICER.username, HERE), ("tidak.ada", ELSEWHERE)):
        guess(office, FREE["pair"] + 1, username, origin)
        with pytest.raises(TooManyTries) as refusal:
            knock(office, username=username, origin=origin)
        told.append(str(refusal.value))
    assert told[0] == told[1]


@pytest.mark.usefixtures("office")
def test_while_nobody_is_heard_no_password_is_compared(database, clock):
    class Counting(QuickPasswords):
        compared = 0

        def matches(self, hashed, password):
            Counting.compared += 1
            return super().matches(hashed, password)

    counted = Engine(database, FormLibrary(), Counting(), clock, vault=VAULT)
    guess(counted, FREE["pair"] + 1)
    before = Counting.compared
    guess(counted, 5)
    assert Counting.compared == before


@pytest.mark.usefixtures("office")
def test_an_unknown_name_costs_as_many_comparisons_as_a_known_one(database, clock):
    """ASVS 6.3.8: the same work, so the same time."""

    class Counting(QuickPasswords):
        compared = 0

        def matches(self, hashed, password):
            Counting.compared += 1
            return super().matches(hashed, password)

    counted = Engine(database, FormLibrary(), Counting(), clock, vault=VAULT)
    found = []
    for username in (OFFICER.username, "tidak.ada"):
        guess(counted, 1, username)
        found.append(Counting.compared)
    assert found == [1, 2]


def test_an_office_that_guesses_waits_as_a_whole(office):
    for number in range(FREE["address"] + 1):
        guess(office, 1, f"orang.{number}")
    with pytest.raises(TooManyTries):
        knock(office, PASSWORD)
    assert knock(office, PASSWORD, origin=ELSEWHERE)


def test_strangers_all_over_the_world_cannot_keep_her_out_from_where_she_works(office, clock):
    """ASVS 6.3.1: no lockout in bad faith."""
    assert knock(office, PASSWORD)
    for number in range(FREE["account"] + 1):
        guess(office, 1, origin=f"203.0.113.{number}")
    with pytest.raises(TooManyTries):
        knock(office, PASSWORD, origin=ELSEWHERE)
    assert knock(office, PASSWORD)
    clock.advance(minutes=15)
    assert knock(office, PASSWORD, origin=ELSEWHERE)


def test_rest_forgives_one_wrong_attempt_after_the_other(office, clock):
    guess(office, FREE["pair"])
    clock.advance(minutes=20)
    guess(office, 1)
    clock.advance(minutes=10)
    guess(office, 1)
    assert knock(office, PASSWORD)


def test_an_address_is_forgiven_while_its_people_go_on_mistyping(office, clock):
    """An office of many that types wrongly once a minute never waits."""
    for number in range(2 * FREE["address"]):
        guess(office, 1, f"orang.{number}")
        clock.advance(minutes=1)
    assert knock(office, PASSWORD)


def test_a_colleague_at_the_same_address_does_not_keep_her_waiting(office):
    """ASVS 6.3.1: her own browser is known again; guessing in another one does not shut it."""
    knock(office, PASSWORD, browser=HERS)
    guess(office, FREE["pair"] + 1, browser=HIS)
    with pytest.raises(TooManyTries):
        knock(office, PASSWORD, browser=HIS)
    assert knock(office, PASSWORD, browser=HERS)


def test_guessing_in_her_own_browser_is_slowed_there(office, clock):
    """ASVS 6.3.1: also who sits at her desk waits."""
    knock(office, PASSWORD, browser=HERS)
    guess(office, FREE["browser"] + 1, browser=HERS)
    with pytest.raises(TooManyTries) as refusal:
        knock(office, PASSWORD, browser=HERS)
    assert refusal.value.seconds == 15
    clock.advance(days=31)
    guess(office, FREE["pair"] + 1, browser=HERS)
    with pytest.raises(TooManyTries):
        knock(office, PASSWORD)


def test_a_browser_is_known_for_the_name_that_signed_in_with_it_alone(office):
    knock(office, PASSWORD, browser=HERS)
    guess(office, FREE["pair"] + 1, WORKER.username, browser=HERS)
    with pytest.raises(TooManyTries):
        knock(office, PASSWORD, WORKER.username, browser=HERS)


def test_rows_tell_neither_names_nor_addresses_and_are_swept(office, clock, database):
    guess(office, 2, "kata sandi yang salah kolom")
    with database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT daerah, mark FROM attempt").all()
    assert len(rows) == 3
    assert all(daerah == "" and len(bytes.fromhex(mark)) == 32 for daerah, mark in rows)
    clock.now += timedelta(days=31)
    knock(office, PASSWORD, origin=ELSEWHERE)
    with database.reading() as connection:
        kept = connection.exec_driver_sql("SELECT mark FROM attempt").all()
    assert {mark for (mark,) in kept}.isdisjoint(mark for _, mark in rows)
