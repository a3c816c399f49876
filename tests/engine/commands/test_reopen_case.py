"""ReopenCase: a family comes again; the closed case stays closed, a new one goes on from it."""

import pytest

from engine import (
    BesideByCase,
    CancelCase,
    CaseByNo,
    History,
    Refused,
    ReopenCase,
    Unknown,
    WrongState,
)
from tests.engine.access_office import REASON, managed
from tests.engine.office import AUDITOR, MANAGER, OFFICER, WORKER

AGAIN = "Keluarga datang lagi"


@pytest.fixture
def closed(guarded):
    no = managed(guarded)
    guarded.do(CancelCase(no, REASON), MANAGER)
    return no


def test_a_new_case_goes_on_and_both_know_of_each_other(guarded, closed):
    receipt = guarded.do(ReopenCase(closed, AGAIN), OFFICER)
    assert receipt.case_no != closed
    assert receipt.next_tasks
    new, old = (guarded.ask(CaseByNo(no), OFFICER).case for no in (receipt.case_no, closed))
    assert (new.status, old.status, new.process) == ("running", "cancelled", old.process)
    assert guarded.ask(BesideByCase(new.no), OFFICER).before == (closed,)
    assert guarded.ask(BesideByCase(closed), OFFICER).after == (new.no,)
    sheet = guarded.ask(History(closed), AUDITOR)
    assert sheet.events[-1].deed == "case_reopened"
    assert sheet.verified.whole


def test_it_is_taken_up_once_with_a_reason_and_only_when_closed(guarded, closed):
    with pytest.raises(Refused):
        guarded.do(ReopenCase(closed, " "), OFFICER)
    guarded.do(ReopenCase(closed, AGAIN), OFFICER)
    with pytest.raises(WrongState):
        guarded.do(ReopenCase(closed, AGAIN), OFFICER)
    with pytest.raises(WrongState):
        guarded.do(ReopenCase(managed(guarded), AGAIN), OFFICER)


def test_who_does_not_work_on_it_takes_up_nothing_and_is_told_of_no_other_case(guarded, closed):
    for stranger in (WORKER, AUDITOR):
        with pytest.raises(Unknown):
            guarded.do(ReopenCase(closed, AGAIN), stranger)
    guarded.do(ReopenCase(closed, AGAIN), OFFICER)
    assert guarded.ask(BesideByCase(closed), AUDITOR).after == ()
