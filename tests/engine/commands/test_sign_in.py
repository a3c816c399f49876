"""SignIn: a token for a password; refusals that tell nothing."""

import pytest

from engine import (
    VISITOR,
    Engine,
    NotSignedIn,
    RegisterAccount,
    SessionByToken,
    SignIn,
    StartCase,
    VerifyHistory,
)
from forms import FormLibrary
from tests.conftest import QuickPasswords
from tests.engine.office import AUDITOR, MACHINE, OFFICER, PARIAMAN, PASSWORD


def enter(
    office, password: str = PASSWORD, username: str = OFFICER.username, role: str = ""
) -> str:
    return office.do(SignIn(username, password, role), VISITOR).subject


def test_the_token_leads_to_the_person(office):
    assert office.ask(SessionByToken(enter(office)), VISITOR).actor == OFFICER


def test_only_the_digest_of_the_token_is_stored(office, database):
    token = enter(office)
    with database.reading() as connection:
        [[stored]] = connection.exec_driver_sql("SELECT token_hash FROM session").all()
    assert token not in stored
    assert len(stored) == 64


@pytest.mark.parametrize(
    ("username", "password", "role"),
    [
        (OFFICER.username, "salah", ""),
        ("tidak.ada", PASSWORD, ""),
        (OFFICER.username, PASSWORD, "manajer_kasus"),
        ("", "", ""),
    ],
)
def test_every_refusal_sounds_the_same(office, username, password, role):
    with pytest.raises(NotSignedIn) as refusal:
        enter(office, password, username, role)
    assert str(refusal.value) == str(NotSignedIn())


def test_wrong_passwords_are_in_the_history(office):
    with pytest.raises(NotSignedIn):
        enter(office, "salah")
    before = office.ask(VerifyHistory(), AUDITOR)
    enter(office)
    after = office.ask(VerifyHistory(), AUDITOR)
    assert after.whole
    assert after.events == before.events + 1


def test_with_several_hats_one_is_chosen(office):
    roles = ("psikolog", "auditor")
    office.do(
        RegisterAccount("sari", "Sari", PARIAMAN, roles, password="sungai di belakang"), MACHINE
    )
    main = office.ask(SessionByToken(enter(office, "sungai di belakang", "sari")), VISITOR)
    other = office.ask(
        SessionByToken(enter(office, "sungai di belakang", "sari", "auditor")), VISITOR
    )
    assert (main.actor.role, main.roles, other.actor.role) == ("psikolog", roles, "auditor")


def test_nobody_waits_behind_a_password_that_is_compared(office, database, clock):
    class Watching(QuickPasswords):
        def matches(self, hashed: str, password: str) -> bool:
            # Another's deed goes through meanwhile; within a transaction it could not on SQLite.
            assert office.do(StartCase("aduan"), OFFICER).case_no
            return super().matches(hashed, password)

    guarded = Engine(database, FormLibrary(), Watching(), clock)
    assert guarded.do(SignIn(OFFICER.username, PASSWORD), VISITOR).subject
