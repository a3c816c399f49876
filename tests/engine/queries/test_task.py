"""TaskById: the task's page, and how little of the case a stranger to it sees."""

import pytest

from engine import ClaimTask, CompleteTask, SaveDraft, TaskById, Unknown
from tests.engine.office import (
    AUDITOR,
    COORDINATOR,
    MANAGER,
    OFFICER,
    OTHER_WORKER,
    WORKER,
    at_work,
    person,
    start,
)


def test_its_holder_finds_form_facts_and_reasons(office):
    _, task = at_work(office)
    office.do(ClaimTask(task), WORKER)
    sheet = office.ask(TaskById(task), WORKER)
    assert sheet.node.name == "Tangani"
    assert sheet.known["risiko"] == "rendah"
    [chosen] = sheet.chosen
    assert (chosen.element, chosen.values) == ("pilah", {"risiko": "rendah"})
    assert sheet.may_complete
    assert not sheet.may_claim


def test_who_may_claim_sees_the_task_and_nothing_of_the_case(office):
    _, task = at_work(office)
    sheet = office.ask(TaskById(task), OTHER_WORKER)
    assert (sheet.may_claim, sheet.may_complete, sheet.may_assign) == (True, True, False)
    assert (sheet.known, sheet.chosen, sheet.decided, sheet.draft) == ({}, (), (), None)


def test_the_manager_may_assign_it_and_reads_nothing(office):
    _, task = at_work(office)
    sheet = office.ask(TaskById(task), MANAGER)
    assert (sheet.may_assign, sheet.may_complete, sheet.known) == (True, False, {})


def test_the_forms_of_the_case_s_own_bundle_come_along(office):
    task = start(office).next_tasks[0]
    sheet = office.ask(TaskById(task), OFFICER)
    assert sheet.task.form in sheet.files
    assert all(name.endswith(".json") for name in sheet.files)


def test_a_finished_task_offers_nothing(office):
    task = start(office).next_tasks[0]
    office.do(CompleteTask(task, {"masalah": "Tetangga", "risiko": "rendah"}), OFFICER)
    sheet = office.ask(TaskById(task), OFFICER)
    assert (sheet.task.status, sheet.may_complete, sheet.may_claim) == ("done", False, False)


@pytest.mark.parametrize(
    "actor",
    [AUDITOR, COORDINATOR, person("psikolog"), person("pekerja_sosial", daerah="94.04")],
)
def test_for_strangers_it_does_not_exist(office, actor):
    _, task = at_work(office)
    with pytest.raises(Unknown):
        office.ask(TaskById(task), actor)


def test_a_claimed_task_is_gone_for_the_pool(office):
    _, task = at_work(office)
    office.do(ClaimTask(task), WORKER)
    with pytest.raises(Unknown):
        office.ask(TaskById(task), OTHER_WORKER)


def test_who_came_late_may_ask_who_has_it_and_reads_nothing(office):
    _, task = at_work(office)
    office.do(ClaimTask(task), WORKER)
    sheet = office.ask(TaskById(task, late=True), OTHER_WORKER)
    assert sheet.task.assignee_name == WORKER.name
    assert (sheet.known, sheet.draft, sheet.may_complete) == ({}, None, False)
    with pytest.raises(Unknown):
        office.ask(TaskById(task, late=True), person("psikolog"))


def test_a_draft_is_read_by_its_holder_alone(office):
    _, task = at_work(office)
    office.do(ClaimTask(task), WORKER)
    office.do(SaveDraft(task, {"isi": "setengah"}), WORKER)
    assert office.ask(TaskById(task), WORKER).draft.body == {"isi": "setengah"}
    # The officer opened the case and is on its team.
    assert office.ask(TaskById(task), OFFICER).draft is None
    assert office.ask(TaskById(task), MANAGER).draft is None
