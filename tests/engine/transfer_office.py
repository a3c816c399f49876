"""Two institutes on one database, each with its manager, and a third where nobody works."""

import json

from engine import (
    CarryTransfers,
    CompleteTask,
    Engine,
    ProposeTransfer,
    PublishDefinition,
    StartCase,
)
from tests.engine.access_office import register
from tests.engine.office import MACHINE, MANAGER, PARIAMAN, diagram, form, person, schema

MIMIKA, BONTANG = "94.04", "64.74"
THERE = person("manajer_kasus", 2, daerah=MIMIKA)
WORKER_THERE = person("pekerja_sosial", daerah=MIMIKA)
AUDITOR_THERE = person("auditor", daerah=MIMIKA)
NOTE = "Ibu ini lebih suka ditelepon siang hari."
SAID = {
    "nama": "Ibu Melati",
    "rahasia": "dikejar mantan suami",
    "anggota": [{"nama": "Rafi", "sakit": "asma berat"}, {"nama": "Sari"}],
}
KEPT = {"nama": "Ibu Melati", "anggota": [{"nama": "Rafi"}, {"nama": "Sari"}]}
STAYS = ("dikejar mantan suami", "asma berat")


def text(title, klass="K2"):
    return {"type": "string", "title": title, "x-kelas": klass, "maxLength": 200}


def told_once():
    rows = {"nama": text("Nama anggota"), "sakit": text("Penyakit", "K4")}
    asked = {
        "nama": text("Nama"),
        "rahasia": text("Ancaman", "K4"),
        "anggota": {
            "type": "array",
            "title": "Anggota",
            "items": {"type": "object", "title": "Anggota", "properties": rows},
        },
    }
    return json.dumps(
        {**json.loads(schema("Penerimaan", asked, ("nama",))), "x-dibawa": True}
    ).encode()


def pathway(process, klass="K3", more=()):
    nodes = f"""<bpmn:startEvent id="mulai"/>
        <bpmn:scriptTask id="golong"><bpmn:script>kelas = "{klass}"</bpmn:script></bpmn:scriptTask>
        <bpmn:userTask id="kenal" name="Kenal" lk3:stage="asesmen">{form("kenal")}</bpmn:userTask>
        <bpmn:userTask id="lanjut" name="Lanjut">{form("lanjut")}</bpmn:userTask>
        <bpmn:endEvent id="selesai"/>"""
    flows = "mulai > golong\ngolong > kenal\nkenal > lanjut\nlanjut > selesai"
    lanes = {"manajer_kasus": "mulai golong kenal lanjut selesai"}
    staying = schema("Sesi", {"isi": text("Isi sesi")}, ())
    files = {"kenal.schema.json": told_once(), "lanjut.schema.json": staying, **dict(more)}
    return {f"{process}.bpmn": diagram(process, nodes, flows, lanes), **files}


def open_both(engine: Engine) -> Engine:
    """Publish the pathways of the two offices; bring in who works in the other one."""
    for klass in ("K3", "K4"):
        files = pathway(f"titip_{klass.lower()}", klass)
        engine.do(PublishDefinition(PARIAMAN, f"titip_{klass.lower()}", files), MACHINE)
    engine.do(PublishDefinition(MIMIKA, "sambut", pathway("sambut")), MACHINE)
    for one in (THERE, WORKER_THERE, AUDITOR_THERE):
        register(engine, one)
    return engine


def told(engine, klass="k3", said=SAID):
    """Have a family tell; return its case's number."""
    begun = engine.do(StartCase(f"titip_{klass}"), MANAGER)
    engine.do(CompleteTask(begun.next_tasks[0], said), MANAGER)
    return begun.case_no


def asks(no, to=MIMIKA, note=NOTE, **other):
    said = {"why": "pindah_tempat", "urgency": "segera", "basis": "persetujuan", **other}
    return ProposeTransfer(no, to, note=note, **said)


def carry(engine):
    return engine.do(CarryTransfers(), MACHINE).count


def asked(engine, klass="k3", said=SAID, note=NOTE):
    """Ask Mimika to go on with a case; return its number and the transfer's id."""
    no = told(engine, klass, said)
    transfer = engine.do(asks(no, note=note), MANAGER).subject
    assert carry(engine) == 1
    return no, transfer
