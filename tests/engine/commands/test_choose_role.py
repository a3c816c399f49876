"""ChooseRole: a hat that needs a second factor is not worn by who proved none."""

import pytest
from pyotp import TOTP

from engine import (
    SENSITIVE,
    VISITOR,
    AddTerm,
    ChooseRole,
    Engine,
    EnrolTotp,
    Forbidden,
    ProveCode,
    ProvePassword,
    RegisterAccount,
    SignIn,
    fresh_secret,
)
from forms import FormLibrary
from tests.conftest import VAULT, QuickPasswords
from tests.engine.office import MACHINE, PARIAMAN


@pytest.fixture
def strict(database, clock):
    """An office where whoever reads cases must have a second factor."""
    return Engine(database, FormLibrary(), QuickPasswords(), clock, vault=VAULT, duty=SENSITIVE)


def changing_hats(office, username, *, demo=False):
    """Somebody signs in by password alone, is appointed to read cases, and changes hats."""
    words = "sungai di belakang"
    account = RegisterAccount(
        username, username, PARIAMAN, ("perangkat_desa",), password=words, demo=demo
    )
    office.do(account, MACHINE)
    token = office.do(SignIn(username, words), VISITOR).subject
    office.do(AddTerm(username, "psikolog"), MACHINE)
    return ChooseRole(token, "psikolog")


def test_a_hat_that_needs_a_factor_is_not_worn_by_who_proved_none(strict, clock):
    """ASVS 6.3.3: not by way of a role that came after the sign-in either."""
    choice = changing_hats(strict, "tono")
    with pytest.raises(Forbidden, match="masuk lagi"):
        strict.do(choice, VISITOR)
    secret = fresh_secret()
    enrolled = EnrolTotp(choice.token, secret, TOTP(secret).at(clock.now))
    added = strict.do(enrolled, VISITOR).subject
    assert strict.do(ChooseRole(added, "psikolog"), VISITOR)
    assert strict.do(changing_hats(strict, "coba", demo=True), VISITOR)


def test_a_factor_proven_in_another_session_does_not_open_this_one(strict, clock):
    """ASVS 6.3.3: a stolen cookie from before she had a factor stays as weak as it was."""
    choice = changing_hats(strict, "tono")
    clock.advance(seconds=1)
    other = strict.do(SignIn("tono", "sungai di belakang"), VISITOR)
    secret = fresh_secret()
    strict.do(EnrolTotp(other.subject, secret, TOTP(secret).at(clock.now)), VISITOR)
    with pytest.raises(Forbidden, match="masuk lagi"):
        strict.do(choice, VISITOR)
    again = strict.do(ProvePassword(choice.token, "sungai di belakang"), VISITOR).subject
    with pytest.raises(Forbidden, match="masuk lagi"):
        strict.do(ChooseRole(again, "psikolog"), VISITOR)
    clock.advance(seconds=30)
    proven = strict.do(ProveCode(again, TOTP(secret).at(clock.now)), VISITOR).subject
    assert strict.do(ChooseRole(proven, "psikolog"), VISITOR)


def test_who_is_let_in_once_without_a_factor_wears_all_her_hats(strict):
    words, roles = "sungai di belakang", ("psikolog", "auditor")
    strict.do(RegisterAccount("sari", "Sari", PARIAMAN, roles, password=words), MACHINE)
    came = strict.do(SignIn("sari", words), VISITOR)
    assert came.deed == "enrolment_due"
    assert strict.do(ChooseRole(came.subject, "auditor"), VISITOR)
