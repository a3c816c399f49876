"""CaseByNo and Cases: heads for those who manage and audit, content for the team."""

import pytest

from engine import AssignTask, CaseByNo, Cases, CompleteTask, SuspendCase, Unknown
from tests.engine.office import (
    AUDITOR,
    COORDINATOR,
    MANAGER,
    OFFICER,
    OTHER_WORKER,
    URGENT,
    WORKER,
    at_work,
    awaiting_answer,
    person,
)


def test_the_team_reads_the_answers(office):
    no, _ = at_work(office)
    [answer] = office.ask(CaseByNo(no), OFFICER).answers
    assert (answer.body["masalah"], answer.by, answer.may_correct) == (
        "Tetangga bertengkar",
        OFFICER.username,
        True,
    )


def test_forms_of_the_case_are_drawn_with_what_the_case_knows(office):
    no, _ = at_work(office)
    knows = office.ask(CaseByNo(no), OFFICER).known
    assert (knows["no_kasus"], knows["$petugas"]) == (no, OFFICER.name)
    assert "risiko" in knows
    assert office.ask(CaseByNo(no), AUDITOR).known == {}


@pytest.mark.parametrize("actor", [MANAGER, AUDITOR])
def test_managers_and_auditors_outside_the_team_see_the_head_alone(office, actor):
    no, _ = at_work(office)
    sheet = office.ask(CaseByNo(no), actor)
    assert sheet.case.no == no
    assert (sheet.answers, "see_answers" in sheet.may) == ((), False)


@pytest.mark.parametrize(
    "actor", [WORKER, OTHER_WORKER, COORDINATOR, person("manajer_kasus", daerah="94.04")]
)
def test_for_everybody_else_the_case_does_not_exist(office, actor):
    no, _ = at_work(office)
    with pytest.raises(Unknown):
        office.ask(CaseByNo(no), actor)


def test_a_manager_on_the_team_reads_the_answers(office):
    no, task = at_work(office, URGENT)
    assert office.ask(CaseByNo(no), MANAGER).answers == ()
    office.do(CompleteTask(task, {}), MANAGER)
    assert len(office.ask(CaseByNo(no), MANAGER).answers) == 1


def test_a_page_offers_only_what_fits_the_state(office):
    no, _ = at_work(office)
    running = office.ask(CaseByNo(no), MANAGER).may
    office.do(SuspendCase(no, "Klien dirawat"), MANAGER)
    suspended = office.ask(CaseByNo(no), MANAGER).may
    seen = {"see_history", "see_task", "see_erasure"}
    assert running == {"suspend", "stop_clocks", "cancel", "repair", *seen}
    assert suspended == {"resume", "cancel", "see_history", "see_task", "see_erasure"}
    assert office.ask(CaseByNo(no), AUDITOR).may == {"see_history", "see_erasure"}


def test_stage_risk_waits_and_team_are_told(office):
    no = awaiting_answer(office)
    sheet = office.ask(CaseByNo(no), OFFICER)
    assert (sheet.case.risk, sheet.case.stage) == ("rendah", "intervensi")
    assert [wait.name for wait in sheet.awaited] == ["Tunggu balasan"]
    assert {member.role for member in sheet.team} == {"petugas_penerima", "pekerja_sosial"}


def test_lists_show_what_the_case_pages_would(office):
    mine, task = at_work(office)
    other, _ = at_work(office)
    office.do(AssignTask(task, WORKER.username), MANAGER)
    assert numbers(office, OFFICER) == numbers(office, MANAGER) == numbers(office, AUDITOR)
    assert set(numbers(office, AUDITOR)) == {mine, other}
    assert numbers(office, WORKER) == [mine]
    assert numbers(office, OTHER_WORKER) == numbers(office, COORDINATOR) == []
    assert numbers(office, person("auditor", daerah="94.04")) == []


def numbers(office, actor, **which) -> list[str]:
    return [view.no for view in office.ask(Cases(**which), actor)]


def test_who_changes_hats_leaves_her_team_s_list_behind(office):
    at_work(office)
    hat = type(OFFICER)(
        username=OFFICER.username, name=OFFICER.name, daerah="13.77", role="koordinator"
    )
    assert numbers(office, hat) == []


def test_a_list_is_searched_by_number_and_paged(office, clock):
    wanted = []
    for _ in range(3):
        wanted.append(at_work(office)[0])
        clock.advance(seconds=1)
    assert numbers(office, OFFICER) == wanted[::-1]
    assert numbers(office, OFFICER, text="00002") == [wanted[1]]
    first = office.ask(Cases(limit=1), OFFICER)
    assert numbers(office, OFFICER, after=first[0].id) == wanted[1::-1]
