"""A small office: five people, one process with everything in it, and how to get there."""

import json
from collections.abc import Mapping

from engine import (
    MACHINE_ACTOR,
    Actor,
    CompleteTask,
    Engine,
    Files,
    Inbox,
    Json,
    PublishDefinition,
    Receipt,
    RegisterAccount,
    StartCase,
)

PARIAMAN = "13.77"


def person(role: str, number: int = 1, daerah: str = PARIAMAN) -> Actor:
    name = f"{role}.{number}" + ("" if daerah == PARIAMAN else f".{daerah}")
    return Actor(username=name, name=f"Ibu {name}", daerah=daerah, role=role)


OFFICER = person("petugas_penerima")
MANAGER = person("manajer_kasus")
WORKER = person("pekerja_sosial")
OTHER_WORKER = person("pekerja_sosial", 2)
COORDINATOR = person("koordinator")
AUDITOR = person("auditor")
STAFF = (OFFICER, MANAGER, WORKER, OTHER_WORKER, COORDINATOR, AUDITOR)
MACHINE = MACHINE_ACTOR

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:spiffworkflow="http://spiffworkflow.org/bpmn/schema/1.0/core"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:lk3="urn:lk3:bpmn:1" id="d" targetNamespace="urn:lk3:test">"""


def diagram(
    process: str, nodes: str, flows: str, lanes: Mapping[str, str], more: str = ""
) -> bytes:
    """Write a process of a test.

    `flows`: lines of "source > target [: condition]"; `lanes`: role to ids.
    """
    lane_set = "".join(
        f'<bpmn:lane id="lane_{role}" name="{role}" lk3:role="{role}">'
        + "".join(f"<bpmn:flowNodeRef>{node}</bpmn:flowNodeRef>" for node in ids.split())
        + "</bpmn:lane>"
        for role, ids in lanes.items()
    )
    body = "".join(_flow(number, line) for number, line in enumerate(flows.strip().splitlines()))
    return (
        f'{HEAD}{more}<bpmn:process id="{process}" name="Proses {process}" isExecutable="true">'
        f"<bpmn:laneSet id='lanes'>{lane_set}</bpmn:laneSet>{nodes}{body}"
        "</bpmn:process></bpmn:definitions>"
    ).encode()


def _flow(number: int, line: str) -> str:
    path, _, condition = (part.strip() for part in line.partition(":"))
    source, target = (part.strip() for part in path.split(">"))
    inside = (
        f'<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">{condition}'
        "</bpmn:conditionExpression>"
        if condition
        else ""
    )
    return (
        f'<bpmn:sequenceFlow id="f{number}" sourceRef="{source}" targetRef="{target}">{inside}'
        "</bpmn:sequenceFlow>"
    )


def form(name: str) -> str:
    """Extension elements that give a node its form."""
    return (
        "<bpmn:extensionElements><spiffworkflow:properties><spiffworkflow:property "
        f'name="formJsonSchemaFilename" value="{name}.schema.json"/>'
        "</spiffworkflow:properties></bpmn:extensionElements>"
    )


#: Intake, a choice by risk, work with a reminder beside it, a letter out, an answer awaited.
COMPLAINT = diagram(
    "aduan",
    f"""
    <bpmn:startEvent id="mulai"/>
    <bpmn:userTask id="catat" name="Catat aduan" lk3:stage="kontak_awal">
      {form("aduan")}
    </bpmn:userTask>
    <bpmn:exclusiveGateway id="pilah" default="f3"/>
    <bpmn:userTask id="segera" name="Tangani segera" lk3:stage="intervensi"/>
    <bpmn:userTask id="tangani" name="Tangani" lk3:stage="intervensi" lk3:due="P2D"/>
    <bpmn:boundaryEvent id="batas" name="Tiga hari" attachedToRef="tangani" cancelActivity="false">
      <bpmn:timerEventDefinition><bpmn:timeDuration>P3D</bpmn:timeDuration></bpmn:timerEventDefinition>
    </bpmn:boundaryEvent>
    <bpmn:userTask id="ingatkan" name="Ingatkan"/>
    <bpmn:endEvent id="sudah_diingatkan"/>
    <bpmn:exclusiveGateway id="temu"/>
    <bpmn:intermediateThrowEvent id="kirim" name="Kirim surat">
      <bpmn:messageEventDefinition messageRef="m_surat"/>
    </bpmn:intermediateThrowEvent>
    <bpmn:intermediateCatchEvent id="tunggu" name="Tunggu balasan">{form("balasan")}
      <bpmn:messageEventDefinition messageRef="m_balasan"/>
    </bpmn:intermediateCatchEvent>
    <bpmn:userTask id="tutup" name="Tutup" lk3:stage="terminasi"/>
    <bpmn:endEvent id="selesai" name="Aduan selesai"/>
    """,
    """mulai > catat
    catat > pilah
    pilah > segera : risiko = "tinggi"
    pilah > tangani
    segera > temu
    tangani > temu
    temu > kirim
    kirim > tunggu
    tunggu > tutup
    tutup > selesai
    batas > ingatkan
    ingatkan > sudah_diingatkan""",
    {
        "petugas_penerima": "mulai catat pilah temu kirim tunggu tutup selesai",
        "manajer_kasus": "segera batas ingatkan sudah_diingatkan",
        "pekerja_sosial": "tangani",
    },
    """<bpmn:message id="m_surat" name="msg_surat"/>
    <bpmn:message id="m_balasan" name="msg_balasan"/>""",
)

#: Turns in a circle until the third of March, which no step survives before that day.
STUCK = diagram(
    "macet",
    f"""
    <bpmn:startEvent id="mulai"/>
    <bpmn:userTask id="catat" name="Catat">{form("aduan")}</bpmn:userTask>
    <bpmn:exclusiveGateway id="putar"/>
    <bpmn:exclusiveGateway id="sampai" default="f3"/>
    <bpmn:endEvent id="selesai" name="Lewat"/>
    """,
    """mulai > catat
    catat > putar
    putar > sampai
    sampai > putar
    sampai > selesai : now() &gt; date and time("2026-03-03T00:00:00Z")""",
    {"petugas_penerima": "mulai catat putar sampai selesai"},
)


def schema(title: str, properties: Mapping[str, Json], required: tuple[str, ...]) -> bytes:
    content = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "type": "object",
        "required": list(required),
        "properties": dict(properties),
    }
    return json.dumps(content).encode()


def choices(title: str, *values: str) -> dict[str, Json]:
    return {"title": title, "oneOf": [{"const": value, "title": value} for value in values]}


FORMS: Files = {
    "aduan.schema.json": schema(
        "Aduan",
        {
            "masalah": {"type": "string", "title": "Masalah", "minLength": 3, "maxLength": 200},
            "risiko": choices("Risiko", "tinggi", "sedang", "rendah"),
        },
        ("masalah", "risiko"),
    ),
    "balasan.schema.json": schema(
        "Balasan", {"isi": {"type": "string", "title": "Isi", "maxLength": 200}}, ("isi",)
    ),
}
BUNDLE: Files = {"aduan.bpmn": COMPLAINT, **FORMS}
BROKEN: Files = {"macet.bpmn": STUCK, **FORMS}
GOOD = {"masalah": "Tetangga bertengkar", "risiko": "rendah"}
URGENT = {"masalah": "Anak tidak aman", "risiko": "tinggi"}
#: Words that only answers hold.
SECRET = "Tetangga bertengkar"


PASSWORD = "gunung di kejauhan"


def staff(engine: Engine) -> None:
    """Register everybody, with the same password."""
    for actor in STAFF:
        engine.do(
            RegisterAccount(
                actor.username,
                actor.name,
                actor.daerah,
                (actor.role,),
                password=PASSWORD,
            ),
            MACHINE,
        )


def open_office(engine: Engine) -> Engine:
    """Everybody is there and both processes are published."""
    staff(engine)
    for process, files in (("aduan", BUNDLE), ("macet", BROKEN)):
        engine.do(PublishDefinition(PARIAMAN, process, files), COORDINATOR)
    return engine


def start(engine: Engine, process: str = "aduan") -> Receipt:
    return engine.do(StartCase(process), OFFICER)


def at_work(engine: Engine, answers: Mapping[str, Json] = GOOD) -> tuple[str, str]:
    """Bring a case to its second task; return the case number and that task's id."""
    begun = start(engine)
    engine.do(CompleteTask(begun.next_tasks[0], answers), OFFICER)
    role = MANAGER if answers["risiko"] == "tinggi" else WORKER
    tasks = engine.ask(Inbox(shelf="pool"), role).tasks
    return begun.case_no, next(task.id for task in tasks if task.case_no == begun.case_no)


def awaiting_answer(engine: Engine) -> str:
    """Bring a case to where it waits for the letter's answer; return its number."""
    no, task_id = at_work(engine)
    engine.do(CompleteTask(task_id, {}), WORKER)
    return no
