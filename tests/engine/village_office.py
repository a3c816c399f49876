"""A visit for which neighbours and guards are asked: who does a task without seeing its case."""

from engine import (
    Actor,
    CaseByNo,
    CompleteTask,
    Engine,
    Files,
    PublishDefinition,
    RegisterAccount,
    TaskView,
)
from tests.engine.office import (
    AUDITOR,
    MACHINE,
    OFFICER,
    PARIAMAN,
    PASSWORD,
    choices,
    diagram,
    form,
    person,
    schema,
    start,
)

GUARD = person("mitra_keamanan")
VOLUNTEER = person("relawan")
#: One who wears two hats: a volunteer who also is an intake officer.
TWICE = Actor(username="rangkap", name="Ibu Rangkap", daerah=PARIAMAN, role="relawan")
TOLD = "Dikejar mantan suami"
ALIAS, CORNER, STREET = "Melati", "dekat surau", "Jalan Rahasia 7"
MET = "Pos ronda, pukul 9"


def asked(title: str, **more: object) -> dict[str, object]:
    """A line of a form."""
    return {"type": "string", "title": title, "maxLength": 200, **more}


def handed(title: str, variable: str) -> dict[str, object]:
    """A line that is shown to who does the task without its case."""
    return asked(title, readOnly=True, **{"x-isi_dari": variable, "x-diserahkan": True})


VISIT = diagram(
    "kunjung",
    f"""
    <bpmn:startEvent id="mulai"/>
    <bpmn:userTask id="catat" name="Catat" lk3:stage="triase">{form("catat")}</bpmn:userTask>
    <bpmn:parallelGateway id="bagi"/>
    <bpmn:userTask id="timbang" name="Timbang">{form("timbang")}</bpmn:userTask>
    <bpmn:userTask id="tengok" name="Tengok" lk3:area="alamat.kode_wilayah">
      {form("tengok")}
    </bpmn:userTask>
    <bpmn:userTask id="kawal" name="Kawal">{form("kawal")}</bpmn:userTask>
    <bpmn:userTask id="antar" name="Antar">{form("antar")}</bpmn:userTask>
    <bpmn:parallelGateway id="satukan"/>
    <bpmn:endEvent id="selesai" name="Selesai"/>
    """,
    """mulai > catat
    catat > bagi
    bagi > timbang
    bagi > tengok
    bagi > kawal
    bagi > antar
    timbang > satukan
    tengok > satukan
    kawal > satukan
    antar > satukan
    satukan > selesai""",
    {
        "petugas_penerima": "mulai catat bagi satukan selesai",
        "manajer_kasus": "timbang",
        "perangkat_desa": "tengok",
        "mitra_keamanan": "kawal",
        "relawan": "antar",
    },
)
CLASS = choices("Kelas", "K2", "K3", "K4")
FILES: Files = {
    "kunjung.bpmn": VISIT,
    "catat.schema.json": schema(
        "Catat",
        {
            "masalah": asked("Masalah"),
            "alias": asked("Panggilan"),
            "alamat": {
                "type": "object",
                "title": "Alamat",
                "properties": {
                    "kode_wilayah": asked("Desa"),
                    "patokan": asked("Patokan"),
                    "jalan": asked("Jalan"),
                },
            },
            "temu": asked("Titik temu"),
            "risiko": choices("Risiko", "tinggi", "rendah"),
            "kelas": CLASS,
        },
        ("masalah",),
    ),
    "timbang.schema.json": schema("Timbang", {"kelas": CLASS}, ("kelas",)),
    "tengok.schema.json": schema(
        "Tengok",
        {
            "panggilan": handed("Panggilan", "alias"),
            "patokan": handed("Patokan", "alamat.patokan"),
            "jalan": asked("Jalan", readOnly=True, **{"x-isi_dari": "alamat.jalan"}),
            "keadaan": asked("Keadaan"),
        },
        ("keadaan",),
    ),
    "kawal.schema.json": schema(
        "Kawal", {"temu": handed("Titik temu", "temu"), "hasil": asked("Hasil")}, ("hasil",)
    ),
    # Reads what was told, and does not hand it over.
    "antar.schema.json": schema(
        "Antar",
        {
            "panggilan": handed("Panggilan", "alias"),
            "masalah": asked("Masalah", readOnly=True),
            "rahasia": asked("Rahasia", **{"x-tampil_jika": "masalah != null"}),
            "sampai": {"type": "boolean", "title": "Sampai?"},
        },
        ("sampai",),
    ),
}
NOTED = {
    "masalah": TOLD,
    "alias": ALIAS,
    "alamat": {"kode_wilayah": "13.77.01.1001", "patokan": CORNER, "jalan": STREET},
    "temu": MET,
    "risiko": "tinggi",
    "kelas": "K3",
}


def register(engine: Engine, who: Actor, *more: str) -> None:
    """Open somebody's account, with her hat and others."""
    roles = (who.role, *more)
    engine.do(
        RegisterAccount(who.username, who.name, who.daerah, roles, password=PASSWORD), MACHINE
    )


def furnish(engine: Engine) -> Engine:
    """Publish the visit and register who is asked for help."""
    engine.do(PublishDefinition(PARIAMAN, "kunjung", FILES), MACHINE)
    register(engine, GUARD)
    register(engine, VOLUNTEER)
    register(engine, TWICE, OFFICER.role)
    return engine


def visit(engine: Engine, klass: str = "K3", area: str = "13.77.01.1001") -> str:
    """Bring a visit to the tasks of its helpers; return its number."""
    begun = start(engine, "kunjung")
    where = {"kode_wilayah": area, "patokan": CORNER, "jalan": STREET}
    noted = {**NOTED, "alamat": where, "kelas": klass}
    engine.do(CompleteTask(begun.next_tasks[0], noted), OFFICER)
    return begun.case_no


def task(engine: Engine, no: str, element: str) -> TaskView:
    """A task of a case, as the log knows it."""
    return next(one for one in engine.ask(CaseByNo(no), AUDITOR).tasks if one.element == element)
