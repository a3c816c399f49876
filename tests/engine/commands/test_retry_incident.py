"""RetryIncident: what could not run is run again."""

import pytest

from engine import (
    CaseByNo,
    CompleteTask,
    Forbidden,
    PublishDefinition,
    RetryIncident,
    Unknown,
    WrongState,
)
from tests.engine.office import (
    AUDITOR,
    COORDINATOR,
    FORMS,
    GOOD,
    MANAGER,
    OFFICER,
    PARIAMAN,
    SECRET,
    STUCK,
    WORKER,
    start,
)

#: The same circle; who gets out of it is in a case that is open by name alone.
GRAVE = (
    STUCK.replace(b'id="macet"', b'id="gawat"')
    .replace(
        b'<bpmn:endEvent id="selesai" name="Lewat"/>',
        b'<bpmn:scriptTask id="selesai" name="Nilai" scriptFormat="feel">'
        b'<bpmn:script>kelas = "K4"</bpmn:script></bpmn:scriptTask>'
        b'<bpmn:userTask id="dampingi" name="Dampingi"/><bpmn:endEvent id="usai" name="Usai"/>'
        b'<bpmn:sequenceFlow id="g1" sourceRef="selesai" targetRef="dampingi"/>'
        b'<bpmn:sequenceFlow id="g2" sourceRef="dampingi" targetRef="usai"/>',
    )
    .replace(
        b"<bpmn:flowNodeRef>selesai</bpmn:flowNodeRef>",
        b"<bpmn:flowNodeRef>selesai</bpmn:flowNodeRef>"
        b"<bpmn:flowNodeRef>dampingi</bpmn:flowNodeRef><bpmn:flowNodeRef>usai</bpmn:flowNodeRef>",
    )
)


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


def test_who_gets_a_case_going_that_turns_out_grave_is_not_in_it_for_that(office, clock):
    office.do(PublishDefinition(PARIAMAN, "gawat", {"gawat.bpmn": GRAVE, **FORMS}), COORDINATOR)
    begun = start(office, "gawat")
    office.do(CompleteTask(begun.next_tasks[0], GOOD), OFFICER)
    [stuck] = office.ask(CaseByNo(begun.case_no), AUDITOR).incidents
    clock.advance(days=2)
    office.do(RetryIncident(stuck.id), MANAGER)
    sheet = office.ask(CaseByNo(begun.case_no), MANAGER)
    assert [one.element for one in sheet.tasks if one.status == "open"] == ["dampingi"]
    assert SECRET not in repr(sheet)
