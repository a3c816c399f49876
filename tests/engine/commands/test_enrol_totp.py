"""A code app is set up only for its owner, and its secret is kept under a key."""

import pytest
from pyotp import TOTP

from engine import (
    VISITOR,
    Broken,
    Engine,
    EnrolTotp,
    MyFactors,
    Refused,
    Unavailable,
    fresh_secret,
)
from forms import FormLibrary
from tests.conftest import VAULT, QuickPasswords
from tests.engine.commands.telephone import knock, prove
from tests.engine.office import WORKER
from webui.vault import SecretVault


def test_the_secret_is_kept_only_when_a_code_shows_that_the_app_has_it(office, phone):
    token = knock(office).subject
    with pytest.raises(Refused):
        office.do(EnrolTotp(token, phone.secret, "000000"), VISITOR)
    assert office.ask(MyFactors(), WORKER).factors == ()


@pytest.mark.usefixtures("office", "enrolled")
def test_the_secret_is_not_in_the_database(phone, database):
    """ASVS 11.3.2: encrypted with authentication, bound to its place."""
    with database.reading() as connection:
        [[body]] = connection.exec_driver_sql("SELECT body FROM second_factor").all()
    assert phone.secret.encode() not in bytes(body)
    with pytest.raises(Broken):
        VAULT.unlock(bytes(body), "second_factor 13.77 orang.lain 1")
    for spoilt in (b"", b"\x02" + bytes(body)[1:], bytes(body)[:-1]):
        with pytest.raises(Broken):
            VAULT.unlock(spoilt, "anywhere")


@pytest.mark.usefixtures("enrolled")
def test_another_key_opens_no_secret(office, phone, database, clock):
    other = Engine(database, FormLibrary(), QuickPasswords(), clock, vault=SecretVault("t" * 40))
    with pytest.raises(Broken):
        prove(other, knock(office).subject, phone.code())


def test_without_a_vault_no_app_is_added(database, office, phone, clock):
    bare = Engine(database, FormLibrary(), QuickPasswords(), clock)
    with pytest.raises(Unavailable):
        bare.do(EnrolTotp(knock(office).subject, phone.secret, phone.code()), VISITOR)


def test_nobody_keeps_more_factors_than_can_be_looked_over(office, enrolled, clock):
    token = enrolled
    for _ in range(9):
        secret = fresh_secret()
        token = office.do(EnrolTotp(token, secret, TOTP(secret).at(clock.now)), VISITOR).subject
    secret = fresh_secret()
    with pytest.raises(Refused, match="perlu diperbaiki"):
        office.do(EnrolTotp(token, secret, TOTP(secret).at(clock.now)), VISITOR)
