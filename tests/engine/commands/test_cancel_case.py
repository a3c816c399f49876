"""CancelCase: over for good, nothing left on any desk."""

import pytest

from engine import CancelCase, CaseByNo, CompleteTask, FireTimers, Inbox, TaskNotOpen, WrongState
from tests.engine.office import AUDITOR, MACHINE, MANAGER, WORKER, at_work, awaiting_answer


def test_tasks_are_withdrawn_and_clocks_forgotten(office, clock):
    no, task = at_work(office)
    assert office.do(CancelCase(no, "Klien menarik diri"), MANAGER).count == 1
    assert office.ask(Inbox(shelf="pool"), WORKER).tasks == ()
    clock.advance(days=9)
    assert office.do(FireTimers(), MACHINE).count == 0
    with pytest.raises(TaskNotOpen, match="ditarik"):
        office.do(CompleteTask(task, {}), WORKER)


def test_nobody_is_awaited_any_more(office, clock):
    no = awaiting_answer(office)
    office.do(CancelCase(no, "Klien menarik diri"), MANAGER)
    sheet = office.ask(CaseByNo(no), AUDITOR)
    assert sheet.awaited == ()
    assert (sheet.case.status, sheet.case.closed_at) == ("cancelled", clock.now)


def test_what_is_over_stays_over(office):
    no, _ = at_work(office)
    office.do(CancelCase(no, "Klien menarik diri"), MANAGER)
    with pytest.raises(WrongState):
        office.do(CancelCase(no, "Sekali lagi"), MANAGER)
