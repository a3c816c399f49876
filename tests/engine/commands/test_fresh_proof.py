"""What one signs in with is changed by its owner alone, after a fresh proof."""

import pytest

from engine import (
    VISITOR,
    Actor,
    EnrolTotp,
    MakeRecoveryCodes,
    MyFactors,
    NotProven,
    NotSignedIn,
    ProvePassword,
    RemoveFactor,
    TooManyTries,
    fresh_secret,
)
from tests.engine.commands.telephone import prove
from tests.engine.office import AUDITOR, PASSWORD, WORKER


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
def test_another_s_factors_are_not_one_s_own(office):
    assert office.ask(MyFactors(), AUDITOR).factors == ()
    stranger = Actor(username=WORKER.username, name="", daerah="94.04", role="pekerja_sosial")
    assert office.ask(MyFactors(), stranger).factors == ()
