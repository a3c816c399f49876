"""ResetAccount: by a link nobody becomes somebody she is not, alone or unseen."""

import pytest
from pyotp import TOTP

from engine import (
    MACHINE_ACTOR,
    NO_PASSWORD,
    VISITOR,
    AddTerm,
    EndTerm,
    EnrolTotp,
    Notices,
    OpenLink,
    PersonByUsername,
    RegisterAccount,
    ResetAccount,
    SessionByToken,
    SetPassword,
    SignIn,
    Unknown,
    fresh_secret,
)
from tests.engine.office import AUDITOR, MACHINE, PARIAMAN, PASSWORD, WORKER, person

ADMIN, OTHER = person("admin_tenant"), person("admin_tenant", 2)
NEW = "perahu kayu di teluk"
LOST = ResetAccount(WORKER.username, "telepon hilang", factors=True)
FORGOTTEN = ResetAccount(WORKER.username, "lupa")


@pytest.fixture
def token(office):
    """Two administrators, and a social worker who has worked here before."""
    for one in (ADMIN, OTHER):
        account = RegisterAccount(
            one.username, one.name, PARIAMAN, (one.role,), password_hash=NO_PASSWORD
        )
        office.do(account, MACHINE)
    return knock(office).subject


def knock(office, password=PASSWORD):
    return office.do(SignIn(WORKER.username, password), VISITOR)


def kinds(office, who):
    return [(word.kind, word.about_name) for word in office.ask(Notices(), who)]


def deeds(office):
    return [
        event.deed for event in office.ask(PersonByUsername(WORKER.username), AUDITOR).story.events
    ]


@pytest.mark.parametrize("reset", [LOST, FORGOTTEN])
def test_one_administrator_alone_gets_no_link_that_opens_somebody_s_account(office, token, reset):
    """ASVS 6.4.4: who lost a factor is recognised by two."""
    for _ in range(2):
        assert office.do(reset, ADMIN).subject == ""
    assert office.ask(SessionByToken(token), VISITOR).actor == WORKER
    assert kinds(office, OTHER)[0] == ("reset_asked", WORKER.name)
    wish = office.ask(PersonByUsername(WORKER.username), OTHER).wish
    assert (wish.by, wish.reason, wish.factors) == (ADMIN.username, reset.reason, reset.factors)
    link = office.do(reset, OTHER).subject
    assert office.do(SetPassword(link, NEW), VISITOR)
    assert knock(office, NEW).deed == "signed_in"
    assert office.ask(PersonByUsername(WORKER.username), OTHER).wish is None
    assert deeds(office)[1:5] == ["password_set", "account_reset", "reset_asked", "reset_asked"]


@pytest.mark.usefixtures("token")
def test_another_wish_or_one_of_yesterday_is_no_agreement(office, clock):
    assert office.do(FORGOTTEN, ADMIN).subject == ""
    assert office.do(LOST, OTHER).subject == ""
    clock.advance(hours=24)
    assert office.do(LOST, ADMIN).subject == ""
    assert office.do(LOST, OTHER).subject


@pytest.mark.usefixtures("token")
def test_who_is_no_administrator_any_more_has_agreed_to_nothing(office):
    third = person("admin_tenant", 3)
    account = RegisterAccount(third.username, third.name, PARIAMAN, (), password_hash=NO_PASSWORD)
    office.do(account, MACHINE)
    term = office.do(AddTerm(third.username, "admin_tenant"), MACHINE).subject
    office.do(LOST, third)
    office.do(EndTerm(third.username, term, "pindah"), MACHINE)
    assert office.do(LOST, ADMIN).subject == ""


def appointed(office, username, by):
    """An account with an administrator's term; the term's id."""
    account = RegisterAccount(username, username, PARIAMAN, (), password_hash=NO_PASSWORD)
    office.do(account, by)
    return office.do(AddTerm(username, ADMIN.role), by).subject


@pytest.mark.usefixtures("token")
def test_whose_term_was_just_ended_is_missed_for_a_week(office, clock):
    """ASVS 6.4.4: else one administrator would end the other's term and stay alone."""
    [term] = office.ask(PersonByUsername(OTHER.username), ADMIN).terms
    office.do(EndTerm(OTHER.username, term.id, "pindah"), ADMIN)
    assert kinds(office, AUDITOR) == [("admin_ended", OTHER.name)]
    for _ in range(2):
        assert office.do(LOST, ADMIN).subject == ""
    clock.advance(days=7)
    assert office.do(LOST, ADMIN).subject


@pytest.mark.usefixtures("token")
@pytest.mark.parametrize("maker_first", [True, False])
def test_who_was_appointed_by_an_administrator_is_no_second_one_for_a_week(
    office, clock, maker_first
):
    puppet = person(ADMIN.role, 3)
    appointed(office, puppet.username, ADMIN)
    assert kinds(office, AUDITOR) == [("admin_added", puppet.username)]
    first, second = (ADMIN, puppet) if maker_first else (puppet, ADMIN)
    for by in (first, second):
        assert office.do(LOST, by).subject == ""
    clock.advance(days=7)
    assert office.do(LOST, first).subject == ""
    assert office.do(LOST, second).subject


@pytest.mark.usefixtures("token")
def test_who_was_herself_let_in_anew_by_an_administrator_is_no_second_one_for_a_week(office, clock):
    assert office.do(ResetAccount(OTHER.username, "lupa", factors=True), ADMIN).subject
    office.do(LOST, ADMIN)
    assert office.do(LOST, OTHER).subject == ""
    clock.advance(days=7)
    office.do(LOST, ADMIN)
    assert office.do(LOST, OTHER).subject


@pytest.mark.usefixtures("token")
def test_an_administrator_appointed_on_the_machine_counts_at_once(office):
    third = person(ADMIN.role, 3)
    appointed(office, third.username, MACHINE)
    office.do(LOST, ADMIN)
    assert office.do(LOST, third).subject


def test_while_a_second_factor_stays_the_link_opens_nothing_by_itself(office, token, clock):
    """ASVS 6.4.3: so one administrator is enough, and she who opens it comes no further."""
    secret = fresh_secret()
    office.do(EnrolTotp(token, secret, TOTP(secret).at(clock.now)), VISITOR)
    link = office.do(FORGOTTEN, ADMIN).subject
    office.do(SetPassword(link, NEW), VISITOR)
    assert knock(office, NEW).deed == "second_factor_awaited"
    assert office.do(LOST, ADMIN).subject == ""


@pytest.mark.usefixtures("token")
def test_somebody_new_gets_her_first_link_from_one(office):
    office.do(RegisterAccount("sari", "Sari", PARIAMAN, (), password_hash=NO_PASSWORD), ADMIN)
    for _ in range(2):
        assert office.do(ResetAccount("sari", "orang baru"), ADMIN).subject
    assert kinds(office, AUDITOR) == []


@pytest.mark.parametrize("by", [ADMIN, MACHINE_ACTOR])
@pytest.mark.parametrize(
    ("reset", "kind"), [(FORGOTTEN, "password_reset"), (LOST, "factors_reset")]
)
def test_where_nobody_else_can_agree_the_auditor_and_the_person_are_told(office, by, reset, kind):
    """ASVS 6.3.7: of each reset, at the next sign-in."""
    knock(office)
    assert office.do(reset, by).subject
    assert kinds(office, AUDITOR) == [(kind, WORKER.name)]
    assert kinds(office, WORKER) == [("own_reset", by.name)]


def test_opening_a_link_is_written_down_with_its_address(office):
    link = office.do(FORGOTTEN, ADMIN).subject
    office.do(OpenLink(link, "192.0.2.7"), VISITOR)
    office.do(SetPassword(link, NEW, "198.51.100.9"), VISITOR)
    story = office.ask(PersonByUsername(WORKER.username), AUDITOR).story
    found = [(one.deed, one.actor, one.detail["address"]) for one in story.events[:2]]
    assert found == [
        ("password_set", WORKER.username, "198.51.100.9"),
        ("link_opened", "", "192.0.2.7"),
    ]
    assert story.verified.whole
    with pytest.raises(Unknown):
        office.do(OpenLink(link, "192.0.2.7"), VISITOR)
