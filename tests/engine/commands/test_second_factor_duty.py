"""Whoever reaches what families said must have a second factor."""

import pytest

from engine import (
    SENSITIVE,
    VISITOR,
    Engine,
    EnrolTotp,
    NotSignedIn,
    RegisterAccount,
    SignIn,
)
from forms import FormLibrary
from tests.conftest import VAULT, QuickPasswords
from tests.engine.commands.telephone import knock, prove, who
from tests.engine.office import MACHINE, PARIAMAN, WORKER


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
