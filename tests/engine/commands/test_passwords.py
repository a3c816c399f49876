"""Passwords: changed by who knows the old one, or chosen by a link that is good once."""

import pytest
from pyotp import TOTP

from engine import (
    NO_PASSWORD,
    VISITOR,
    BindProvider,
    ChangePassword,
    EnrolTotp,
    Forbidden,
    InvitedByLink,
    MyFactors,
    Notices,
    NotSignedIn,
    Refused,
    RegisterAccount,
    ResetAccount,
    SessionByToken,
    SetPassword,
    SignIn,
    TooManyTries,
    UnbindProvider,
    Unknown,
    fresh_secret,
)
from tests.engine.office import AUDITOR, MACHINE, MANAGER, PARIAMAN, PASSWORD, WORKER, person

ADMIN, ELSEWHERE = person("admin_tenant"), person("admin_tenant", daerah="94.04")
NEW = "perahu kayu di teluk"


def knock(office, password=PASSWORD, who=WORKER.username):
    return office.do(SignIn(who, password), VISITOR)


@pytest.fixture
def link(office):
    return office.do(ResetAccount(WORKER.username, "lupa"), ADMIN).subject


def test_the_link_lets_her_choose_once(office, link):
    """ASVS 6.4.1: secrets that begin an account are random, short-lived and used once."""
    person = office.ask(InvitedByLink(link), VISITOR)
    assert (person.username, person.name) == (WORKER.username, WORKER.name)
    assert office.do(SetPassword(link, NEW), VISITOR).subject == WORKER.username
    assert knock(office, NEW).deed == "signed_in"
    with pytest.raises(NotSignedIn):
        knock(office)
    for attempt in (SetPassword(link, NEW + "!"), SetPassword("", NEW)):
        with pytest.raises(Unknown):
            office.do(attempt, VISITOR)


def test_the_link_ends_after_a_day_and_with_the_next_one(office, link, clock):
    """ASVS 6.4.1."""
    newer = office.do(ResetAccount(WORKER.username, "lagi"), ADMIN).subject
    with pytest.raises(Unknown):
        office.ask(InvitedByLink(link), VISITOR)
    clock.advance(hours=24)
    with pytest.raises(Unknown):
        office.ask(InvitedByLink(newer), VISITOR)


def test_a_link_that_is_never_used_locks_nobody_out(office):
    token = knock(office).subject
    office.do(ResetAccount(WORKER.username, "lupa"), ADMIN)
    with pytest.raises(NotSignedIn):
        office.ask(SessionByToken(token), VISITOR)
    assert knock(office).deed == "signed_in"


def test_a_weak_password_is_refused_by_link_and_by_change(office, link):
    """ASVS 6.2.1, 6.2.4: twelve characters, and none that everybody takes."""
    for weak in ("pendek", "katasandi123", WORKER.username + "12345"):
        with pytest.raises(Refused):
            office.do(SetPassword(link, weak), VISITOR)
        with pytest.raises(Refused):
            office.do(ChangePassword(knock(office).subject, PASSWORD, weak), VISITOR)


@pytest.mark.usefixtures("office")
def test_only_the_digest_of_the_link_is_stored(link, database):
    with database.reading() as connection:
        stored = connection.exec_driver_sql("SELECT token_hash FROM account_link").scalar_one()
    assert link not in stored


def test_the_second_factor_stays_unless_it_is_lost_too(office, clock):
    """ASVS 6.4.3: a new password does not go round the second factor."""
    secret, token = fresh_secret(), knock(office).subject
    office.do(EnrolTotp(token, secret, TOTP(secret).at(clock.now)), VISITOR)
    link = office.do(ResetAccount(WORKER.username, "lupa"), ADMIN).subject
    office.do(SetPassword(link, NEW), VISITOR)
    assert knock(office, NEW).deed == "second_factor_awaited"
    office.do(ResetAccount(WORKER.username, "telepon hilang", factors=True), ADMIN)
    assert office.ask(MyFactors(), WORKER).factors == ()


@pytest.mark.parametrize("by", [ADMIN, MACHINE])
def test_after_a_reset_of_everything_the_link_is_the_only_way_in(office, by):
    """ASVS 6.4.3: the old password alone sets up no new second factor."""
    knock(office)
    office.do(BindProvider(WORKER.username, "https://akun.example", "7"), MACHINE)
    made = office.do(ResetAccount(WORKER.username, "telepon hilang", factors=True), by)
    with pytest.raises(NotSignedIn):
        knock(office)
    assert office.do(UnbindProvider(WORKER.username), MACHINE).count == 0
    [word] = office.ask(Notices(), AUDITOR)
    assert (word.kind, word.about_name) == ("factors_reset", WORKER.name)
    office.do(SetPassword(made.subject, NEW), VISITOR)
    assert knock(office, NEW).deed == "signed_in"


@pytest.mark.parametrize(("who", "refusal"), [(MANAGER, Forbidden), (ELSEWHERE, Unknown)])
def test_nobody_else_makes_a_link(office, who, refusal):
    with pytest.raises(refusal):
        office.do(ResetAccount(WORKER.username, "iseng"), who)


def test_a_link_needs_a_reason_and_somebody(office):
    with pytest.raises(Refused):
        office.do(ResetAccount(WORKER.username, " "), ADMIN)
    with pytest.raises(Unknown):
        office.do(ResetAccount("tidak.ada", "lupa"), ADMIN)


def test_who_has_not_chosen_yet_cannot_come_in_by_any_password(office):
    """ASVS 6.3.2: no account with a password that somebody else knows."""
    office.do(
        RegisterAccount("sari", "Sari", PARIAMAN, ("relawan",), password_hash=NO_PASSWORD), MACHINE
    )
    for password in ("", NO_PASSWORD):
        with pytest.raises(NotSignedIn):
            knock(office, password, "sari")


def test_changing_needs_the_old_one_and_ends_the_other_sessions(office):
    """ASVS 6.2.3: the old password is asked for; 7.4.3: other sessions end."""
    other, token = knock(office).subject, knock(office).subject
    changed = office.do(ChangePassword(token, PASSWORD, NEW), VISITOR).subject
    assert office.ask(SessionByToken(changed), VISITOR).actor == WORKER
    for gone in (other, token):
        with pytest.raises(NotSignedIn):
            office.ask(SessionByToken(gone), VISITOR)
    assert knock(office, NEW)


def test_a_link_made_before_does_not_go_round_the_changed_password(office, link):
    office.do(ChangePassword(knock(office).subject, PASSWORD, NEW), VISITOR)
    with pytest.raises(Unknown):
        office.do(SetPassword(link, "hujan di atas seng"), VISITOR)


def test_the_old_password_is_guessed_as_slowly_as_at_the_door(office):
    token = knock(office).subject
    for _ in range(5):
        with pytest.raises(NotSignedIn, match="tidak cocok"):
            office.do(ChangePassword(token, "salah", NEW), VISITOR)
    with pytest.raises(TooManyTries):
        office.do(ChangePassword(token, PASSWORD, NEW), VISITOR)
