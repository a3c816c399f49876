"""Recovery codes stand in for the app once, and go with it."""

import pytest

from engine import (
    VISITOR,
    MakeRecoveryCodes,
    MyFactors,
    NotSignedIn,
    Refused,
    RemoveFactor,
    Unknown,
)
from tests.engine.commands.telephone import knock, prove
from tests.engine.office import WORKER


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
