"""SaveDraft: what somebody types is kept, and never silently lost to another tab."""

import pytest

from engine import CompleteTask, Forbidden, SaveDraft, StaleVersion, SuspendCase, TaskById
from tests.engine.office import GOOD, MANAGER, OFFICER, OTHER_WORKER, at_work, start


@pytest.fixture
def task(office) -> str:
    return start(office).next_tasks[0]


def test_a_draft_is_kept_apart_with_its_version(office, task, clock):
    assert office.do(SaveDraft(task, {"masalah": "Te"}), OFFICER).version == 1
    assert office.do(SaveDraft(task, {"masalah": "Tetangga"}, 1), OFFICER).version == 2
    draft = office.ask(TaskById(task), OFFICER).draft
    assert draft is not None
    assert (draft.body, draft.version) == ({"masalah": "Tetangga"}, 2)
    assert (draft.saved_by, draft.saved_at) == (OFFICER.username, clock.now)


def test_the_older_of_two_tabs_is_told_so(office, task, clock):
    office.do(SaveDraft(task, {"masalah": "dari tab satu"}), OFFICER)
    with pytest.raises(StaleVersion) as refusal:
        office.do(SaveDraft(task, {"masalah": "dari tab dua"}), OFFICER)
    assert (refusal.value.by_name, refusal.value.at) == (OFFICER.name, clock.now)


def test_completing_from_the_older_tab_is_refused_and_forgets_nothing(office, task):
    office.do(SaveDraft(task, {"masalah": "dari tab satu"}), OFFICER)
    with pytest.raises(StaleVersion):
        office.do(CompleteTask(task, GOOD), OFFICER)
    assert office.ask(TaskById(task), OFFICER).draft is not None
    office.do(CompleteTask(task, GOOD, 1), OFFICER)
    assert office.ask(TaskById(task), OFFICER).draft is None


def test_a_pool_task_is_claimed_before_it_is_filled(office):
    _, pooled = at_work(office)
    with pytest.raises(Forbidden, match="Ambil tugas"):
        office.do(SaveDraft(pooled, {}), OTHER_WORKER)


def test_a_suspended_case_still_keeps_what_is_typed(office, task):
    no = office.ask(TaskById(task), OFFICER).task.case_no
    office.do(SuspendCase(no, "Klien pindah sementara"), MANAGER)
    assert office.do(SaveDraft(task, {"masalah": "tetap aman"}), OFFICER).version == 1


def test_of_two_texts_the_one_that_was_not_chosen_stays_beside_the_form(office, task):
    office.do(SaveDraft(task, {"masalah": "dari tab satu"}), OFFICER)
    office.do(SaveDraft(task, {"masalah": "dari tab dua"}, 1, beside=True), OFFICER)
    sheet = office.ask(TaskById(task), OFFICER)
    assert sheet.draft.body == {"masalah": "dari tab dua"}
    assert [one.body for one in sheet.left] == [{"masalah": "dari tab satu"}]
