"""SkipStep: a case goes on without a step that cannot run."""

import pytest

from engine import CaseByNo, Conflict, Forbidden, History, Refused, SkipStep, StaleVersion, Unknown
from tests.engine.mending import noted, open_elements, prepared, sheet_of
from tests.engine.office import AUDITOR, COORDINATOR, MANAGER, OFFICER, WORKER

WHY = "Harinya sudah lewat"


@pytest.fixture
def stuck(office) -> str:
    return noted(office)


def skip(office, no, actor=COORDINATOR, reason=WHY, seen=0):
    sheet = sheet_of(office, no)
    command = SkipStep(sheet.incidents[0].id, reason, seen or sheet.version)
    return office.do(command, actor)


def test_the_case_goes_on_and_the_incident_is_solved(office, stuck):
    skip(office, stuck)
    sheet = office.ask(CaseByNo(stuck), AUDITOR)
    assert sheet.case.status == "running"
    assert [one.status for one in sheet.incidents] == ["solved"]
    prepared(office, stuck)
    assert open_elements(office, stuck) == ["temui"]


def test_the_history_says_who_and_why_and_that_the_step_failed(office, stuck):
    skip(office, stuck)
    sheet = office.ask(History(stuck), OFFICER)
    event = sheet.events[-1]
    assert (event.deed, event.element, event.name, event.reason, event.actor) == (
        "step_skipped",
        "tunggu",
        "Tunggu harinya",
        WHY,
        COORDINATOR.username,
    )
    assert [(one.element, one.state) for one in sheet.passed if one.state == "failed"] == [
        ("tunggu", "failed")
    ]
    assert sheet.verified.whole


def test_a_reason_is_wanted(office, stuck):
    with pytest.raises(Refused):
        skip(office, stuck, reason="  ")


def test_whose_page_is_old_looks_again_first(office, stuck):
    seen = sheet_of(office, stuck).version
    with pytest.raises(StaleVersion):
        skip(office, stuck, seen=seen - 1)


def test_an_incident_is_not_skipped_twice(office, stuck):
    incident = sheet_of(office, stuck).incidents[0].id
    skip(office, stuck)
    with pytest.raises(Conflict, match="sudah ditangani"):
        office.do(SkipStep(incident, WHY, sheet_of(office, stuck).version), MANAGER)


@pytest.mark.parametrize(
    ("actor", "refusal"), [(OFFICER, Forbidden), (WORKER, Unknown), (AUDITOR, Forbidden)]
)
def test_who_may_not_mend_does_not(office, stuck, actor, refusal):
    with pytest.raises(refusal):
        skip(office, stuck, actor)
