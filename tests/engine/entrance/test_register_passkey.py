"""RegisterPasskey, RemovePasskey and the list of one's own keys."""

import pytest

from engine import (
    VISITOR,
    Conflict,
    MakeRecoveryCodes,
    MyFactors,
    NotProven,
    NotSignedIn,
    OpenChallenge,
    PersonByUsername,
    ProveCode,
    ProvePassword,
    Refused,
    RegisterPasskey,
    ResetAccount,
    SetPassword,
    Unknown,
)
from engine.commands.register_passkey import LONGEST_NAME, MOST
from tests.device import PRESENT
from tests.engine.entrance.keys import deeds, new_device
from tests.engine.office import AUDITOR, MACHINE, MANAGER, OFFICER, PASSWORD, WORKER


def test_ones_own_keys_are_listed_and_another_sees_none(entrance, device, database, clock):
    id_ = entrance.add(device, name=" Ponsel saya ")
    [key] = entrance.keys()
    assert (key.id, key.name, key.transports) == (id_, "Ponsel saya", ("internal",))
    assert (key.added_at, key.used_at) == (clock(), None)
    assert entrance.keys(WORKER) == ()
    assert deeds(database)[-1] == "passkey_added"


def test_all_devices_know_a_person_by_one_handle_that_says_nothing_of_her(entrance):
    first, second, hers = new_device(), new_device(), new_device()
    entrance.add(first)
    entrance.add(second)
    entrance.add(hers, WORKER)
    assert first.handle == second.handle != hers.handle
    assert len(entrance.options()["excludeCredentials"]) == 2
    assert entrance.options()["user"]["id"] == first.handle


def test_a_key_is_made_by_a_device_that_knows_its_person(entrance, device):
    """ASVS 6.3.3: the key is a second factor in itself."""
    wanted = entrance.options()["authenticatorSelection"]
    assert wanted["userVerification"] == wanted["residentKey"] == "required"
    device.flags = PRESENT
    with pytest.raises(Refused):
        entrance.add(device)


@pytest.mark.parametrize(
    ("name", "lie"), [("origin", "https://jahat.example"), ("rp_id", "jahat.example")]
)
def test_a_key_made_for_another_site_is_refused(entrance, device, name, lie):
    setattr(device, name, lie)
    with pytest.raises(Refused):
        entrance.add(device)


def test_an_answer_to_another_challenge_is_refused(entrance, device):
    asked, other = entrance.options(), entrance.options()
    with pytest.raises(Refused):
        entrance.register(other["challenge"], device.create(asked))


def test_a_challenge_makes_one_key_and_only_for_who_asked(entrance, device, another):
    asked = entrance.options()
    made = device.create(asked)
    with pytest.raises(Conflict):
        entrance.register(asked["challenge"], made, WORKER)
    entrance.register(asked["challenge"], made)
    with pytest.raises(Conflict):
        entrance.register(asked["challenge"], another.create(asked))


def test_a_challenge_waits_for_five_minutes(entrance, device, clock):
    entrance.token()
    asked = entrance.options()
    clock.advance(minutes=5)
    with pytest.raises(Conflict):
        entrance.register(asked["challenge"], device.create(asked))


def test_a_known_key_is_not_taken_over_by_another_account(entrance, device):
    entrance.add(device)
    with pytest.raises(Conflict):
        entrance.add(device, WORKER)


def test_keys_are_added_and_removed_only_by_who_has_just_proved_who_she_is(
    entrance, device, another, clock, office
):
    """ASVS 7.5.1: changing how one signs in asks for a proof once more."""
    id_ = entrance.add(device)
    clock.advance(minutes=6)
    with pytest.raises(NotProven):
        entrance.add(another)
    with pytest.raises(NotProven):
        entrance.remove(id_)
    proof = ProvePassword(entrance.token(), PASSWORD)
    entrance.tokens[OFFICER.username] = office.do(proof, VISITOR).subject
    entrance.add(another)
    entrance.remove(id_)


def test_a_session_of_somebody_else_adds_no_key(entrance, office):
    asked = office.do(OpenChallenge("add_passkey"), OFFICER).subject
    for token in ("", entrance.token(WORKER)):
        with pytest.raises(NotSignedIn):
            office.do(RegisterPasskey(token, asked, "{}", "Ponsel"), OFFICER)
    entrance.tokens[OFFICER.username] = ""
    with pytest.raises(NotSignedIn):
        entrance.remove("x")


@pytest.mark.parametrize("name", ["", "  ", "x" * (LONGEST_NAME + 1)])
def test_a_key_needs_a_name_that_fits_a_line(entrance, device, name):
    with pytest.raises(Refused):
        entrance.add(device, name=name)


def test_there_is_an_end_to_keys(entrance):
    for _ in range(MOST):
        entrance.add(new_device())
    with pytest.raises(Conflict):
        entrance.add(new_device())


def test_only_the_owner_removes_a_key(entrance, device, database):
    id_ = entrance.add(device)
    for other in (WORKER, MANAGER):
        with pytest.raises(Unknown):
            entrance.remove(id_, other)
    entrance.remove(id_)
    assert entrance.keys() == ()
    assert deeds(database)[-1] == "passkey_removed"
    with pytest.raises(Unknown):
        entrance.remove(id_)


def test_who_has_a_key_has_recovery_codes_for_the_day_it_is_lost(entrance, device, office):
    id_ = entrance.add(device)
    codes = office.do(MakeRecoveryCodes(entrance.token()), OFFICER).subject.split()
    waiting = entrance.knock().subject
    own = office.ask(MyFactors(), OFFICER)
    assert (own.passkeys, own.codes_left) == (1, 10)
    assert office.do(ProveCode(waiting, codes[0]), VISITOR).deed == "signed_in"
    entrance.remove(id_)
    assert office.ask(MyFactors(), OFFICER).codes_left == 0


def test_the_page_of_a_person_tells_that_she_has_a_key(entrance, device, office):
    entrance.add(device)
    assert office.ask(PersonByUsername(OFFICER.username), AUDITOR).kinds == ("passkey",)


def test_who_lost_everything_is_helped_by_her_administrator(entrance, device, office):
    entrance.add(device)
    made = office.do(ResetAccount(OFFICER.username, "Ponsel hilang", factors=True), MACHINE)
    assert office.do(SetPassword(made.subject, "perahu kayu di teluk"), VISITOR)
    assert entrance.keys() == ()
    with pytest.raises(NotSignedIn):
        entrance.knock()


def test_an_installation_without_an_address_adds_none(plain, engine):
    asked = engine.do(OpenChallenge("add_passkey"), OFFICER).subject
    with pytest.raises(Refused):
        plain.register(asked, "{}")
