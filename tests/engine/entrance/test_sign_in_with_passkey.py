"""SignInWithPasskey: only the device that was added, only what it signs here and now, only once."""

import pytest
from sqlalchemy import text

from engine import VISITOR, HalfwayByToken, NotSignedIn, OpenChallenge, SessionByToken, SignIn
from tests.device import PRESENT
from tests.engine.entrance.keys import deeds, signed
from tests.engine.office import OFFICER, WORKER


def owner(office, token):
    return office.ask(SessionByToken(token), VISITOR).actor


def refused(entrance, device):
    with pytest.raises(NotSignedIn) as refusal:
        entrance.enter(device)
    return str(refusal.value)


def test_the_key_leads_to_its_owner(entrance, device, office):
    entrance.add(device)
    came = entrance.enter(device)
    assert came.deed == "signed_in"
    assert owner(office, came.subject) == OFFICER
    assert entrance.enter(device).subject != came.subject


def test_who_has_a_key_needs_it_beside_her_password(entrance, device, office):
    """ASVS 6.3.3: a stolen password opens nothing where a key could be asked for."""
    entrance.add(device)
    waiting = entrance.knock()
    assert waiting.deed == "second_factor_awaited"
    assert office.ask(HalfwayByToken(waiting.subject), VISITOR).kinds == ("passkey",)


def test_a_key_that_nobody_added_leads_nowhere(entrance, device):
    device.create(entrance.options())
    assert "tidak dikenal" in refused(entrance, device)


@pytest.mark.parametrize(
    ("name", "lie"),
    [
        ("origin", "https://lk3.example.jahat.example"),
        ("origin", "http://lk3.example"),
        ("rp_id", "jahat.example"),
        ("flags", PRESENT),
        ("flags", 0),
        ("handle", "AAAA"),
    ],
    ids=[
        "another site's origin",
        "without https",
        "bound to another site",
        "its user not known",
        "nobody there",
        "another account's handle",
    ],
)
def test_what_the_device_signs_elsewhere_or_unasked_is_refused_and_noted(
    entrance, device, database, name, lie
):
    entrance.add(device)
    setattr(device, name, lie)
    refused(entrance, device)
    assert deeds(database)[-1] == "passkey_wrong"


def test_another_devices_signature_under_this_keys_id_is_refused(entrance, device, another):
    entrance.add(device)
    entrance.add(another, WORKER)
    another.id = device.id
    refused(entrance, another)


def test_the_key_of_another_account_leads_to_that_account(entrance, device, another, office):
    entrance.add(device)
    entrance.add(another, WORKER)
    assert owner(office, entrance.enter(another).subject) == WORKER


def test_a_count_that_goes_back_is_refused_and_noted(entrance, device, database):
    entrance.add(device)
    entrance.enter(device)
    device.count = 0
    refused(entrance, device)
    assert deeds(database)[-1] == "passkey_counted_back"
    device.count = 1
    assert entrance.enter(device).deed == "signed_in"


def test_a_device_that_does_not_count_is_no_copy(entrance, device):
    entrance.add(device)
    for _ in range(2):
        device.count = -1
        assert entrance.enter(device).deed == "signed_in"


def test_a_challenge_is_answered_once(entrance, device):
    entrance.add(device)
    asked = entrance.challenge()
    response = signed(device, asked)
    assert entrance.answer(asked, response).deed == "signed_in"
    for again in (response, signed(device, asked)):
        with pytest.raises(NotSignedIn):
            entrance.answer(asked, again)


def test_a_challenge_that_was_answered_wrongly_is_gone_too(entrance, device):
    entrance.add(device)
    asked = entrance.challenge()
    for response in ("{}", signed(device, asked)):
        with pytest.raises(NotSignedIn):
            entrance.answer(asked, response)


def test_a_challenge_waits_for_five_minutes(entrance, device, clock):
    entrance.add(device)
    asked = entrance.challenge()
    clock.advance(minutes=5)
    with pytest.raises(NotSignedIn):
        entrance.answer(asked, signed(device, asked))


def test_a_challenge_for_something_else_is_no_challenge(entrance, device, office):
    entrance.add(device)
    for asked in (
        office.do(OpenChallenge("provider"), VISITOR).subject,
        office.do(OpenChallenge("add_passkey"), OFFICER).subject,
        "A" * 43,
    ):
        with pytest.raises(NotSignedIn):
            entrance.answer(asked, signed(device, asked))


def test_old_challenges_are_swept_out_and_none_is_stored_in_the_clear(entrance, database, clock):
    asked = entrance.challenge()
    clock.advance(minutes=6)
    fresh = entrance.challenge()
    with database.reading() as connection:
        [[stored]] = connection.execute(text("SELECT digest FROM challenge")).all()
    assert stored not in (asked, fresh)


def test_whoever_guesses_passwords_does_not_lock_the_owner_out(entrance, device, office):
    entrance.add(device)
    for _ in range(10):
        with pytest.raises(NotSignedIn):
            office.do(SignIn(OFFICER.username, "salah"), VISITOR)
    assert entrance.enter(device).deed == "signed_in"


def test_a_removed_key_opens_nothing(entrance, device):
    entrance.remove(entrance.add(device))
    refused(entrance, device)
    assert entrance.knock().deed == "signed_in"


def test_an_installation_without_an_address_knows_no_keys(plain):
    with pytest.raises(NotSignedIn):
        plain.answer(plain.challenge(), "{}")
