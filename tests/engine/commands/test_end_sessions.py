"""Sessions: one's own list, ending them elsewhere, and an administrator who ends somebody's."""

import pytest

from engine import (
    VISITOR,
    EndElsewhere,
    EndSessionsOf,
    Forbidden,
    MySessions,
    NotSignedIn,
    Refused,
    SessionByToken,
    SignIn,
    Unknown,
)
from tests.engine.office import MANAGER, OFFICER, PASSWORD, WORKER, person

ADMIN = person("admin_tenant")


def knock(office, device="", who=WORKER):
    return office.do(SignIn(who.username, PASSWORD, device=device), VISITOR).subject


def is_in(office, token):
    try:
        return bool(office.ask(SessionByToken(token), VISITOR))
    except NotSignedIn:
        return False


@pytest.fixture
def two(office, clock):
    """She is signed in on two devices; somebody else is signed in too."""
    first = knock(office, "Chrome, Windows")
    clock.advance(minutes=1)
    knock(office, who=OFFICER)
    return first, knock(office, "Firefox, Android")


def test_one_sees_where_one_is_signed_in(office, two):
    """ASVS 7.5.2: a person sees her own sessions."""
    listed = office.ask(MySessions(two[0]), WORKER)
    assert [(one.device, one.here) for one in listed] == [
        ("Firefox, Android", False),
        ("Chrome, Windows", True),
    ]
    assert not any(token in str(listed) for token in two)


def test_what_ended_by_itself_is_not_listed(office, two, clock):
    clock.advance(minutes=29)
    assert [one.device for one in office.ask(MySessions(two[1]), WORKER)] == ["Firefox, Android"]


def test_one_device_is_ended_and_the_other_stays(office, two):
    """ASVS 7.5.2."""
    other = next(one for one in office.ask(MySessions(two[1]), WORKER) if not one.here)
    assert office.do(EndElsewhere(two[1], other.id), WORKER).count == 1
    assert (is_in(office, two[0]), is_in(office, two[1])) == (False, True)


def test_all_others_are_ended_but_nobody_else_s(office, two):
    """ASVS 7.4.3: all other sessions can be ended."""
    third, stranger = knock(office), knock(office, who=OFFICER)
    assert office.do(EndElsewhere(two[1]), WORKER).count == 2
    found = [is_in(office, token) for token in (*two, third, stranger)]
    assert found == [False, True, False, True]


def test_another_s_session_cannot_be_ended_by_its_id(office, two):
    mine = knock(office, who=OFFICER)
    theirs = office.ask(MySessions(two[0]), WORKER)[0].id
    with pytest.raises(Unknown):
        office.do(EndElsewhere(mine, theirs), OFFICER)
    with pytest.raises(NotSignedIn):
        office.do(EndElsewhere("keliru"), OFFICER)
    here = next(one.id for one in office.ask(MySessions(mine), OFFICER) if one.here)
    with pytest.raises(Unknown):
        office.do(EndElsewhere(mine, here), OFFICER)


def test_an_administrator_ends_somebody_s_sessions_and_says_why(office, two, database):
    """ASVS 7.4.5: administrators end sessions of anybody in their care."""
    assert office.do(EndSessionsOf(WORKER.username, "telepon hilang"), ADMIN).count == 2
    assert not any(is_in(office, token) for token in two)
    with database.reading() as connection:
        row = connection.exec_driver_sql(
            "SELECT actor, reason FROM audit WHERE deed = 'sessions_ended'"
        ).one()
    assert tuple(row) == (ADMIN.username, "telepon hilang")


@pytest.mark.parametrize(
    ("who", "refusal"),
    [(MANAGER, Forbidden), (person("admin_tenant", daerah="94.04"), Unknown)],
)
def test_nobody_else_and_nobody_from_elsewhere_ends_them(office, two, who, refusal):
    with pytest.raises(refusal):
        office.do(EndSessionsOf(WORKER.username, "iseng"), who)
    assert is_in(office, two[0])


def test_a_reason_and_a_person_are_needed(office):
    with pytest.raises(Refused):
        office.do(EndSessionsOf(WORKER.username, "  "), ADMIN)
    with pytest.raises(Unknown):
        office.do(EndSessionsOf("tidak.ada", "iseng"), ADMIN)
