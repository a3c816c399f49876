"""SignInWithProvider, BindProvider, UnbindProvider: only whom an administrator has bound."""

import pytest

from engine import (
    VISITOR,
    BindProvider,
    Conflict,
    Engine,
    Forbidden,
    Identity,
    NotSignedIn,
    OpenChallenge,
    ProviderSilent,
    Refused,
    SessionByToken,
    SignInWithProvider,
    UnbindProvider,
    Unknown,
)
from engine.commands.bind_provider import LONGEST_SUBJECT
from forms import FormLibrary
from tests.conftest import VAULT, QuickPasswords
from tests.engine.entrance.keys import KEYS, Entrance, deeds, new_device
from tests.engine.office import MACHINE, OFFICER, WORKER, person

ISSUER = "https://akun.pariaman.example"
ADMIN = person("admin_tenant")
BOUND = BindProvider(OFFICER.username, ISSUER, "pegawai-7")


class Provider:
    """Knows whoever the answer names, and counts how often it is asked."""

    def __init__(self):
        self.asked = 0

    def identity(self, ticket, answer):
        assert ticket
        self.asked += 1
        if "error" in answer:
            raise ProviderSilent
        return Identity(issuer=ISSUER, subject=answer["code"])


@pytest.fixture
def provider():
    return Provider()


@pytest.fixture
def office(database, clock, provider):
    means = {"vault": VAULT, "passkeys": KEYS, "provider": provider}
    return Engine(database, FormLibrary(), QuickPasswords(), clock, **means)


def ticket(office):
    return office.do(OpenChallenge("provider"), VISITOR).subject


def enter(office, subject="pegawai-7", held=""):
    command = SignInWithProvider(held or ticket(office), {"code": subject})
    return office.do(command, VISITOR)


def test_the_bound_person_comes_in(office, database):
    office.do(BOUND, ADMIN)
    came = enter(office)
    assert came.deed == "signed_in"
    assert office.ask(SessionByToken(came.subject), VISITOR).actor == OFFICER
    assert deeds(database)[-2:] == ["provider_bound", "signed_in"]


def test_the_provider_s_word_counts_like_a_password_where_a_key_is_asked_for(office):
    Entrance(office).add(new_device())
    office.do(BOUND, MACHINE)
    assert enter(office).deed == "second_factor_awaited"


@pytest.mark.parametrize("subject", ["pegawai-8", "PEGAWAI-7", "pegawai-7 ", OFFICER.username])
def test_whoever_is_bound_to_nobody_is_refused(office, subject):
    office.do(BOUND, MACHINE)
    with pytest.raises(NotSignedIn, match="belum dihubungkan"):
        enter(office, subject)


def test_the_same_word_of_another_provider_is_somebody_else(office):
    office.do(BindProvider(OFFICER.username, f"{ISSUER}/lain", "pegawai-7"), MACHINE)
    with pytest.raises(NotSignedIn, match="belum dihubungkan"):
        enter(office)


def test_a_ticket_is_good_once_and_the_provider_is_not_asked_again(office, provider):
    office.do(BOUND, MACHINE)
    held = ticket(office)
    enter(office, held=held)
    with pytest.raises(NotSignedIn, match="kedaluwarsa"):
        enter(office, held=held)
    assert provider.asked == 1


def test_a_ticket_is_spent_by_a_refusal_too(office):
    office.do(BOUND, MACHINE)
    held = ticket(office)
    with pytest.raises(ProviderSilent):
        office.do(SignInWithProvider(held, {"error": "busy"}), VISITOR)
    with pytest.raises(NotSignedIn, match="kedaluwarsa"):
        enter(office, held=held)


def test_a_ticket_waits_for_five_minutes_and_is_for_nothing_else(office, clock, provider):
    held, key = ticket(office), office.do(OpenChallenge("passkey"), VISITOR).subject
    with pytest.raises(NotSignedIn):
        enter(office, held=key)
    clock.advance(minutes=5)
    with pytest.raises(NotSignedIn):
        enter(office, held=held)
    assert provider.asked == 0


def test_a_provider_s_account_is_bound_once(office):
    office.do(BOUND, MACHINE)
    with pytest.raises(Conflict):
        office.do(BindProvider(WORKER.username, ISSUER, "pegawai-7"), MACHINE)


def test_a_binding_is_cut(office, database):
    office.do(BOUND, MACHINE)
    assert office.do(UnbindProvider(OFFICER.username), ADMIN).count == 1
    assert deeds(database)[-1] == "provider_unbound"
    assert office.do(UnbindProvider(OFFICER.username), ADMIN).count == 0
    with pytest.raises(NotSignedIn):
        enter(office)
    office.do(BindProvider(WORKER.username, ISSUER, "pegawai-7"), MACHINE)


def test_only_who_keeps_a_daerah_s_people_binds_them(office):
    elsewhere = person("admin_tenant", daerah="94.04")
    for actor, refusal in ((OFFICER, Forbidden), (elsewhere, Unknown)):
        for command in (BOUND, UnbindProvider(OFFICER.username)):
            with pytest.raises(refusal):
                office.do(command, actor)
    with pytest.raises(Unknown):
        office.do(BindProvider("tidak.ada", ISSUER, "x"), MACHINE)


@pytest.mark.parametrize(
    ("issuer", "subject"), [("", "x"), (ISSUER, " "), (ISSUER, "x" * (LONGEST_SUBJECT + 1))]
)
def test_a_binding_names_both_and_fits(office, issuer, subject):
    with pytest.raises(Refused):
        office.do(BindProvider(OFFICER.username, issuer, subject), MACHINE)


def test_an_office_that_knows_no_provider_lets_nobody_in_by_one(engine):
    with pytest.raises(NotSignedIn):
        enter(engine)
