"""UndoMigration: the way back, until the case has taken a step."""

import pytest

from engine import (
    CaseByNo,
    ClaimTask,
    CompleteTask,
    Forbidden,
    History,
    MigrateCase,
    Refused,
    TaskById,
    UndoMigration,
    WrongState,
)
from tests.engine.newer import RENAMED, publish
from tests.engine.office import AUDITOR, COORDINATOR, MANAGER, PARIAMAN, WORKER, at_work

WHY = "Terlalu cepat"


@pytest.fixture
def moved(office) -> tuple[str, str]:
    """A case at its second task, taken to the version in which that has another name."""
    no, task = at_work(office)
    publish(office, RENAMED)
    mapping = {"tangani": "dampingi"}
    office.do(MigrateCase(PARIAMAN, no, 1, 2, mapping, "Alur baru"), COORDINATOR)
    return no, task


def undo(office, no, actor=COORDINATOR, reason=WHY):
    return office.do(UndoMigration(no, reason), actor)


def test_the_case_is_what_it_was(office, moved):
    no, task = moved
    office.do(ClaimTask(task), WORKER)  # no step: it stands where it stood
    assert undo(office, no).version == 1
    sheet = office.ask(CaseByNo(no), AUDITOR)
    assert (sheet.case.definition, [one.element for one in sheet.clocks]) == (1, ["batas"])
    shown = office.ask(TaskById(task), WORKER).task
    assert (shown.element, shown.assignee) == ("tangani", WORKER.username)
    office.do(CompleteTask(task, {}), WORKER)
    assert [one.element for one in office.ask(CaseByNo(no), AUDITOR).awaited] == ["tunggu"]


def test_both_ways_are_in_the_history(office, moved):
    no, _ = moved
    undo(office, no)
    sheet = office.ask(History(no), AUDITOR)
    assert [event.deed for event in sheet.events[-2:]] == ["case_migrated", "migration_undone"]
    assert (sheet.events[-1].reason, sheet.events[-1].detail["to"]) == (WHY, 1)
    assert sheet.verified.whole


def test_after_a_step_there_is_no_way_back(office, moved):
    no, task = moved
    office.do(CompleteTask(task, {}), WORKER)
    with pytest.raises(WrongState, match="sudah berjalan lagi"):
        undo(office, no)


def test_back_is_once(office, moved):
    undo(office, moved[0])
    with pytest.raises(WrongState, match="belum pernah"):
        undo(office, moved[0])


def test_a_reason_is_wanted_and_only_a_coordinator_is_heard(office, moved):
    with pytest.raises(Refused):
        undo(office, moved[0], reason=" ")
    with pytest.raises(Forbidden):
        undo(office, moved[0], MANAGER)
