"""RetryIncident: what could not run is run again."""

import pytest

from engine import CaseByNo, CompleteTask, Forbidden, RetryIncident, Unknown, WrongState
from tests.engine.office import AUDITOR, GOOD, MANAGER, OFFICER, WORKER, start


@pytest.fixture
def incident(office) -> tuple[str, str]:
    """A case that turns in a circle until tomorrow, and its incident."""
    begun = start(office, "macet")
    office.do(CompleteTask(begun.next_tasks[0], GOOD), OFFICER)
    return begun.case_no, office.ask(CaseByNo(begun.case_no), AUDITOR).incidents[0].id


def test_once_the_cause_is_gone_the_case_runs_to_its_end(office, incident, clock):
    no, id_ = incident
    clock.advance(days=2)
    office.do(RetryIncident(id_, "Sudah lewat tanggalnya"), MANAGER)
    sheet = office.ask(CaseByNo(no), AUDITOR)
    assert (sheet.case.status, sheet.case.end, sheet.incidents[0].status) == (
        "ended",
        "Lewat",
        "solved",
    )


def test_what_fails_again_opens_a_new_incident(office, incident):
    no, id_ = incident
    office.do(RetryIncident(id_), MANAGER)
    sheet = office.ask(CaseByNo(no), AUDITOR)
    assert sheet.case.status == "stuck"
    assert {item.id: item.status for item in sheet.incidents}.pop(id_) == "solved"
    assert sum(item.status == "open" for item in sheet.incidents) == 1


def test_a_solved_incident_is_not_retried(office, incident, clock):
    clock.advance(days=2)
    office.do(RetryIncident(incident[1]), MANAGER)
    with pytest.raises(WrongState, match="sudah ditangani"):
        office.do(RetryIncident(incident[1]), MANAGER)


@pytest.mark.parametrize(("actor", "refusal"), [(OFFICER, Forbidden), (WORKER, Unknown)])
def test_only_the_manager_retries(office, incident, actor, refusal):
    with pytest.raises(refusal):
        office.do(RetryIncident(incident[1]), actor)
