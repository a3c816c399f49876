"""An office that takes people in: who they are, then whether they have been here."""

from collections.abc import Mapping

from engine import (
    Actor,
    BreakGlass,
    CompleteTask,
    Engine,
    Files,
    Found,
    GrantAccess,
    Json,
    KnownBefore,
    PublishDefinition,
    SearchPeople,
    StartCase,
    TaskById,
)
from tests.engine.access_office import DANGER, REASON, SECOND_MANAGER, furnish
from tests.engine.office import MACHINE, MANAGER, OFFICER, PARIAMAN, choices, diagram, form, schema

INTAKE = diagram(
    "terima",
    f"""
    <bpmn:startEvent id="mulai"/>
    <bpmn:userTask id="catat" name="Catat">{form("orang")}</bpmn:userTask>
    <bpmn:userTask id="cek" name="Cek">{form("cek")}</bpmn:userTask>
    <bpmn:userTask id="tangani" name="Tangani"/>
    <bpmn:endEvent id="selesai" name="Selesai"/>
    """,
    """mulai > catat
    catat > cek
    cek > tangani
    tangani > selesai""",
    {"petugas_penerima": "mulai catat cek selesai", "pekerja_sosial": "tangani"},
)


def text(title: str, by: str = "", **more: Json) -> Json:
    return {"type": "string", "title": title, "maxLength": 120, **more} | (
        {"x-cari": by} if by else {}
    )


ROW = {
    "type": "object",
    "properties": {
        "nama": text("Nama", "nama"),
        "tgl_lahir": text("Lahir", "lahir", format="date"),
    },
}
QUESTIONS: dict[str, Json] = {
    "nama": text("Nama klien", "nama"),
    "lahir": text("Tanggal lahir", "lahir", format="date"),
    "nik": text("NIK", "nik"),
    "hp": text("Nomor HP", "telepon"),
    "pelapor": text("Nama pelapor", "nama_lain"),
    "panggilan": text("Nama panggilan/alias", "nama_lain"),
    "tinggal": text("Tempat tinggal", "wilayah"),
    "hp_pelapor": text("HP pelapor", "telepon_lain"),
    "bisikan": {**dict(text("Bisikan", "nama_lain")), "x-hanya_penulis": True},  # type: ignore[arg-type]
    "anggota": {"type": "array", "title": "Anggota", "items": ROW},
    "kelas": choices("Kelas", "K2", "K3", "K4"),
}


def files(*, findable: bool = True) -> Files:
    """The process; without `findable` as it was before forms said what is found."""
    orang = schema("Orang", QUESTIONS, ("kelas",))
    cek = schema("Cek", {"catatan": text("Catatan"), "pindah": text("Pindah ke", "wilayah")}, ())
    if not findable:
        orang, cek = (one.replace(b'"x-cari"', b'"$comment"') for one in (orang, cek))
    asks = cek.replace(b'"type": "object"', b'"type": "object", "x-pernah_tercatat": true', 1)
    return {"terima.bpmn": INTAKE, "orang.schema.json": orang, "cek.schema.json": asks}


def open_desk(engine: Engine, daerah: str = PARIAMAN, *, findable: bool = True) -> Engine:
    engine.do(PublishDefinition(daerah, "terima", files(findable=findable)), MACHINE)
    return engine


SITI: Mapping[str, Json] = {
    "nama": "Siti Aminah",
    "lahir": "1990-01-10",
    "nik": "1377995001900001",
    "hp": "081234567890",
}


def taken_in(
    engine: Engine, who: Mapping[str, Json] = SITI, klass: str = "K2", by: Actor = OFFICER
) -> tuple[str, str]:
    """Write somebody down; return the case number and the task that asks whether she was here."""
    begun = engine.do(StartCase("terima"), by)
    done = engine.do(CompleteTask(begun.next_tasks[0], {**who, "kelas": klass}), by)
    return begun.case_no, done.next_tasks[0]


def managed(engine: Engine) -> str:
    """A case that a manager is let into, with the others of a larger office; return its number."""
    furnish(engine)
    no, _ = taken_in(engine)
    engine.do(BreakGlass(no, DANGER), SECOND_MANAGER)
    engine.do(GrantAccess(no, MANAGER.username, REASON), SECOND_MANAGER)
    return no


def numbers(found: Found) -> list[str]:
    return [one.case.no for one in found.cases]


def finds(engine: Engine, words: str, who: Actor = OFFICER) -> list[str]:
    return numbers(engine.ask(SearchPeople(words), who))


def known(engine: Engine, task: str, who: Actor = OFFICER) -> KnownBefore | None:
    return engine.ask(TaskById(task), who).known_before
