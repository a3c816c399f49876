"""CancelToken: what the case can do without is taken away."""

import pytest

from engine import CancelToken, CaseByNo, FireTimers, Forbidden, History, Unknown, WrongState
from tests.engine.mending import SOON, noted, open_elements, sheet_of, token_at
from tests.engine.office import AUDITOR, COORDINATOR, MACHINE, MANAGER, OFFICER, WORKER

WHY = "Sudah diingatkan lewat telepon"


@pytest.fixture
def reminded(office, clock) -> str:
    no = noted(office, SOON)
    clock.advance(days=1, minutes=1)
    office.do(FireTimers(), MACHINE)
    assert open_elements(office, no) == ["ingatkan", "siapkan"]
    return no


def cancel(office, no, element, actor=MANAGER):
    sheet = sheet_of(office, no)
    return office.do(CancelToken(no, token_at(sheet, element), WHY, sheet.version), actor)


def test_a_side_path_is_taken_away_with_a_reason(office, reminded):
    cancel(office, reminded, "ingatkan", COORDINATOR)
    assert open_elements(office, reminded) == ["siapkan"]
    event = office.ask(History(reminded), OFFICER).events[-1]
    assert (event.deed, event.name, event.reason) == ("token_cancelled", "Ingatkan", WHY)
    statuses = {one.element: one.status for one in office.ask(CaseByNo(reminded), AUDITOR).tasks}
    assert statuses["ingatkan"] == "withdrawn"


def test_a_branch_that_is_waited_for_stays(office, reminded):
    with pytest.raises(WrongState, match="jalur lain akan menunggu"):
        cancel(office, reminded, "siapkan")


def test_a_clock_is_stopped(office):
    no = noted(office, SOON)
    cancel(office, no, "batas")
    assert [one.element for one in office.ask(CaseByNo(no), AUDITOR).clocks] == ["tunggu"]


@pytest.mark.parametrize(("actor", "refusal"), [(OFFICER, Forbidden), (WORKER, Unknown)])
def test_who_may_not_mend_does_not(office, reminded, actor, refusal):
    if actor is WORKER:
        reminded = noted(office, SOON)
    with pytest.raises(refusal):
        cancel(office, reminded, "batas" if actor is WORKER else "ingatkan", actor)
