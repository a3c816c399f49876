"""Signing in with a code app: the session waits for its code."""

import pytest

from engine import (
    VISITOR,
    EnrolTotp,
    HalfwayByToken,
    MakeRecoveryCodes,
    NotSignedIn,
    ProvePassword,
    SessionByToken,
    TooManyTries,
    VerifyHistory,
    fresh_secret,
)
from tests.engine.commands.telephone import knock, prove, who
from tests.engine.office import AUDITOR, PASSWORD, WORKER


@pytest.mark.usefixtures("enrolled")
def test_the_password_alone_opens_nothing_any_more(office):
    """ASVS 6.3.3: a second factor is asked for."""
    waiting = knock(office)
    assert waiting.deed == "second_factor_awaited"
    with pytest.raises(NotSignedIn):
        who(office, waiting.subject)
    halfway = office.ask(HalfwayByToken(waiting.subject), VISITOR)
    assert (halfway.actor, halfway.kinds, halfway.recovery) == (WORKER, ("totp",), False)


@pytest.mark.usefixtures("enrolled")
def test_the_code_opens_the_session_under_a_new_token(office, phone):
    """ASVS 7.2.4: a new token at every proof, and the old one is worth nothing."""
    waiting = knock(office).subject
    opened = prove(office, waiting, phone.code())
    assert opened.deed == "signed_in"
    assert who(office, opened.subject) == WORKER
    for query in (SessionByToken(waiting), HalfwayByToken(waiting), HalfwayByToken(opened.subject)):
        with pytest.raises(NotSignedIn):
            office.ask(query, VISITOR)


@pytest.mark.usefixtures("enrolled")
def test_a_code_is_good_once_in_whatever_session(office, phone):
    """ASVS 6.5.1: one-time codes are used once."""
    assert prove(office, knock(office).subject, phone.code())
    with pytest.raises(NotSignedIn, match="sudah dipakai"):
        prove(office, knock(office).subject, phone.code())


@pytest.mark.usefixtures("enrolled")
def test_an_older_code_is_worth_nothing_after_a_newer_one(office, phone, clock):
    clock.advance(seconds=60)
    old = phone.code(seconds=30)
    assert prove(office, knock(office).subject, phone.code())
    with pytest.raises(NotSignedIn):
        prove(office, knock(office).subject, old)


@pytest.mark.parametrize(("seconds", "good"), [(30, True), (-30, True), (60, False), (-60, False)])
@pytest.mark.usefixtures("enrolled")
def test_a_telephone_s_clock_may_be_wrong_by_one_step(office, phone, clock, seconds, good):
    clock.advance(minutes=5)
    waiting = knock(office).subject
    if good:
        assert prove(office, waiting, phone.code(seconds=seconds)).deed == "signed_in"
    else:
        with pytest.raises(NotSignedIn):
            prove(office, waiting, phone.code(seconds=seconds))


@pytest.mark.usefixtures("enrolled", "phone")
def test_codes_are_guessed_as_slowly_as_passwords(office):
    """ASVS 6.6.3: guessing codes is slowed; the right password between does not help."""
    for _ in range(5):
        with pytest.raises(NotSignedIn):
            prove(office, knock(office).subject, "000000")
    with pytest.raises(TooManyTries):
        knock(office)


@pytest.mark.usefixtures("enrolled")
def test_a_sign_in_does_not_wait_for_its_code_for_ever(office, phone, clock):
    waiting = knock(office).subject
    clock.advance(minutes=15)
    with pytest.raises(NotSignedIn):
        prove(office, waiting, phone.code())


@pytest.mark.usefixtures("enrolled")
def test_a_waiting_session_is_not_opened_by_the_password_once_more(office):
    """ASVS 6.3.3: two different factors, not one twice."""
    waiting = knock(office).subject
    with pytest.raises(NotSignedIn):
        office.do(ProvePassword(waiting, PASSWORD), VISITOR)
    with pytest.raises(NotSignedIn):
        office.do(EnrolTotp(waiting, fresh_secret(), "0"), VISITOR)
    with pytest.raises(NotSignedIn):
        office.do(MakeRecoveryCodes(waiting), VISITOR)


@pytest.mark.usefixtures("enrolled")
def test_every_step_is_in_the_history_of_the_account(office, phone, database):
    """ASVS 16.3.1: sign-ins and their factors are logged."""
    with pytest.raises(NotSignedIn):
        prove(office, knock(office).subject, "000000")
    prove(office, knock(office).subject, phone.code())
    with database.reading() as connection:
        deeds = (
            connection.exec_driver_sql(
                "SELECT deed FROM audit WHERE chain = 'akun:pekerja_sosial.1' ORDER BY seq"
            )
            .scalars()
            .all()
        )
    assert deeds[1:] == [
        "signed_in",
        "second_factor_added",
        "proven_again",
        "second_factor_awaited",
        "second_factor_wrong",
        "second_factor_awaited",
        "signed_in",
    ]
    assert office.ask(VerifyHistory(), AUDITOR).whole
