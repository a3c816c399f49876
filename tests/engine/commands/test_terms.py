"""Terms of office: a role opens something from its first moment to its last, and units."""

from datetime import timedelta

import pytest

from engine import (
    NO_PASSWORD,
    VISITOR,
    AddTerm,
    AddUnit,
    ChooseRole,
    Colleagues,
    Conflict,
    EndTerm,
    Forbidden,
    MyStory,
    NotSignedIn,
    People,
    PersonByUsername,
    Refused,
    RegisterAccount,
    SessionByToken,
    SignIn,
    Units,
    Unknown,
    VerifyHistory,
    WrongState,
)
from tests.engine.office import AUDITOR, MACHINE, MANAGER, PARIAMAN, WORKER, person

ADMIN, ELSEWHERE = person("admin_tenant"), person("admin_tenant", daerah="94.04")
PASSWORD = "sungai di belakang"
YEAR = timedelta(days=365)


@pytest.fixture
def sari(office):
    """Somebody with an account and no term."""
    office.do(RegisterAccount("sari", "Sari", PARIAMAN, (), password=PASSWORD), ADMIN)
    return "sari"


def appoint(office, clock, role="psikolog", **more):
    given = {"starts_at": clock.now, "ends_at": clock.now + YEAR, **more}
    return office.do(AddTerm("sari", role, **given), ADMIN).subject


def enter(office, role=""):
    return office.do(SignIn("sari", PASSWORD, role), VISITOR).subject


def hats(office, token):
    return office.ask(SessionByToken(token), VISITOR).roles


def test_without_a_term_the_right_password_opens_nothing(office, sari):
    assert sari
    with pytest.raises(NotSignedIn, match="Masa tugas"):
        enter(office)


def test_a_role_is_held_from_its_first_moment_to_its_last(office, sari, clock):
    """ASVS 8.3.2: changes of what somebody may do count at once."""
    appoint(office, clock, starts_at=clock.now + timedelta(hours=1), ends_at=clock.now + YEAR)
    with pytest.raises(NotSignedIn):
        enter(office)
    assert office.ask(Colleagues("psikolog"), MANAGER) == ()
    clock.advance(hours=1)
    token = enter(office)
    assert hats(office, token) == ("psikolog",)
    assert [one.username for one in office.ask(Colleagues("psikolog"), MANAGER)] == [sari]
    clock.now += YEAR - timedelta(hours=1)
    with pytest.raises(NotSignedIn):
        enter(office)


def test_an_open_session_ends_with_the_term_and_not_at_the_next_night(office, sari, clock):
    """ASVS 7.4.2: a session of who may not go on is over."""
    assert sari
    appoint(office, clock, ends_at=clock.now + timedelta(minutes=10))
    token = enter(office)
    clock.advance(minutes=9)
    assert hats(office, token)
    clock.advance(minutes=1)
    with pytest.raises(NotSignedIn, match="sudah berakhir"):
        hats(office, token)


def test_one_hat_may_end_while_the_other_is_worn_on(office, sari, clock):
    assert sari
    appoint(office, clock, "psikolog", ends_at=clock.now + timedelta(minutes=10))
    appoint(office, clock, "auditor")
    token = enter(office)
    assert hats(office, token) == ("psikolog", "auditor")
    office.do(ChooseRole(token, "auditor"), VISITOR)
    clock.advance(minutes=10)
    assert hats(office, token) == ("auditor",)


def test_a_term_that_follows_another_is_one_hat(office, sari, clock):
    assert sari
    appoint(office, clock)
    appoint(office, clock, ends_at=clock.now + 2 * YEAR)
    token = enter(office)
    assert hats(office, token) == ("psikolog",)
    assert len(office.ask(Colleagues("psikolog"), MANAGER)) == 1


def test_a_term_is_ended_with_a_reason_and_her_session_with_it(office, sari, clock):
    term = appoint(office, clock)
    token = enter(office)
    office.do(EndTerm(sari, term, "mengundurkan diri"), ADMIN)
    with pytest.raises(NotSignedIn):
        hats(office, token)
    [shown] = office.ask(PersonByUsername(sari), ADMIN).terms
    assert (shown.state, shown.end_reason) == ("over", "mengundurkan diri")
    with pytest.raises(WrongState):
        office.do(EndTerm(sari, term, "lagi"), ADMIN)


def test_what_a_term_says_is_shown_to_who_administers_and_audits(office, sari, clock):
    unit = office.do(AddUnit(PARIAMAN, " LK3 Sejahtera "), ADMIN).subject
    appoint(office, clock, unit=unit, sk_no="400/12/2026", str_no="STR-7", pledged_on="2026-03-02")
    assert [one.name for one in office.ask(Units(), ADMIN)] == ["LK3 Sejahtera"]
    for reader in (ADMIN, AUDITOR):
        [shown] = office.ask(PersonByUsername(sari), reader).terms
        assert (shown.unit, shown.state, shown.sk_no) == ("LK3 Sejahtera", "running", "400/12/2026")
        assert (shown.str_no, shown.pledged_on) == ("STR-7", "2026-03-02")
        assert shown.starts_at == clock.now
    listed = next(one for one in office.ask(People(), ADMIN) if one.username == sari)
    assert [one.role for one in listed.terms] == ["psikolog"]


def test_a_term_that_cannot_be_is_refused(office, sari, clock):
    wrong = (
        AddTerm(sari, "psikolog", starts_at=clock.now, ends_at=clock.now),
        AddTerm(sari, "psikolog", unit="tidak-ada"),
    )
    for command in wrong:
        with pytest.raises(Refused):
            office.do(command, ADMIN)
    for role in ("", "mesin", "peksos"):
        with pytest.raises(Refused) as refusal:
            office.do(AddTerm(sari, role), ADMIN)
        [problem] = refusal.value.problems
        assert "pekerja_sosial" in str(problem.message)
    for command in (AddTerm("tidak.ada", "psikolog"), EndTerm("tidak.ada", "0", "a")):
        with pytest.raises(Unknown):
            office.do(command, ADMIN)
    with pytest.raises(Unknown):
        office.do(EndTerm(sari, "0", "a"), ADMIN)


def test_units_have_a_name_of_their_own(office):
    office.do(AddUnit(PARIAMAN, "LK3 A"), ADMIN)
    office.do(AddUnit("94.04", "LK3 A"), MACHINE)
    with pytest.raises(Conflict):
        office.do(AddUnit(PARIAMAN, "LK3 A"), ADMIN)
    with pytest.raises(Refused):
        office.do(AddUnit(PARIAMAN, " "), ADMIN)


@pytest.mark.parametrize(("who", "refusal"), [(MANAGER, Forbidden), (ELSEWHERE, Unknown)])
def test_only_her_daerah_s_administrator_appoints(office, sari, clock, who, refusal):
    term = appoint(office, clock)
    for command in (AddTerm(sari, "auditor"), EndTerm(sari, term, "iseng")):
        with pytest.raises(refusal):
            office.do(command, who)


def test_nobody_appoints_herself_but_the_machine_appoints_everybody(office):
    """ASVS 8.3.1: who hands out roles cannot take one that reads cases."""
    roles = ("admin_tenant",)
    office.do(
        RegisterAccount(ADMIN.username, ADMIN.name, PARIAMAN, roles, password=PASSWORD), MACHINE
    )
    [term] = office.ask(PersonByUsername(ADMIN.username), ADMIN).terms
    for command in (AddTerm(ADMIN.username, "psikolog"), EndTerm(ADMIN.username, term.id, "a")):
        with pytest.raises(Forbidden, match="pengelola lain"):
            office.do(command, ADMIN)
        assert office.do(command, MACHINE)


@pytest.mark.parametrize("question", [People(), PersonByUsername("sari"), Units()])
def test_only_administrator_and_auditor_look_people_up(office, question):
    with pytest.raises(Forbidden):
        office.ask(question, WORKER)


def test_nobody_of_another_daerah_is_shown(office, sari):
    with pytest.raises(Unknown):
        office.ask(PersonByUsername(sari), ELSEWHERE)
    assert office.ask(People(), ELSEWHERE) == ()


def test_the_story_of_an_account_is_chained_and_its_own(office, sari, clock):
    """ASVS 16.3.1: what is done with accounts is logged."""
    term = appoint(office, clock)
    office.do(EndTerm(sari, term, "selesai"), ADMIN)
    story = office.ask(PersonByUsername(sari), ADMIN).story
    assert story.verified.whole
    assert [event.deed for event in story.events] == [
        "term_ended",
        "term_added",
        "account_registered",
    ]
    assert story.events[0].actor == ADMIN.username
    assert [e.deed for e in office.ask(MyStory(), WORKER).events] == ["account_registered"]
    assert office.ask(VerifyHistory(), AUDITOR).whole


def test_a_story_that_was_altered_says_so(office, sari, database):
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE audit SET name = 'Sri' WHERE chain = 'akun:sari'")
    assert not office.ask(PersonByUsername(sari), ADMIN).story.verified.whole


def test_who_has_not_chosen_a_password_is_known_as_such(office):
    office.do(RegisterAccount("tono", "Tono", PARIAMAN, (), password_hash=NO_PASSWORD), ADMIN)
    assert not office.ask(PersonByUsername("tono"), ADMIN).has_password
    assert office.ask(PersonByUsername(WORKER.username), ADMIN).has_password
