"""Second factors: a code app, recovery codes, and sessions that wait for them."""

import pytest
from pyotp import TOTP

from engine import (
    SENSITIVE,
    VISITOR,
    Actor,
    Broken,
    Engine,
    EnrolTotp,
    HalfwayByToken,
    MakeRecoveryCodes,
    MyFactors,
    NotProven,
    NotSignedIn,
    ProveCode,
    ProvePassword,
    Refused,
    RegisterAccount,
    RemoveFactor,
    SessionByToken,
    SignIn,
    TooManyTries,
    Unavailable,
    Unknown,
    VerifyHistory,
    fresh_secret,
)
from forms import FormLibrary
from tests.conftest import VAULT, QuickPasswords
from tests.engine.office import AUDITOR, MACHINE, PARIAMAN, PASSWORD, WORKER
from webui.vault import SecretVault


class Phone:
    """Her code app, by the same clock."""

    def __init__(self, clock):
        self.secret = fresh_secret()
        self.clock = clock

    def code(self, **ago):
        moment = self.clock.now
        self.clock.advance(**{name: -value for name, value in ago.items()})
        shown = TOTP(self.secret).at(self.clock.now)
        self.clock.now = moment
        return shown


@pytest.fixture
def phone(clock):
    return Phone(clock)


def knock(office):
    return office.do(SignIn(WORKER.username, PASSWORD), VISITOR)


def prove(office, token, code):
    return office.do(ProveCode(token, code), VISITOR)


def who(office, token):
    return office.ask(SessionByToken(token), VISITOR).actor


@pytest.fixture
def enrolled(office, phone, clock):
    """She has a code app; its first code is spent."""
    token = knock(office).subject
    token = office.do(EnrolTotp(token, phone.secret, phone.code(), "Telepon"), VISITOR).subject
    clock.advance(seconds=30)
    return token


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


def test_the_secret_is_kept_only_when_a_code_shows_that_the_app_has_it(office, phone):
    token = knock(office).subject
    with pytest.raises(Refused):
        office.do(EnrolTotp(token, phone.secret, "000000"), VISITOR)
    assert office.ask(MyFactors(), WORKER).factors == ()


@pytest.mark.usefixtures("office", "enrolled")
def test_the_secret_is_not_in_the_database(phone, database):
    """ASVS 11.3.2: encrypted with authentication, bound to its place."""
    with database.reading() as connection:
        [[body]] = connection.exec_driver_sql("SELECT body FROM second_factor").all()
    assert phone.secret.encode() not in bytes(body)
    with pytest.raises(Broken):
        VAULT.unlock(bytes(body), "second_factor 13.77 orang.lain 1")
    for spoilt in (b"", b"\x02" + bytes(body)[1:], bytes(body)[:-1]):
        with pytest.raises(Broken):
            VAULT.unlock(spoilt, "anywhere")


@pytest.mark.usefixtures("enrolled")
def test_another_key_opens_no_secret(office, phone, database, clock):
    other = Engine(database, FormLibrary(), QuickPasswords(), clock, vault=SecretVault("t" * 40))
    with pytest.raises(Broken):
        prove(other, knock(office).subject, phone.code())


def test_without_a_vault_no_app_is_added(database, office, phone, clock):
    bare = Engine(database, FormLibrary(), QuickPasswords(), clock)
    with pytest.raises(Unavailable):
        bare.do(EnrolTotp(knock(office).subject, phone.secret, phone.code()), VISITOR)


def test_a_recovery_code_stands_in_once(office, enrolled):
    """ASVS 6.5.1: lookup secrets are used once; 6.5.2: stored as argon2id hashes."""
    codes = office.do(MakeRecoveryCodes(enrolled), VISITOR).subject.split()
    assert len({*codes}) == 10
    typed = f"{codes[3][:4].lower()}-{codes[3][4:8]} {codes[3][8:]}"
    assert prove(office, knock(office).subject, typed).deed == "signed_in"
    assert office.ask(MyFactors(), WORKER).codes_left == 9
    with pytest.raises(NotSignedIn):
        prove(office, knock(office).subject, codes[3])


def test_recovery_codes_are_hashed_and_a_new_set_ends_the_old(office, enrolled, database):
    """ASVS 6.5.2."""
    first = office.do(MakeRecoveryCodes(enrolled), VISITOR).subject.split()
    with database.reading() as connection:
        hashes = connection.exec_driver_sql("SELECT hash FROM recovery_code").scalars().all()
    assert all(hash_.startswith("$argon2id$") for hash_ in hashes)
    office.do(MakeRecoveryCodes(enrolled), VISITOR)
    with pytest.raises(NotSignedIn):
        prove(office, knock(office).subject, first[0])


def test_with_the_last_factor_the_recovery_codes_go(office, enrolled):
    office.do(MakeRecoveryCodes(enrolled), VISITOR)
    [factor] = office.ask(MyFactors(), WORKER).factors
    assert (factor.kind, factor.name) == ("totp", "Telepon")
    with pytest.raises(Unknown):
        office.do(RemoveFactor(enrolled, "0"), VISITOR)
    office.do(RemoveFactor(enrolled, factor.id), VISITOR)
    assert office.ask(MyFactors(), WORKER).codes_left == 0
    assert knock(office).deed == "signed_in"
    with pytest.raises(Refused):
        office.do(MakeRecoveryCodes(enrolled), VISITOR)


def test_factors_are_changed_only_within_five_minutes_of_a_proof(office, enrolled, clock, phone):
    """ASVS 7.5.1: prove again before changing what one proves oneself with."""
    [factor] = office.ask(MyFactors(), WORKER).factors
    clock.advance(minutes=5)
    late = (
        RemoveFactor(enrolled, factor.id),
        MakeRecoveryCodes(enrolled),
        EnrolTotp(enrolled, fresh_secret(), "0"),
    )
    for command in late:
        with pytest.raises(NotProven):
            office.do(command, VISITOR)
    proven = office.do(ProvePassword(enrolled, PASSWORD), VISITOR).subject
    assert office.do(MakeRecoveryCodes(proven), VISITOR)
    clock.advance(minutes=10)
    proven = prove(office, proven, phone.code()).subject
    assert office.do(RemoveFactor(proven, factor.id), VISITOR)


def test_a_wrong_password_makes_nothing_fresh_and_is_counted(office, enrolled):
    for _ in range(5):
        with pytest.raises(NotSignedIn, match="tidak cocok"):
            office.do(ProvePassword(enrolled, "salah"), VISITOR)
    with pytest.raises(TooManyTries):
        office.do(ProvePassword(enrolled, PASSWORD), VISITOR)


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


@pytest.fixture
def strict(database, clock):
    """The same office where whoever reads cases must have a second factor."""
    return Engine(database, FormLibrary(), QuickPasswords(), clock, vault=VAULT, duty=SENSITIVE)


def test_who_must_have_one_is_let_in_once_and_then_gets_one_first(strict, phone):
    """ASVS 6.3.3: required of whoever reaches what families said."""
    assert knock(strict).deed == "enrolment_due"
    waiting = knock(strict)
    assert waiting.deed == "enrolment_awaited"
    with pytest.raises(NotSignedIn):
        who(strict, waiting.subject)
    with pytest.raises(NotSignedIn):
        prove(strict, waiting.subject, phone.code())
    opened = strict.do(EnrolTotp(waiting.subject, phone.secret, phone.code()), VISITOR).subject
    assert who(strict, opened) == WORKER


def test_setting_the_app_up_may_take_as_long_as_the_sign_in_waits(strict, phone, clock):
    assert knock(strict).deed == "enrolment_due"
    waiting = knock(strict).subject
    clock.advance(minutes=6)
    opened = strict.do(EnrolTotp(waiting, phone.secret, phone.code()), VISITOR).subject
    assert who(strict, opened) == WORKER


def test_nobody_else_and_no_practice_account_must(strict):
    for username, roles, demo in (("tono", ("relawan",), False), ("coba", ("psikolog",), True)):
        account = RegisterAccount(
            username, username, PARIAMAN, roles, password="sungai di belakang", demo=demo
        )
        strict.do(account, MACHINE)
        for _ in range(2):
            assert strict.do(SignIn(username, "sungai di belakang"), VISITOR).deed == "signed_in"


def test_nobody_keeps_more_factors_than_can_be_looked_over(office, enrolled, clock):
    token = enrolled
    for _ in range(9):
        secret = fresh_secret()
        token = office.do(EnrolTotp(token, secret, TOTP(secret).at(clock.now)), VISITOR).subject
    secret = fresh_secret()
    with pytest.raises(Refused, match="perlu diperbaiki"):
        office.do(EnrolTotp(token, secret, TOTP(secret).at(clock.now)), VISITOR)


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


@pytest.mark.usefixtures("enrolled")
def test_another_s_factors_are_not_one_s_own(office):
    assert office.ask(MyFactors(), AUDITOR).factors == ()
    stranger = Actor(username=WORKER.username, name="", daerah="94.04", role="pekerja_sosial")
    assert office.ask(MyFactors(), stranger).factors == ()
