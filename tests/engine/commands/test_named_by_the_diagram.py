"""A diagram may name who gets a task, a form may offer colleagues, a table may decide."""

import pytest

from engine import (
    AddTerm,
    AnswersRefused,
    CaseByNo,
    CompleteTask,
    History,
    Inbox,
    PublishDefinition,
    TaskById,
)
from tests.engine.office import (
    AUDITOR,
    COORDINATOR,
    MACHINE,
    MANAGER,
    OFFICER,
    PARIAMAN,
    WORKER,
    diagram,
    form,
    schema,
    start,
)

TABLE = b"""<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d"
    namespace="urn:lk3:test">
  <decision id="dmn_beban" name="Beban">
    <variable name="beban" typeRef="string"/>
    <decisionTable id="t" hitPolicy="FIRST">
      <input id="i"><inputExpression typeRef="number"><text>jumlah</text></inputExpression></input>
      <output id="o" name="risiko" typeRef="string"/>
      <rule id="r1"><inputEntry><text>&gt; 3</text></inputEntry>
        <outputEntry><text>"tinggi"</text></outputEntry></rule>
      <rule id="r2"><inputEntry><text>-</text></inputEntry>
        <outputEntry><text>"rendah"</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>"""

FILES = {
    "bagi.bpmn": diagram(
        "bagi",
        f"""
        <bpmn:startEvent id="mulai"/>
        <bpmn:userTask id="pilih" name="Pilih petugas">{form("petugas")}</bpmn:userTask>
        <bpmn:businessRuleTask id="timbang" name="Timbang"><bpmn:extensionElements>
          <spiffworkflow:calledDecisionId>dmn_beban</spiffworkflow:calledDecisionId>
        </bpmn:extensionElements></bpmn:businessRuleTask>
        <bpmn:userTask id="jalan" name="Jalankan" lk3:assignee="petugas_kasus"/>
        <bpmn:endEvent id="selesai"/>
        """,
        """mulai > pilih
        pilih > timbang
        timbang > jalan
        jalan > selesai""",
        {"petugas_penerima": "mulai pilih timbang", "pekerja_sosial": "jalan selesai"},
    ),
    "dmn_beban.dmn": TABLE,
    "petugas.schema.json": schema(
        "Petugas",
        {
            "petugas_kasus": {
                "type": "string",
                "title": "Petugas",
                "maxLength": 80,
                "x-pilihan": "staf:pekerja_sosial",
            },
            "jumlah": {"type": "integer", "title": "Jumlah", "minimum": 0, "maximum": 9},
        },
        ("petugas_kasus", "jumlah"),
    ),
}


@pytest.fixture
def task(office) -> str:
    office.do(PublishDefinition(PARIAMAN, "bagi", FILES), COORDINATOR)
    return start(office, "bagi").next_tasks[0]


def test_the_task_goes_to_whom_the_diagram_names_and_she_joins_the_team(office, task):
    answers = {"petugas_kasus": WORKER.username, "jumlah": 5}
    no = office.do(CompleteTask(task, answers), OFFICER).case_no
    [mine] = office.ask(Inbox(), WORKER).tasks
    assert (mine.element, mine.assignee_name) == ("jalan", WORKER.name)
    assert WORKER.username in {member.username for member in office.ask(CaseByNo(no), WORKER).team}


def test_the_form_offers_colleagues_and_takes_nobody_else(office, task):
    lists = office.ask(TaskById(task), OFFICER).known["$pilihan"]
    assert isinstance(lists, dict)
    assert lists["staf:pekerja_sosial"] == [
        {"const": f"pekerja_sosial.{number}", "title": f"Ibu pekerja_sosial.{number}"}
        for number in (1, 2)
    ]
    with pytest.raises(AnswersRefused):
        office.do(CompleteTask(task, {"petugas_kasus": OFFICER.username, "jumlah": 1}), OFFICER)


def test_the_history_tells_the_row_that_decided(office, task):
    answers = {"petugas_kasus": WORKER.username, "jumlah": 5}
    no = office.do(CompleteTask(task, answers), OFFICER).case_no
    sheet = office.ask(History(no), OFFICER)
    [(_, decided)] = sheet.decided
    assert (decided.decision, decided.inputs, decided.outputs) == (
        "dmn_beban",
        {"jumlah": 5},
        {"risiko": "tinggi"},
    )
    assert [hit.number for hit in decided.hits] == [1]
    assert sheet.case.risk == "tinggi"
    [told] = office.ask(TaskById(office.ask(Inbox(), WORKER).tasks[0].id), WORKER).decided
    assert told == decided
    assert sheet.verified is not None
    assert sheet.verified.whole


def test_she_joins_the_team_under_the_hat_that_the_task_asks_for(office, task):
    office.do(AddTerm(AUDITOR.username, WORKER.role), MACHINE)
    answers = {"petugas_kasus": AUDITOR.username, "jumlah": 5}
    no = office.do(CompleteTask(task, answers), OFFICER).case_no
    team = {member.username: member.role for member in office.ask(CaseByNo(no), MANAGER).team}
    assert team[AUDITOR.username] == WORKER.role
