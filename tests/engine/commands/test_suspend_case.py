"""SuspendCase: the case stands still, and so do its clocks."""

import pytest

from engine import (
    CaseByNo,
    FireTimers,
    Forbidden,
    History,
    Refused,
    SuspendCase,
    Unknown,
    WrongState,
)
from tests.engine.office import AUDITOR, MACHINE, MANAGER, OFFICER, OTHER_WORKER, at_work


def test_a_suspended_case_fires_no_clock(office, clock):
    no, _ = at_work(office)
    office.do(SuspendCase(no, "Klien dirawat"), MANAGER)
    clock.advance(days=30)
    assert office.do(FireTimers(), MACHINE).count == 0
    assert [one.element for one in office.ask(CaseByNo(no), AUDITOR).clocks] == ["batas"]


def test_the_history_keeps_the_reason(office):
    no, _ = at_work(office)
    office.do(SuspendCase(no, "  Klien dirawat "), MANAGER)
    event = office.ask(History(no), OFFICER).events[-1]
    assert (event.deed, event.reason) == ("case_suspended", "Klien dirawat")


def test_a_deed_that_needs_a_reason_gets_one(office):
    no, _ = at_work(office)
    with pytest.raises(Refused) as refusal:
        office.do(SuspendCase(no, "   "), MANAGER)
    assert refusal.value.problems[0].field == "/reason"


def test_a_case_is_suspended_once(office):
    no, _ = at_work(office)
    office.do(SuspendCase(no, "Klien dirawat"), MANAGER)
    with pytest.raises(WrongState):
        office.do(SuspendCase(no, "Klien dirawat"), MANAGER)


@pytest.mark.parametrize(("actor", "refusal"), [(OFFICER, Forbidden), (OTHER_WORKER, Unknown)])
def test_only_the_manager_suspends(office, actor, refusal):
    no, _ = at_work(office)
    with pytest.raises(refusal):
        office.do(SuspendCase(no, "Klien dirawat"), actor)
