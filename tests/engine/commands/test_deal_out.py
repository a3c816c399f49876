"""DealOut, PassAbsence: what somebody left behind goes to who works here; nothing is forgotten."""

from datetime import timedelta

import pytest

from engine import (
    Absences,
    AddTerm,
    AnswerHandover,
    AssignTask,
    CaseByNo,
    DealOut,
    DenyAccess,
    EnterAbsence,
    EntrustTask,
    Forbidden,
    GrantAccess,
    HeldBy,
    History,
    Inbox,
    MakeAppointment,
    Notices,
    PassAbsence,
    ProposeHandover,
    RaiseFlag,
    Refused,
    SaveDraft,
    TakeBackAll,
    TellOfLeavers,
    Unknown,
    VerifyHistory,
    WorkloadNow,
    WrongState,
)
from tests.engine.access_office import (
    PSYCHOLOGIST,
    REASON,
    SECOND_MANAGER,
    is_open,
    leaves,
    managed,
    task,
)
from tests.engine.office import (
    AUDITOR,
    COORDINATOR,
    MACHINE,
    MANAGER,
    OFFICER,
    OTHER_WORKER,
    WORKER,
)

DAY = timedelta(days=1)


def full(engine, clock, klass="K3"):
    """A case of which the worker holds a task, a place, a flag, an appointment, a handover."""
    no = managed(engine, klass)
    if klass == "K4":
        engine.do(GrantAccess(no, WORKER.username, REASON), MANAGER)
    hers = task(engine, no, "tangani").id
    engine.do(AssignTask(hers, WORKER.username), MANAGER)
    later = clock() + DAY
    engine.do(RaiseFlag(no, WORKER.username, later, "Telepon sekolah"), MANAGER)
    engine.do(MakeAppointment(no, WORKER.username, later, 60, "kantor", "Ibu Ani"), WORKER)
    return no, hers


def held(engine, actor=MANAGER, who=WORKER):
    return engine.ask(HeldBy(username=who.username), actor)


def dealt(engine, no, to=OTHER_WORKER, actor=MANAGER, reason=REASON):
    return engine.do(DealOut(WORKER.username, no, to.username, reason), actor)


def leavers(engine, actor=MANAGER):
    return [(one.username, one.cases) for one in engine.ask(WorkloadNow(), actor).leavers]


def test_each_thing_she_holds_is_counted_and_goes_over_at_once(guarded, clock):
    no, hers = full(guarded, clock)
    guarded.do(SaveDraft(hers, {"masalah": "Sudah bertemu ibu"}), WORKER)
    guarded.do(ProposeHandover(no, OTHER_WORKER.username, "Baca dahulu"), WORKER)
    leaves(guarded, WORKER)
    sheet = held(guarded)
    [one] = sheet.cases
    assert (one.no, one.tasks, one.free, one.flags, one.appointments) == (no, 1, 0, 1, 1)
    assert (one.given, one.asked, one.place, one.roles) == (1, 0, True, (WORKER.role,))
    assert (sheet.drafts, sheet.in_office, sheet.count) == (1, False, 1)
    assert leavers(guarded) == [(WORKER.username, 1)]

    assert dealt(guarded, no).count == 1

    assert (held(guarded).cases, leavers(guarded)) == ((), [])
    [given] = held(guarded, who=OTHER_WORKER).cases
    assert (given.tasks, given.flags, given.appointments, given.asked) == (1, 1, 1, 0)
    assert task(guarded, no, "tangani").assignee == OTHER_WORKER.username
    assert is_open(guarded, no, OTHER_WORKER)
    assert not is_open(guarded, no, WORKER)
    event = guarded.ask(History(no), MANAGER).events[-1]
    assert (event.deed, event.name, event.reason) == ("case_dealt", OTHER_WORKER.name, REASON)
    assert (event.detail["from"], event.detail["task"]) == (WORKER.username, 1)
    assert guarded.ask(VerifyHistory(no), AUDITOR).whole


def test_what_went_back_to_the_pool_goes_along(guarded, clock):
    no, hers = full(guarded, clock)
    leaves(guarded, WORKER)
    guarded.do(TakeBackAll(), MACHINE)
    [one] = held(guarded).cases
    assert (one.tasks, one.free, one.place) == (0, 1, True)
    assert dealt(guarded, no).count == 1
    assert [found.id for found in guarded.ask(Inbox(), OTHER_WORKER).tasks] == [hers]


def test_a_handover_to_her_is_withdrawn_and_the_case_stays_its_givers(guarded, clock):
    no, _ = full(guarded, clock)
    asked = guarded.do(ProposeHandover(no, OTHER_WORKER.username, "Baca dahulu"), WORKER).subject
    leaves(guarded, OTHER_WORKER)
    [one] = held(guarded, who=OTHER_WORKER).cases
    assert (one.asked, one.place, one.tasks) == (1, False, 0)
    guarded.do(DealOut(OTHER_WORKER.username, no, MANAGER.username, REASON), MANAGER)
    assert held(guarded, who=OTHER_WORKER).cases == ()
    assert task(guarded, no, "tangani").assignee == WORKER.username
    with pytest.raises(WrongState):
        guarded.do(AnswerHandover(asked, "withdrawn", REASON), WORKER)


def test_a_case_that_is_open_by_name_goes_only_to_who_was_let_in(guarded, clock):
    no, _ = full(guarded, clock, "K4")
    leaves(guarded, WORKER)
    [one] = held(guarded).cases
    assert (one.named, one.place) == (True, True)
    with pytest.raises(Refused):
        dealt(guarded, no)
    assert not is_open(guarded, no, OTHER_WORKER)
    guarded.do(GrantAccess(no, OTHER_WORKER.username, REASON), MANAGER)
    dealt(guarded, no)
    assert is_open(guarded, no, OTHER_WORKER)


def test_nobody_deals_out_what_another_still_holds_herself(guarded, clock):
    no, _ = full(guarded, clock)
    assert held(guarded).in_office
    with pytest.raises(WrongState):
        dealt(guarded, no)
    leaves(guarded, WORKER)
    dealt(guarded, no)
    with pytest.raises(WrongState):
        dealt(guarded, no)


@pytest.mark.parametrize("who", [OFFICER, COORDINATOR, AUDITOR, OTHER_WORKER])
def test_only_a_manager_sees_it_and_deals_it_out(guarded, clock, who):
    no, _ = full(guarded, clock)
    leaves(guarded, WORKER)
    with pytest.raises(Forbidden):
        held(guarded, who)
    with pytest.raises(Forbidden):
        dealt(guarded, no, actor=who)


def test_it_takes_the_hat_a_reason_and_a_case_that_lets_them_in(guarded, clock):
    no, _ = full(guarded, clock)
    leaves(guarded, WORKER)
    for to, why in ((PSYCHOLOGIST, REASON), (AUDITOR, REASON), (OTHER_WORKER, " ")):
        with pytest.raises(Refused):
            dealt(guarded, no, to, reason=why)
    guarded.do(DenyAccess(no, OTHER_WORKER.username, REASON), MANAGER)
    with pytest.raises(Refused):
        dealt(guarded, no)
    guarded.do(DenyAccess(no, SECOND_MANAGER.username, REASON), MANAGER)
    with pytest.raises(Unknown):
        dealt(guarded, no, actor=SECOND_MANAGER)
    assert held(guarded, SECOND_MANAGER).cases == ()
    assert leavers(guarded, SECOND_MANAGER) == []
    with pytest.raises(Unknown):
        guarded.ask(HeldBy(username="tidak ada"), MANAGER)


def test_the_managers_are_told_once_each_time_somebody_leaves(guarded, clock):
    full(guarded, clock)
    guarded.do(AddTerm(PSYCHOLOGIST.username, WORKER.role, ends_at=clock() + DAY), MACHINE)
    assert guarded.do(TellOfLeavers(), MACHINE).count == 0
    leaves(guarded, WORKER)
    assert [guarded.do(TellOfLeavers(), MACHINE).count for _ in range(2)] == [1, 0]
    [word] = guarded.ask(Notices(), MANAGER)
    assert (word.kind, word.about_name, word.case_no) == ("leaver_holds", WORKER.name, "")
    clock.advance(days=2)
    guarded.do(AddTerm(WORKER.username, WORKER.role, ends_at=clock() + DAY), MACHINE)
    assert guarded.do(TellOfLeavers(), MACHINE).count == 0
    clock.advance(days=2)
    assert [guarded.do(TellOfLeavers(), MACHINE).count for _ in range(2)] == [1, 0]


def test_of_who_left_nothing_behind_nobody_is_told(guarded):
    managed(guarded)
    leaves(guarded, OTHER_WORKER)
    assert guarded.do(TellOfLeavers(), MACHINE).count == 0


def away(engine, clock):
    """The worker is away for a week; a colleague of her hat works in her place."""
    absence = EnterAbsence(
        username=WORKER.username,
        starts_at=clock(),
        ends_at=clock() + 7 * DAY,
        kind="cuti",
        substitute=OTHER_WORKER.username,
    )
    return engine.do(absence, WORKER).subject


def test_an_absence_in_which_she_stands_in_goes_to_another_for_the_rest(guarded, clock):
    _, hers = full(guarded, clock)
    absence = away(guarded, clock)
    guarded.do(AddTerm(PSYCHOLOGIST.username, WORKER.role), MACHINE)
    with pytest.raises(WrongState):
        guarded.do(PassAbsence(absence, PSYCHOLOGIST.username, REASON), MANAGER)
    leaves(guarded, OTHER_WORKER)
    [one] = held(guarded, who=OTHER_WORKER).stand_ins
    assert (one.id, one.name, one.kind) == (absence, WORKER.name, "cuti")
    assert leavers(guarded) == [(OTHER_WORKER.username, 0)]
    clock.advance(days=1)
    for to in (WORKER, OFFICER):
        with pytest.raises(Refused):
            guarded.do(PassAbsence(absence, to.username, REASON), MANAGER)
    guarded.do(PassAbsence(absence, PSYCHOLOGIST.username, REASON), MANAGER)
    assert leavers(guarded) == []
    [runs] = guarded.ask(Absences(), MANAGER)
    assert (runs.substitute, runs.starts_at) == (PSYCHOLOGIST.username, clock())
    with pytest.raises(WrongState):
        guarded.do(PassAbsence(absence, PSYCHOLOGIST.username, REASON), MANAGER)
    assert hers in {found.id for found in guarded.ask(Inbox(), WORKER).tasks}


def test_an_entrusted_task_is_named_and_passed_on_too(guarded, clock):
    no, hers = full(guarded, clock)
    guarded.do(EntrustTask(hers, OTHER_WORKER.username), WORKER)
    guarded.do(AddTerm(PSYCHOLOGIST.username, WORKER.role), MACHINE)
    leaves(guarded, OTHER_WORKER)
    [one] = held(guarded, who=OTHER_WORKER).stand_ins
    assert one.kind == ""
    guarded.do(PassAbsence(one.id, PSYCHOLOGIST.username, REASON), MANAGER)
    assert held(guarded, who=OTHER_WORKER).stand_ins == ()
    assert guarded.ask(CaseByNo(no), WORKER).case.no == no
    with pytest.raises(Unknown):
        guarded.do(PassAbsence("tidak ada", PSYCHOLOGIST.username, REASON), MANAGER)
