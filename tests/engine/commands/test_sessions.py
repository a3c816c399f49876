"""TouchSession, ChooseRole, EndSession: how long somebody is signed in, and under which hat."""

import pytest
from sqlalchemy import select

from engine import (
    VISITOR,
    ChooseRole,
    EndSession,
    Forbidden,
    NotSignedIn,
    RegisterAccount,
    SessionByToken,
    SignIn,
    TouchSession,
)
from engine.store.schema_trail import audit
from tests.engine.office import MACHINE, PARIAMAN


@pytest.fixture
def token(office) -> str:
    roles = ("psikolog", "auditor")
    office.do(
        RegisterAccount("sari", "Sari", PARIAMAN, roles, password="sungai di belakang"), MACHINE
    )
    return office.do(SignIn("sari", "sungai di belakang"), VISITOR).subject


def test_half_an_hour_of_silence_ends_it(office, token, clock):
    clock.advance(minutes=29)
    assert office.ask(SessionByToken(token), VISITOR).stale
    clock.advance(minutes=1)
    with pytest.raises(NotSignedIn):
        office.ask(SessionByToken(token), VISITOR)


def test_a_touch_keeps_it_awake_but_not_beyond_twelve_hours(office, token, clock):
    for _ in range(35):
        clock.advance(minutes=20)
        office.do(TouchSession(token), VISITOR)
    assert not office.ask(SessionByToken(token), VISITOR).stale
    clock.advance(minutes=20)
    with pytest.raises(NotSignedIn):
        office.do(TouchSession(token), VISITOR)


def test_a_minute_passes_before_a_touch_is_asked_for(office, token, clock):
    clock.advance(seconds=59)
    assert not office.ask(SessionByToken(token), VISITOR).stale
    clock.advance(seconds=1)
    assert office.ask(SessionByToken(token), VISITOR).stale


def test_hats_are_changed_within_a_session(office, token):
    office.do(ChooseRole(token, "auditor"), VISITOR)
    assert office.ask(SessionByToken(token), VISITOR).actor.role == "auditor"
    with pytest.raises(Forbidden):
        office.do(ChooseRole(token, "koordinator"), VISITOR)


def test_who_signed_out_is_out_and_may_say_so_twice(office, token):
    assert office.do(EndSession(token), VISITOR).subject == "sari"
    assert office.do(EndSession(token), VISITOR).subject == ""
    with pytest.raises(NotSignedIn):
        office.ask(SessionByToken(token), VISITOR)
    with pytest.raises(NotSignedIn):
        office.do(ChooseRole(token, "auditor"), VISITOR)


def test_a_token_that_never_was_opens_nothing(office):
    with pytest.raises(NotSignedIn):
        office.ask(SessionByToken(""), VISITOR)


def test_the_history_names_her_who_changed_hats_and_left(office, token, database):
    office.do(ChooseRole(token, "auditor"), VISITOR)
    office.do(EndSession(token), VISITOR)
    with database.reading() as connection:
        written = select(audit.c.deed, audit.c.actor, audit.c.role).where(
            audit.c.chain == "akun:sari", audit.c.actor == "sari"
        )
        rows = connection.execute(written.order_by(audit.c.seq)).all()
    assert rows == [
        ("signed_in", "sari", "psikolog"),
        ("role_chosen", "sari", "psikolog"),
        ("signed_out", "sari", "auditor"),
    ]
