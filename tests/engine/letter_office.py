"""An office where letters are drafted, and signed by the chair or by the head of the dinas."""

from engine import (
    AnswerView,
    CaseByNo,
    CompleteTask,
    Engine,
    Inbox,
    PublishDefinition,
    RegisterAccount,
    StartCase,
)
from tests.engine.office import (
    COORDINATOR,
    MACHINE,
    OFFICER,
    PARIAMAN,
    choices,
    diagram,
    form,
    person,
    schema,
)

CHAIR, HEAD = person("ketua_lk3"), person("kepala_dinas")
INSTITUTION = "Puskesmas Latihan Karan Aur"

_PROCESS = diagram(
    "surat",
    f"""
    <bpmn:startEvent id="mulai"/>
    <bpmn:userTask id="susun" name="Susun">{form("susun")}</bpmn:userTask>
    <bpmn:exclusiveGateway id="siapa" default="f2"/>
    <bpmn:userTask id="ketua" name="Tanda tangan">{form("tanda_tangan")}</bpmn:userTask>
    <bpmn:userTask id="dinas" name="Tanda tangan dinas">{form("tanda_tangan")}</bpmn:userTask>
    <bpmn:endEvent id="selesai"/><bpmn:endEvent id="selesai_dinas"/>
    """,
    """mulai > susun
    susun > siapa
    siapa > ketua
    siapa > dinas : dinas = true
    ketua > selesai
    dinas > selesai_dinas""",
    {
        OFFICER.role: "mulai susun siapa selesai selesai_dinas",
        CHAIR.role: "ketua",
        HEAD.role: "dinas",
    },
)
FILES = {
    "surat.bpmn": _PROCESS,
    "susun.schema.json": schema(
        "Susun",
        {
            "kepada": {"type": "string", "title": "Kepada", "maxLength": 80},
            "dinas": {"type": "boolean", "title": "Kepala dinas yang menandatangani?"},
        },
        (),
    ),
    "tanda_tangan.schema.json": schema(
        "Tanda tangan",
        {
            "keputusan": choices("Keputusan", "ditandatangani", "dikembalikan"),
            "jenis_surat": choices("Jenis", "surat_rujukan", "surat_tugas"),
            "klasifikasi_surat": choices("Klasifikasi", "400.9.12.1", "400.9.2.5"),
            "penerima_surat": {
                "type": "string",
                "title": "Kepada",
                "maxLength": 80,
                "readOnly": True,
                "x-isi_dari": "kepada",
            },
            "tanggal_surat": {
                "type": "string",
                "format": "date",
                "title": "Tanggal",
                "readOnly": True,
                "x-isi_dari": "$hari_ini",
            },
            "no_surat": {
                "type": "string",
                "title": "Nomor",
                "maxLength": 80,
                "readOnly": True,
                "x-isi_dari": "$nomor_surat",
                "x-tampil_jika": 'keputusan = "ditandatangani"',
            },
        },
        ("keputusan",),
    ),
}
SIGNED = {
    "keputusan": "ditandatangani",
    "jenis_surat": "surat_rujukan",
    "klasifikasi_surat": "400.9.12.1",
}
RETURNED = {**SIGNED, "keputusan": "dikembalikan"}


def furnish(engine: Engine) -> Engine:
    """Have who signs, and the process."""
    for actor in (CHAIR, HEAD):
        account = RegisterAccount(
            actor.username, actor.name, actor.daerah, (actor.role,), password_hash="-"
        )
        engine.do(account, MACHINE)
    engine.do(PublishDefinition(PARIAMAN, "surat", FILES), COORDINATOR)
    return engine


def drafted(engine: Engine, kepada: str = INSTITUTION, *, dinas: bool = False) -> tuple[str, str]:
    """Draft a letter; return the number of its case and the task that signs it."""
    begun = engine.do(StartCase("surat"), OFFICER)
    engine.do(CompleteTask(begun.next_tasks[0], {"kepada": kepada, "dinas": dinas}), OFFICER)
    tasks = engine.ask(Inbox(shelf="pool"), HEAD if dinas else CHAIR).tasks
    return begun.case_no, next(task.id for task in tasks if task.case_no == begun.case_no)


def number_on(engine: Engine, no: str) -> str:
    """Return the number that the letter of a case bears, "" for none."""
    return str(signature_on(engine, no).body.get("no_surat", ""))


def signature_on(engine: Engine, no: str) -> AnswerView:
    """Return the newest version of the answers that signed the letter of a case."""
    answers = engine.ask(CaseByNo(no), OFFICER).answers
    return max(
        (one for one in answers if one.form == "tanda_tangan.schema.json"),
        key=lambda one: one.version,
    )
