"""A process whose wait cannot run with what somebody typed, and a case that is stuck in it."""

from engine import (
    CaseByNo,
    CompleteTask,
    Engine,
    Inbox,
    PublishDefinition,
    RepairByCase,
    RepairSheet,
)
from tests.engine.office import (
    AUDITOR,
    COORDINATOR,
    MANAGER,
    OFFICER,
    PARIAMAN,
    WORKER,
    choices,
    diagram,
    form,
    schema,
    start,
)

#: Note when, then wait until then and prepare at the same time, then meet; a reminder beside it.
MEETING = diagram(
    "temu",
    f"""
    <bpmn:startEvent id="mulai"/>
    <bpmn:userTask id="catat" name="Catat">{form("jadwal")}</bpmn:userTask>
    <bpmn:parallelGateway id="bagi"/>
    <bpmn:intermediateCatchEvent id="tunggu" name="Tunggu harinya">
      <bpmn:timerEventDefinition><bpmn:timeDate>kapan</bpmn:timeDate></bpmn:timerEventDefinition>
    </bpmn:intermediateCatchEvent>
    <bpmn:userTask id="siapkan" name="Siapkan ruang"/>
    <bpmn:boundaryEvent id="batas" name="Sehari" attachedToRef="siapkan" cancelActivity="false">
      <bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition>
    </bpmn:boundaryEvent>
    <bpmn:userTask id="ingatkan" name="Ingatkan"/>
    <bpmn:endEvent id="sudah_diingatkan"/>
    <bpmn:parallelGateway id="satukan"/>
    <bpmn:userTask id="temui" name="Temui"/>
    <bpmn:endEvent id="selesai" name="Sudah bertemu"/>
    """,
    """mulai > catat
    catat > bagi
    bagi > tunggu
    bagi > siapkan
    tunggu > satukan
    siapkan > satukan
    satukan > temui
    temui > selesai
    batas > ingatkan
    ingatkan > sudah_diingatkan""",
    {
        "petugas_penerima": "mulai catat bagi tunggu satukan temui selesai",
        "pekerja_sosial": "siapkan batas ingatkan sudah_diingatkan",
    },
)
FILES = {
    "temu.bpmn": MEETING,
    "jadwal.schema.json": schema(
        "Jadwal",
        {
            "kapan": {"type": "string", "title": "Kapan", "maxLength": 40},
            "risiko": choices("Risiko", "tinggi", "rendah"),
        },
        ("kapan",),
    ),
}
SOON = "2026-03-05T02:00:00Z"


def publish(engine: Engine) -> None:
    engine.do(PublishDefinition(PARIAMAN, "temu", FILES), COORDINATOR)


def noted(engine: Engine, when: str = "besok") -> str:
    """A case whose first form is filled in: stuck, unless `when` is a date."""
    publish(engine)
    begun = start(engine, "temu")
    engine.do(CompleteTask(begun.next_tasks[0], {"kapan": when}), OFFICER)
    return begun.case_no


def sheet_of(engine: Engine, no: str) -> RepairSheet:
    return engine.ask(RepairByCase(no), MANAGER)


def token_at(sheet: RepairSheet, element: str) -> str:
    return next(token.id for token in sheet.tokens if token.element == element)


def open_elements(engine: Engine, no: str) -> list[str]:
    tasks = engine.ask(CaseByNo(no), AUDITOR).tasks
    return sorted(task.element for task in tasks if task.status == "open")


def prepared(engine: Engine, no: str) -> None:
    """Finish the task beside the wait."""
    [task] = [t for t in engine.ask(Inbox(shelf="pool"), WORKER).tasks if t.case_no == no]
    engine.do(CompleteTask(task.id, {}), WORKER)
