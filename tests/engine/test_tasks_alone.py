"""Volunteers, village officials and guards: a task, what its form hands over, never the case."""

from dataclasses import replace

import pytest

from engine import (
    AssignTask,
    CaseByNo,
    ClaimTask,
    CompleteTask,
    History,
    Inbox,
    TaskById,
    Unknown,
)
from tests.engine.office import AUDITOR, MANAGER, OFFICER
from tests.engine.village_office import (
    ALIAS,
    CORNER,
    GUARD,
    MET,
    NOTED,
    STREET,
    TOLD,
    TWICE,
    VOLUNTEER,
    furnish,
    register,
    task,
    visit,
)

HAND_IN = {"no_kasus", "daerah", "$petugas"}


@pytest.fixture
def village(office):
    """An office with helpers around it."""
    return furnish(office)


def taken(office, no, element, actor):
    """The id of a task that she has taken from the pool."""
    found = task(office, no, element).id
    office.do(ClaimTask(found), actor)
    return found


@pytest.mark.parametrize(
    ("element", "actor", "handed"),
    [("kawal", GUARD, {"temu": MET}), ("antar", VOLUNTEER, {"alias": ALIAS})],
)
def test_a_form_shows_what_it_hands_over_and_nothing_else(village, element, actor, handed):
    id_ = taken(village, visit(village), element, actor)
    sheet = village.ask(TaskById(id_), actor)
    assert {name: value for name, value in sheet.known.items() if name not in HAND_IN} == handed
    assert (sheet.earlier, sheet.chosen, sheet.decided) == ({}, (), ())
    for word in (TOLD, STREET, CORNER):
        assert word not in repr(sheet)


def test_before_it_is_taken_and_after_it_is_done_nothing_is_handed_over(village):
    no = visit(village)
    id_ = task(village, no, "kawal").id
    assert village.ask(TaskById(id_), GUARD).known == {}
    village.do(ClaimTask(id_), GUARD)
    village.do(CompleteTask(id_, {"hasil": "aman"}), GUARD)
    assert village.ask(TaskById(id_), GUARD).known == {}


def test_of_the_highest_class_nothing_is_handed_over(village):
    no = visit(village)
    id_ = taken(village, no, "kawal", GUARD)
    weigh = task(village, no, "timbang").id
    village.do(CompleteTask(weigh, {"kelas": "K4"}), MANAGER)
    sheet = village.ask(TaskById(id_), GUARD)
    assert set(sheet.known) == HAND_IN
    assert (sheet.task.name, sheet.may_complete) == ("Kawal", True)


def test_neither_page_nor_list_tells_kind_stage_or_risk_of_the_case(village):
    no = visit(village)
    id_ = taken(village, no, "antar", VOLUNTEER)
    [listed] = village.ask(Inbox(), VOLUNTEER).tasks
    for shown in (listed, village.ask(TaskById(id_), VOLUNTEER).task):
        assert (shown.case_no, shown.name) == (no, "Antar")
        assert (shown.process, shown.process_name, shown.stage, shown.risk) == ("", "", "", "")
    assert village.ask(Inbox(risk="rendah", stage="rujukan"), VOLUNTEER).tasks == (listed,)
    [hers] = [one for one in village.ask(Inbox(shelf="all"), MANAGER).tasks if one.id == id_]
    assert (hers.risk, hers.stage) == ("tinggi", "triase")


def test_a_list_under_another_hat_is_not_narrowed_by_what_a_task_alone_does_not_tell(village):
    no = visit(village)
    id_ = taken(village, no, "antar", TWICE)
    other = replace(TWICE, role=OFFICER.role)
    [listed] = village.ask(Inbox(), other).tasks
    assert (listed.id, listed.stage, listed.risk) == (id_, "", "")
    for risk in ("tinggi", "rendah"):
        assert village.ask(Inbox(risk=risk), other).tasks == ()
    for stage in ("triase", "rujukan"):
        assert village.ask(Inbox(stage=stage), other).tasks == ()
    found = village.ask(Inbox(shelf="all", risk="tinggi", stage="triase"), MANAGER).tasks
    assert id_ in [one.id for one in found]


def test_the_case_its_history_and_a_link_to_them_stay_shut(village):
    no = visit(village)
    id_ = taken(village, no, "antar", VOLUNTEER)
    assert not village.ask(TaskById(id_), VOLUNTEER).may_see_case
    for question in (CaseByNo(no), History(no), TaskById(task(village, no, "kawal").id)):
        with pytest.raises(Unknown):
            village.ask(question, VOLUNTEER)


def test_a_second_hat_opens_no_more_of_the_task(village):
    no = visit(village)
    id_ = taken(village, no, "antar", TWICE)
    other = replace(TWICE, role=OFFICER.role)
    for hat in (TWICE, other):
        sheet = village.ask(TaskById(id_), hat)
        assert set(sheet.known) == {*HAND_IN, "alias"}
        assert TOLD not in repr(sheet)
    with pytest.raises(Unknown):
        village.ask(CaseByNo(no), other)


def test_a_hat_for_tasks_alone_brings_no_task_of_another_hat(village):
    no = visit(village)
    id_ = task(village, no, "kawal").id
    both = replace(VOLUNTEER, username="ganda")
    register(village, both, GUARD.role)
    village.do(AssignTask(id_, both.username), MANAGER)
    with pytest.raises(Unknown):
        village.ask(TaskById(id_), both)
    assert village.ask(Inbox(), both).tasks == ()
    assert village.ask(TaskById(id_), replace(both, role=GUARD.role)).may_complete


def test_what_was_handed_over_leaves_a_row_that_it_was_read(village):
    no = visit(village)
    village.ask(TaskById(taken(village, no, "antar", VOLUNTEER)), VOLUNTEER)
    opened = village.ask(History(no), AUDITOR).opened
    assert VOLUNTEER.name in {one.name for one in opened}


def test_the_answers_are_judged_by_what_was_shown_and_the_team_reads_them(village):
    no = visit(village)
    id_ = taken(village, no, "antar", VOLUNTEER)
    village.do(CompleteTask(id_, {"sampai": True, "masalah": "tebakan", "rahasia": "?"}), VOLUNTEER)
    read = {one.form: one.body for one in village.ask(CaseByNo(no), OFFICER).answers}
    assert read["antar.schema.json"] == {"panggilan": ALIAS, "sampai": True}
    assert read["catat.schema.json"] == NOTED
