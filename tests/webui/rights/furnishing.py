"""The process that asks every hat for a task, and one that cannot go on."""

from engine import Files
from tests.engine.office import choices, diagram, form, schema
from tests.webui.rights.page import hats

#: Hats that no task comes to.
WITHOUT_TASK = ("auditor", "koordinator", "admin_tenant")
#: Hats that have a task of their own.
LANES = tuple(role for role in hats() if role not in WITHOUT_TASK)
_FORM: Files = {
    "tabel.schema.json": schema(
        "Tabel",
        {
            "masalah": {"type": "string", "title": "Masalah", "minLength": 3, "maxLength": 200},
            "kelas": choices("Kelas", "K2", "K3", "K4"),
        },
        ("masalah", "kelas"),
    )
}


def _task(name: str) -> str:
    return f'<bpmn:userTask id="{name}" name="{name}">{form("tabel")}</bpmn:userTask>'


def _everybody() -> bytes:
    tasks = {role: f"tugas_{role}" for role in LANES}
    nodes = f"""
    <bpmn:startEvent id="mulai"/>
    {_task("catat")}
    <bpmn:parallelGateway id="bagi"/>
    {_task("timbang")}
    {"".join(map(_task, tasks.values()))}
    <bpmn:intermediateCatchEvent id="tunggu" name="Tunggu balasan">{form("tabel")}
      <bpmn:messageEventDefinition messageRef="m_balasan"/>
    </bpmn:intermediateCatchEvent>
    <bpmn:parallelGateway id="satukan"/>
    <bpmn:endEvent id="selesai" name="Selesai"/>
    """
    beside = ("timbang", "tunggu", *tasks.values())
    flows = "\n".join(f"bagi > {name}\n{name} > satukan" for name in beside)
    lanes = {
        **tasks,
        "petugas_penerima": f"mulai catat bagi tunggu satukan selesai {tasks['petugas_penerima']}",
        "manajer_kasus": f"timbang {tasks['manajer_kasus']}",
    }
    message = '<bpmn:message id="m_balasan" name="msg_balasan"/>'
    flows = f"mulai > catat\ncatat > bagi\n{flows}\nsatukan > selesai"
    return diagram("tabel", nodes, flows, lanes, message)


#: Weighed by a manager, then turning in a circle.
_STUCK = diagram(
    "macet",
    f"""
    <bpmn:startEvent id="mulai"/>
    {_task("catat")}{_task("timbang")}
    <bpmn:exclusiveGateway id="putar"/>
    <bpmn:exclusiveGateway id="sampai" default="f4"/>
    <bpmn:endEvent id="selesai" name="Lewat"/>
    """,
    """mulai > catat
    catat > timbang
    timbang > putar
    putar > sampai
    sampai > putar
    sampai > selesai : now() &gt; date and time("2099-03-03T00:00:00Z")""",
    {"petugas_penerima": "mulai catat putar sampai selesai", "manajer_kasus": "timbang"},
)
BUNDLES: dict[str, Files] = {
    "tabel": {"tabel.bpmn": _everybody(), **_FORM},
    "macet": {"macet.bpmn": _STUCK, **_FORM},
}
