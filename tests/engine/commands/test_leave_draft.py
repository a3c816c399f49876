"""LeaveDraft, ForgetLeft: what somebody typed and did not hand in is hers to read for a while."""

from datetime import timedelta

import pytest

from engine import (
    AssignTask,
    CancelCase,
    ClaimTask,
    CompleteTask,
    DenyAccess,
    ForgetLeft,
    LeaveDraft,
    LeftDraftOf,
    LeftDrafts,
    SaveDraft,
    TaskById,
    Unknown,
)
from tests.engine.access_office import SECOND_MANAGER, managed, task
from tests.engine.office import (
    GOOD,
    MACHINE,
    MANAGER,
    OFFICER,
    OTHER_WORKER,
    WORKER,
    at_work,
    start,
)

MONTH = timedelta(days=30)


@pytest.fixture
def visit(office) -> str:
    """A task of social workers that WORKER has taken and typed into."""
    _, pooled = at_work(office)
    office.do(ClaimTask(pooled), WORKER)
    office.do(SaveDraft(pooled, {"masalah": "tentang tidur"}), WORKER)
    return pooled


def left(office, person, task_id):
    return [one.body for one in office.ask(LeftDraftOf(task_id), person).drafts]


def test_who_loses_a_task_reads_what_she_typed_and_nobody_else_does(office, visit):
    office.do(AssignTask(visit, OTHER_WORKER.username), MANAGER)
    (one,) = office.ask(LeftDrafts(), WORKER)
    assert one.task.id == visit
    assert left(office, WORKER, visit) == [{"masalah": "tentang tidur"}]
    assert office.ask(LeftDrafts(), OTHER_WORKER) == ()
    for person in (OTHER_WORKER, MANAGER):
        with pytest.raises(Unknown):
            office.ask(LeftDraftOf(visit), person)
    sheet = office.ask(TaskById(visit), OTHER_WORKER)
    assert (sheet.draft.saved_by, sheet.left) == (WORKER.username, ())


def test_a_case_that_is_cancelled_leaves_drafts_to_their_writers(office):
    first = start(office).next_tasks[0]
    office.do(SaveDraft(first, {"masalah": "tentang tidur"}), OFFICER)
    no = office.ask(TaskById(first), OFFICER).task.case_no
    office.do(CancelCase(no, "Pindah"), MANAGER)
    assert left(office, OFFICER, first) == [{"masalah": "tentang tidur"}]


def test_of_what_was_typed_too_late_the_last_words_are_kept_beside_the_drafts(office, visit):
    office.do(AssignTask(visit, OTHER_WORKER.username), MANAGER)
    for words in ("satu", "dua"):
        office.do(LeaveDraft(visit, {"masalah": words}), WORKER)
    office.do(LeaveDraft(visit, {"masalah": "tiga"}), MANAGER)
    typed = [{"masalah": "dua"}, {"masalah": "tentang tidur"}]
    assert sorted(left(office, WORKER, visit), key=str) == typed
    assert left(office, MANAGER, visit) == [{"masalah": "tiga"}]
    assert office.ask(TaskById(visit), OTHER_WORKER).left == ()


def test_the_same_words_taken_away_and_sent_too_late_are_shown_once(office, visit):
    office.do(AssignTask(visit, OTHER_WORKER.username), MANAGER)
    office.do(LeaveDraft(visit, {"masalah": "tentang tidur"}), WORKER)
    assert left(office, WORKER, visit) == [{"masalah": "tentang tidur"}]


def test_who_hands_in_leaves_nothing_behind(office, visit):
    office.do(CompleteTask(visit, GOOD, 1), WORKER)
    assert office.ask(LeftDrafts(), WORKER) == ()


def test_whoever_a_case_is_shut_to_reads_nothing_of_what_she_left(guarded):
    no = managed(guarded)
    weighed = task(guarded, no, "timbang").id
    guarded.do(LeaveDraft(weighed, {"masalah": "lain"}), SECOND_MANAGER)
    assert left(guarded, SECOND_MANAGER, weighed) == [{"masalah": "lain"}]
    guarded.do(DenyAccess(no, SECOND_MANAGER.username, "Kerabat"), MANAGER)
    assert guarded.ask(LeftDrafts(), SECOND_MANAGER) == ()
    with pytest.raises(Unknown):
        guarded.ask(LeftDraftOf(weighed), SECOND_MANAGER)
    with pytest.raises(Unknown):
        guarded.do(LeaveDraft(weighed, {"masalah": "lagi"}), SECOND_MANAGER)


def test_what_was_left_goes_after_thirty_days(office, visit, clock):
    office.do(AssignTask(visit, OTHER_WORKER.username), MANAGER)
    clock.now += MONTH - timedelta(minutes=1)
    assert office.do(ForgetLeft(), MACHINE).count == 0
    assert left(office, WORKER, visit)
    clock.now += timedelta(minutes=1)
    assert office.ask(LeftDrafts(), WORKER) == ()
    assert office.do(ForgetLeft(), MACHINE).count == 1
    assert office.do(ForgetLeft(), MACHINE).count == 0
    assert office.ask(TaskById(visit), OTHER_WORKER).draft is not None
