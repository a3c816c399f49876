"""StopClocks: what runs on working days in a case stands still, its work goes on."""

import pytest

from engine import CaseByNo, CompleteTask, Forbidden, StopClocks, TaskById
from tests.engine.clock_office import begun, refused
from tests.engine.office import MANAGER, WORKER

WHY = "Menunggu surat dinas"


def test_what_begins_meanwhile_stands_still_too_and_day_and_night_goes_on(agenda):
    no, task = begun(agenda)
    agenda.do(StopClocks(no, "lembaga", WHY), MANAGER)
    following = agenda.do(CompleteTask(task, {}), WORKER).next_tasks[0]

    assert agenda.ask(TaskById(following), WORKER).task.pace == "stopped"
    assert [one.element for one in agenda.ask(CaseByNo(no), MANAGER).clocks] == ["hukum"]


def test_a_case_is_stopped_once_and_by_its_manager(agenda):
    no, _ = begun(agenda)
    with pytest.raises(Forbidden):
        agenda.do(StopClocks(no, "lembaga", WHY), WORKER)
    agenda.do(StopClocks(no, "lembaga", WHY), MANAGER)
    with refused("clock.stopped"):
        agenda.do(StopClocks(no, "lembaga", WHY), MANAGER)


def test_the_page_offers_what_fits(agenda):
    no, _ = begun(agenda)
    before = agenda.ask(CaseByNo(no), MANAGER).may
    agenda.do(StopClocks(no, "lembaga", WHY), MANAGER)
    after = agenda.ask(CaseByNo(no), MANAGER).may
    assert ("stop_clocks" in before, "continue_clocks" in before) == (True, False)
    assert ("stop_clocks" in after, "continue_clocks" in after) == (False, True)
