"""ContinueClocks: the case's working days go on; what was stopped by itself waits by itself."""

from engine import CaseByNo, ContinueClocks, History, StopClock, StopClocks, TaskById
from tests.engine.clock_office import begun, refused
from tests.engine.office import MANAGER, WORKER

WHY = "Surat sudah tiba"


def test_the_case_goes_on_with_what_it_had_left(agenda, clock):
    no, task = begun(agenda)
    agenda.do(StopClocks(no, "lembaga", WHY), MANAGER)
    clock.advance(days=14)
    agenda.do(ContinueClocks(no, WHY), MANAGER)

    sheet = agenda.ask(TaskById(task), WORKER)
    assert (sheet.task.pace, sheet.days_left) == ("on_track", 4)
    event = agenda.ask(History(no), WORKER).events[-1]
    assert (event.deed, event.reason) == ("clocks_continued", WHY)
    assert agenda.ask(CaseByNo(no), MANAGER).stops[0].until == clock()


def test_what_was_stopped_by_itself_still_stands(agenda):
    no, task = begun(agenda)
    agenda.do(StopClock(task, "keluarga", WHY), WORKER)
    agenda.do(StopClocks(no, "lembaga", WHY), MANAGER)
    agenda.do(ContinueClocks(no, WHY), MANAGER)
    assert agenda.ask(TaskById(task), WORKER).task.pace == "stopped"


def test_a_case_whose_clocks_run_is_not_let_run(agenda):
    no, _ = begun(agenda)
    with refused("clock.running"):
        agenda.do(ContinueClocks(no, WHY), MANAGER)
