"""The access parts of the acceptance scenarios 5, 6, 7, 13 and 14."""

from datetime import timedelta

import pytest

from engine import (
    VISITOR,
    Actor,
    AddTerm,
    AssignTask,
    CaseByNo,
    CompleteTask,
    DenyAccess,
    GrantAccess,
    History,
    Inbox,
    Notices,
    NotSignedIn,
    RegisterAccount,
    RevokeAccess,
    SignIn,
    StartCase,
    SuspendCase,
    TakeBackAll,
    TaskById,
    Unknown,
    WrongState,
)
from tests.engine.access_office import (
    DATA_OFFICER,
    GUARD,
    PSYCHOLOGIST,
    REASON,
    TOLD,
    access,
    furnish,
    is_open,
    managed,
    task,
)
from tests.engine.office import (
    AUDITOR,
    MACHINE,
    MANAGER,
    OFFICER,
    PARIAMAN,
    PASSWORD,
    WORKER,
    open_office,
)


@pytest.fixture
def guarded(engine):
    """An office with every hat, and a process whose form sets the class."""
    return furnish(open_office(engine))


def test_5_a_security_partner_is_shut_out_of_a_k4_case_and_still_sees_his_escort_task(guarded):
    no = managed(guarded, "K4")
    escort = task(guarded, no, "kawal").id
    guarded.do(AssignTask(escort, GUARD.username), MANAGER)
    for question in (CaseByNo(no), History(no)):
        with pytest.raises(Unknown):
            guarded.ask(question, GUARD)
    refused = [one for one in guarded.ask(History(no), AUDITOR).opened if one.refused]
    assert {one.name for one in refused} == {GUARD.name}
    [word] = guarded.ask(Notices(), DATA_OFFICER)
    assert (word.kind, word.case_no, word.about_name) == ("closed_case", no, GUARD.name)
    sheet = guarded.ask(TaskById(escort), GUARD)
    assert (sheet.task.name, sheet.may_complete) == ("Kawal", True)
    assert set(sheet.known) == {"no_kasus", "daerah", "$petugas"}
    assert (sheet.earlier, sheet.chosen, sheet.decided) == ({}, (), ())
    assert TOLD not in repr(sheet)
    assert escort in [one.id for one in guarded.ask(Inbox(), GUARD).tasks]


def test_6_who_answers_a_suspects_request_sees_the_log_and_not_the_family(guarded):
    no = managed(guarded)
    guarded.ask(CaseByNo(no), OFFICER)
    assert not is_open(guarded, no, DATA_OFFICER)
    log = guarded.ask(History(no), DATA_OFFICER)
    assert TOLD not in repr(log)
    assert OFFICER.name in [one.name for one in log.opened]
    guarded.do(DenyAccess(no, PSYCHOLOGIST.username, "kerabat terlapor"), MANAGER)
    with pytest.raises(Unknown):
        guarded.ask(CaseByNo(no), PSYCHOLOGIST)


def test_7_a_client_who_withdraws_consent_has_the_case_kept_to_one(guarded):
    no = managed(guarded)
    guarded.do(GrantAccess(no, PSYCHOLOGIST.username, REASON), MANAGER)
    guarded.do(SuspendCase(no, "persetujuan ditarik"), MANAGER)
    for member in (PSYCHOLOGIST, OFFICER):
        guarded.do(RevokeAccess(no, member.username, "persetujuan ditarik"), MANAGER)
        assert not is_open(guarded, no, member)
    assert is_open(guarded, no, MANAGER)
    assert [one.username for one in access(guarded, no).team] == [MANAGER.username]


def test_7_while_a_statutory_report_runs_access_is_taken_and_its_task_goes_on(guarded):
    no = managed(guarded, "K4")
    guarded.do(GrantAccess(no, PSYCHOLOGIST.username, REASON), MANAGER)
    for member in (PSYCHOLOGIST, OFFICER):
        guarded.do(RevokeAccess(no, member.username, "persetujuan ditarik"), MANAGER)
        assert not is_open(guarded, no, member)
    report = task(guarded, no, "tangani").id
    guarded.do(AssignTask(report, WORKER.username), MANAGER)
    guarded.do(CompleteTask(report, {"masalah": "dilaporkan", "kelas": "K4"}), WORKER)
    assert guarded.ask(CaseByNo(no), MANAGER).case.status == "running"


def test_7_a_suspended_case_would_hold_the_report_back(guarded):
    no = managed(guarded, "K4")
    report = task(guarded, no, "tangani").id
    guarded.do(AssignTask(report, WORKER.username), MANAGER)
    guarded.do(SuspendCase(no, "persetujuan ditarik"), MANAGER)
    with pytest.raises(WrongState):
        guarded.do(CompleteTask(report, {"masalah": "dilaporkan", "kelas": "K4"}), WORKER)


def test_13_what_happens_around_a_case_leaves_who_may_read_it_as_it_was(guarded, clock):
    no = managed(guarded)
    before = access(guarded, no)
    other = guarded.do(StartCase("jaga"), OFFICER)
    guarded.do(CompleteTask(other.next_tasks[0], {"masalah": "x", "kelas": "K4"}), OFFICER)
    clock.advance(hours=1)
    assert access(guarded, no) == before
    assert not is_open(guarded, other.case_no, MANAGER)


def test_14_a_member_whose_term_ends_reads_nothing_more_and_her_tasks_go_to_the_manager(
    guarded, clock
):
    no = managed(guarded)
    ends = clock() + timedelta(days=3 * 365)
    guarded.do(RegisterAccount("lastri", "Ibu Lastri", PARIAMAN, (), password=PASSWORD), MACHINE)
    guarded.do(AddTerm("lastri", WORKER.role, ends_at=ends), MACHINE)
    her = Actor(username="lastri", name="Ibu Lastri", daerah=PARIAMAN, role=WORKER.role)
    left = task(guarded, no, "tangani").id
    guarded.do(AssignTask(left, "lastri"), MANAGER)
    assert is_open(guarded, no, her)
    clock.now = ends
    with pytest.raises(NotSignedIn, match="Masa tugas"):
        guarded.do(SignIn("lastri", PASSWORD), VISITOR)
    guarded.do(TakeBackAll(), MACHINE)
    [word] = guarded.ask(Notices(), MANAGER)
    assert (word.kind, word.about_name, word.count) == ("tasks_back", "Ibu Lastri", 1)
    guarded.do(AssignTask(left, WORKER.username), MANAGER)
    assert left in [one.id for one in guarded.ask(Inbox(), WORKER).tasks]
