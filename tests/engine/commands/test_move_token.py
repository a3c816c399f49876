"""MoveToken: a case stands elsewhere, where the drawing could have led it."""

import pytest

from engine import CaseByNo, Forbidden, History, MoveToken, StaleVersion, Unknown, WrongState
from tests.engine.mending import SOON, noted, open_elements, prepared, sheet_of, token_at
from tests.engine.office import AUDITOR, COORDINATOR, MANAGER, OFFICER, WORKER

WHY = "Keluarga minta jadwal lain"


def move(office, no, source, target, actor=MANAGER):
    sheet = sheet_of(office, no)
    token = token_at(sheet, source)
    return office.do(MoveToken(no, token, target, WHY, sheet.version), actor)


def test_a_task_is_withdrawn_and_the_other_opened(office):
    no = noted(office, SOON)
    prepared(office, no)
    move(office, no, "tunggu", "tunggu")  # begins anew
    sheet = office.ask(CaseByNo(no), AUDITOR)
    assert [one.element for one in sheet.clocks] == ["tunggu"]
    with pytest.raises(WrongState, match="jalur lain"):
        move(office, no, "tunggu", "temui")


def test_a_held_token_moves_and_the_case_runs_again(office):
    no = noted(office)
    move(office, no, "siapkan", "siapkan", COORDINATOR)
    assert office.ask(CaseByNo(no), AUDITOR).case.status == "stuck"
    with pytest.raises(WrongState):
        move(office, no, "tunggu", "catat")


def test_the_history_says_whence_whither_and_why(office):
    no = noted(office, SOON)
    move(office, no, "siapkan", "siapkan")
    event = office.ask(History(no), OFFICER).events[-1]
    assert (event.deed, event.element, event.reason) == ("token_moved", "siapkan", WHY)
    assert event.detail["to"] == "siapkan"
    assert office.ask(History(no), OFFICER).verified.whole
    assert open_elements(office, no) == ["siapkan"]


def test_whose_page_is_old_looks_again_first(office):
    no = noted(office, SOON)
    sheet = sheet_of(office, no)
    token = token_at(sheet, "siapkan")
    office.do(MoveToken(no, token, "siapkan", WHY, sheet.version), MANAGER)
    with pytest.raises(StaleVersion):
        office.do(MoveToken(no, token, "siapkan", WHY, sheet.version), MANAGER)
    fresh = sheet_of(office, no)
    with pytest.raises(WrongState, match="sudah tidak berada"):
        office.do(MoveToken(no, token, "siapkan", WHY, fresh.version), MANAGER)


@pytest.mark.parametrize(("actor", "refusal"), [(OFFICER, Forbidden), (WORKER, Unknown)])
def test_who_may_not_mend_does_not(office, actor, refusal):
    no = noted(office)
    with pytest.raises(refusal):
        move(office, no, "tunggu", "tunggu", actor)
