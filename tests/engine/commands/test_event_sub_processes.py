"""Event sub-processes at the desk: what they wait for is shown, what they end is withdrawn."""

import pytest

from engine import (
    CaseByNo,
    CompleteTask,
    FireTimers,
    History,
    Inbox,
    PublishDefinition,
    ReceiveMessage,
)
from tests.engine.office import (
    AUDITOR,
    COORDINATOR,
    MACHINE,
    OFFICER,
    PARIAMAN,
    diagram,
    start,
)

HANDLERS = """
    <bpmn:startEvent id="mulai"/>
    <bpmn:userTask id="dampingi" name="Dampingi"/>
    <bpmn:endEvent id="selesai" name="Selesai didampingi"/>
    <bpmn:subProcess id="ditarik" name="Aduan ditarik" triggeredByEvent="true">
      <bpmn:startEvent id="tarik" name="Surat penarikan">
        <bpmn:messageEventDefinition messageRef="m_tarik"/></bpmn:startEvent>
      <bpmn:userTask id="pamit" name="Pamit"/>
      <bpmn:endEvent id="pulang" name="Ditarik"/>
      <bpmn:sequenceFlow id="d1" sourceRef="tarik" targetRef="pamit"/>
      <bpmn:sequenceFlow id="d2" sourceRef="pamit" targetRef="pulang"/>
    </bpmn:subProcess>
    <bpmn:subProcess id="tinjau" name="Tinjauan mingguan" triggeredByEvent="true">
      <bpmn:startEvent id="mingguan" name="Tiap minggu" isInterrupting="false">
        <bpmn:timerEventDefinition><bpmn:timeCycle>R/P7D</bpmn:timeCycle></bpmn:timerEventDefinition>
      </bpmn:startEvent>
      <bpmn:userTask id="baca" name="Baca catatan"/>
      <bpmn:endEvent id="terbaca"/>
      <bpmn:sequenceFlow id="t1" sourceRef="mingguan" targetRef="baca"/>
      <bpmn:sequenceFlow id="t2" sourceRef="baca" targetRef="terbaca"/>
    </bpmn:subProcess>"""
FILES = {
    "damping.bpmn": diagram(
        "damping",
        HANDLERS,
        """mulai > dampingi
        dampingi > selesai""",
        {"petugas_penerima": "mulai dampingi selesai ditarik tinjau"},
        '<bpmn:message id="m_tarik" name="msg_tarik"/>',
    )
}


@pytest.fixture
def case_no(office) -> str:
    office.do(PublishDefinition(PARIAMAN, "damping", FILES), COORDINATOR)
    return start(office, "damping").case_no


def elements(office) -> list[str]:
    tasks = (*office.ask(Inbox(), OFFICER).tasks, *office.ask(Inbox(shelf="pool"), OFFICER).tasks)
    return sorted(task.element for task in tasks)


def test_its_message_and_clock_are_shown_from_the_start(office, case_no):
    sheet = office.ask(CaseByNo(case_no), OFFICER)
    assert [(wait.element, wait.name) for wait in sheet.awaited] == [("tarik", "Surat penarikan")]
    assert [clock.element for clock in sheet.clocks] == ["mingguan"]
    assert elements(office) == ["dampingi"]


@pytest.mark.usefixtures("case_no")
def test_a_clock_that_does_not_interrupt_opens_its_task_every_time(office, clock):
    for count in (1, 2):
        clock.advance(days=7, hours=1)
        assert office.do(FireTimers(), MACHINE).count == 1
        assert elements(office) == ["baca"] * count + ["dampingi"]


def test_a_message_withdraws_everything_else_and_the_case_ends_its_way(office, case_no, clock):
    clock.advance(days=7, hours=1)
    office.do(FireTimers(), MACHINE)
    office.do(ReceiveMessage("msg_tarik", case_no), OFFICER)
    assert elements(office) == ["pamit"]
    clock.advance(days=30)
    assert office.do(FireTimers(), MACHINE).count == 0

    [task] = office.ask(Inbox(shelf="pool"), OFFICER).tasks
    office.do(CompleteTask(task.id, {}), OFFICER)
    sheet = office.ask(History(case_no), AUDITOR)
    assert (sheet.events[-1].deed, sheet.events[-1].name) == ("case_ended", "Ditarik")
    passed = {(row.element, row.state) for row in sheet.passed}
    assert {("dampingi", "cancelled"), ("baca", "cancelled"), ("ditarik", "completed")} <= passed
