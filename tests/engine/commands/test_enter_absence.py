"""EnterAbsence: a colleague of the same role works in the place of who is away."""

from datetime import timedelta

import pytest

from engine import (
    Absences,
    AbsenceView,
    AssignTask,
    CaseByNo,
    ClaimTask,
    CompleteTask,
    EndAbsence,
    EnterAbsence,
    Forbidden,
    GrantAccess,
    History,
    Inbox,
    Refused,
    SaveDraft,
    TaskById,
    Unknown,
    WriteNote,
    WrongState,
)
from tests.engine.access_office import REASON, TOLD, furnish, is_open, managed, opened, task
from tests.engine.office import COORDINATOR, MANAGER, OFFICER, OTHER_WORKER, WORKER, at_work

IN_HER_NAME = f"{OTHER_WORKER.name} atas nama {WORKER.name}"


def absence(clock, *, days=7, since=0, substitute=OTHER_WORKER.username, kind="cuti"):
    begins = clock() + timedelta(days=since)
    ends = begins + timedelta(days=days)
    return EnterAbsence(
        username=WORKER.username,
        starts_at=begins,
        ends_at=ends,
        kind=kind,
        substitute=substitute,
    )


def dealt(office):
    no, task = at_work(office)
    office.do(AssignTask(task, WORKER.username), MANAGER)
    return no, task


def shelf(office, actor=OTHER_WORKER):
    return [one.id for one in office.ask(Inbox(shelf="in_place"), actor).tasks]


def test_her_tasks_lie_on_a_shelf_of_the_substitute_and_stay_hers(office, clock):
    _, task = dealt(office)
    assert shelf(office) == []
    office.do(absence(clock), WORKER)
    page = office.ask(Inbox(shelf="in_place"), OTHER_WORKER)
    assert [(one.id, one.assignee) for one in page.tasks] == [(task, WORKER.username)]
    assert (page.counts["in_place"], page.counts["mine"]) == (1, 0)


def test_what_the_substitute_does_is_written_in_both_names(office, clock):
    no, task = dealt(office)
    office.do(absence(clock), WORKER)
    office.do(CompleteTask(task, {}), OTHER_WORKER)
    done = [e for e in office.ask(History(no), OFFICER).events if e.deed == "task_completed"]
    names = [(one.actor, one.actor_name) for one in done]
    assert names == [
        (OFFICER.username, OFFICER.name),
        (OTHER_WORKER.username, IN_HER_NAME),
    ]
    lately = office.ask(Inbox(shelf="done"), OTHER_WORKER).tasks[0]
    assert lately.done_by_name == IN_HER_NAME


def test_she_reads_and_writes_on_the_case_as_long_as_she_stands_in(office, clock):
    no, _ = dealt(office)
    with pytest.raises(Unknown):
        office.ask(CaseByNo(no), OTHER_WORKER)
    entered = office.do(absence(clock), WORKER).subject
    assert len(office.ask(CaseByNo(no), OTHER_WORKER).answers) == 1
    office.do(WriteNote(no, "Kunjungan sore."), OTHER_WORKER)
    assert office.ask(History(no), OFFICER).events[-1].actor_name == IN_HER_NAME
    office.do(EndAbsence(entered), WORKER)
    with pytest.raises(Unknown):
        office.ask(CaseByNo(no), OTHER_WORKER)
    assert OTHER_WORKER.username not in {m.username for m in office.ask(CaseByNo(no), WORKER).team}


def test_the_page_says_in_whose_name_she_works(office, clock):
    _, task = dealt(office)
    office.do(absence(clock), WORKER)
    sheet = office.ask(TaskById(task), OTHER_WORKER)
    assert (sheet.absent_name, sheet.may_complete, sheet.works_on) == (WORKER.name, True, True)
    assert office.ask(TaskById(task), WORKER).stand_ins == (OTHER_WORKER.name,)
    office.do(SaveDraft(task, {}), OTHER_WORKER)


def test_nothing_is_hers_before_it_begins_and_after_it_is_over(office, clock):
    _, task = dealt(office)
    office.do(absence(clock, since=2, days=3), WORKER)
    assert shelf(office) == []
    clock.advance(days=3)
    assert shelf(office) == [task]
    clock.advance(days=3)
    assert shelf(office) == []
    with pytest.raises(Forbidden):
        office.do(CompleteTask(task, {}), OTHER_WORKER)


def test_what_comes_to_her_while_she_is_away_comes_to_the_substitute_too(office, clock):
    office.do(absence(clock), MANAGER)
    _, task = dealt(office)
    assert shelf(office) == [task]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"days": 0}, "/ends_at"),
        ({"since": -9}, "/ends_at"),
        ({"kind": "sakit"}, "/kind"),
        ({"substitute": OFFICER.username}, "/substitute"),
        ({"substitute": WORKER.username}, "/substitute"),
        ({"substitute": "tidak.ada"}, "/substitute"),
    ],
)
def test_what_makes_no_absence_is_refused_by_its_field(office, clock, said, field):
    with pytest.raises(Refused) as refusal:
        office.do(absence(clock, **said), WORKER)
    assert refusal.value.problems[0].field == field


def test_nobody_enters_a_colleague_s_absence_but_a_manager(office, clock):
    with pytest.raises(Forbidden):
        office.do(absence(clock), OTHER_WORKER)
    with pytest.raises(Forbidden):
        office.do(absence(clock), COORDINATOR)


def test_two_absences_do_not_overlap_and_no_substitute_is_away_herself(office, clock):
    office.do(absence(clock), WORKER)
    with pytest.raises(WrongState):
        office.do(absence(clock, since=3), WORKER)
    back = EnterAbsence(
        username=OTHER_WORKER.username,
        starts_at=clock(),
        ends_at=clock() + timedelta(days=2),
        kind="pelatihan",
    )
    with pytest.raises(WrongState):
        office.do(back, OTHER_WORKER)


def test_the_manager_sees_all_of_them_and_others_their_own(office, clock):
    entered = office.do(absence(clock), WORKER).subject
    (seen,) = office.ask(Absences(), MANAGER)
    assert isinstance(seen, AbsenceView)
    assert (seen.id, seen.substitute_name, seen.runs) == (entered, OTHER_WORKER.name, True)
    assert office.ask(Absences(own=True), OTHER_WORKER) == (seen,)
    assert office.ask(Absences(own=True), OFFICER) == ()
    with pytest.raises(Forbidden):
        office.ask(Absences(), WORKER)


def test_nobody_ends_what_is_none_of_hers(office, clock):
    entered = office.do(absence(clock), WORKER).subject
    with pytest.raises(Forbidden):
        office.do(EndAbsence(entered), OFFICER)
    with pytest.raises(Unknown):
        office.do(EndAbsence("0"), WORKER)
    office.do(EndAbsence(entered), MANAGER)
    with pytest.raises(WrongState):
        office.do(EndAbsence(entered), MANAGER)


def test_what_comes_to_the_highest_class_meanwhile_names_who_is_away_and_shuts_her_out(
    office, clock
):
    furnish(office)
    no = opened(office)
    hers = task(office, no, "tangani").id
    office.do(ClaimTask(hers), WORKER)
    office.do(absence(clock), WORKER)
    office.do(CompleteTask(hers, {"masalah": TOLD, "kelas": "K4"}), OTHER_WORKER)
    assert is_open(office, no, WORKER)
    assert not is_open(office, no, OTHER_WORKER)


def test_a_case_of_the_highest_class_is_on_no_shelf_of_a_substitute(office, clock):
    furnish(office)
    no = managed(office, "K4")
    hers = task(office, no, "tangani").id
    office.do(AssignTask(hers, WORKER.username), MANAGER)
    office.do(absence(clock), WORKER)
    page = office.ask(Inbox(shelf="in_place"), OTHER_WORKER)
    assert (page.tasks, page.counts["in_place"]) == ((), 0)
    assert not is_open(office, no, OTHER_WORKER)
    office.do(GrantAccess(no, OTHER_WORKER.username, REASON), MANAGER)
    assert shelf(office) == [hers]
