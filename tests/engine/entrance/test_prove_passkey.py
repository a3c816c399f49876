"""ProvePasskey: an open session is made fresh by a key of its own person, and by no other."""

import pytest

from engine import (
    VISITOR,
    MakeRecoveryCodes,
    NotProven,
    NotSignedIn,
    ProvePasskey,
    SessionByToken,
)
from tests.device import PRESENT
from tests.engine.entrance.keys import deeds, signed
from tests.engine.office import OFFICER, WORKER


def prove(entrance, token, device):
    asked = entrance.challenge()
    return entrance.office.do(ProvePasskey(token, asked, signed(device, asked)), VISITOR)


@pytest.fixture
def stale(entrance, device, clock):
    """Her session, in which nothing was proven for a while; she has a key."""
    entrance.add(device)
    clock.advance(minutes=6)
    return entrance.token()


def test_the_key_makes_the_session_fresh_under_a_new_token(entrance, device, stale, database):
    """ASVS 7.5.3."""
    with pytest.raises(NotProven):
        entrance.office.do(MakeRecoveryCodes(stale), VISITOR)
    fresh = prove(entrance, stale, device)
    assert fresh.deed == deeds(database)[-1] == "proven_again"
    assert entrance.office.do(MakeRecoveryCodes(fresh.subject), VISITOR)
    assert entrance.office.ask(SessionByToken(fresh.subject), VISITOR).actor == OFFICER
    with pytest.raises(NotSignedIn):
        entrance.office.ask(SessionByToken(stale), VISITOR)


def test_a_colleague_s_key_proves_nothing_in_her_session(entrance, another, stale):
    entrance.add(another, WORKER)
    with pytest.raises(NotSignedIn, match="tidak terbukti"):
        prove(entrance, stale, another)
    with pytest.raises(NotProven):
        entrance.office.do(MakeRecoveryCodes(stale), VISITOR)


def test_a_device_that_did_not_know_its_person_proves_nothing(entrance, device, stale, database):
    device.flags = PRESENT
    with pytest.raises(NotSignedIn):
        prove(entrance, stale, device)
    assert deeds(database)[-1] == "passkey_wrong"


@pytest.mark.usefixtures("stale")
def test_a_sign_in_that_waits_is_not_finished_here(entrance, device):
    with pytest.raises(NotSignedIn):
        prove(entrance, entrance.knock().subject, device)
