"""A visit to practise with: who helps from outside is asked, and sees her task alone."""

from collections.abc import Container
from pathlib import Path

from engine import (
    MACHINE_ACTOR,
    Actor,
    AddTerm,
    CaseByNo,
    ClaimTask,
    CompleteTask,
    Engine,
    Files,
    Json,
    PublishDefinition,
    RegisterAccount,
    StartCase,
)
from processes import Region, within
from webui.accounts import account_name

PROCESS = "kunjungan_latihan"
#: Role -> name shown, of who helps from outside.
HELPERS = {"perangkat_desa": "Nurbaiti", "mitra_keamanan": "Syafril Anwar"}


def files() -> Files:
    """Return the drawing of the visit and its forms."""
    here = Path(__file__).parent
    found = (*here.glob("*.bpmn"), *here.glob("*.json"))
    return {path.name: path.read_bytes() for path in sorted(found)}


def invite(engine: Engine, code: str, password_hash: str, known: Container[str]) -> None:
    """Open the helpers' accounts, the official's for the first village of the daerah."""
    for role, name in HELPERS.items():
        username = account_name(role, code)
        if username not in known:
            account = RegisterAccount(
                username, name, code, (), password_hash=password_hash, demo=True
            )
            engine.do(account, MACHINE_ACTOR)
            areas = (_village(code).kode,) if role == "perangkat_desa" else ()
            engine.do(AddTerm(username, role, areas=areas), MACHINE_ACTOR)


def tell(engine: Engine, code: str, officer: Actor) -> None:
    """Begin a visit: one task is offered to the official, one lies on the guard's desk."""
    engine.do(PublishDefinition(code, PROCESS, files(), "Latihan"), MACHINE_ACTOR)
    begun = engine.do(StartCase(PROCESS), officer)
    told: dict[str, Json] = {
        "samaran": "Keluarga Melati",
        "alamat": {"kode_wilayah": _village(code).kode, "patokan": "Rumah hijau di sebelah surau"},
        "titik_temu": "Depan kantor kelurahan",
        "waktu_temu": "Besok, pukul 9 pagi",
        "alasan": "Tetangga mendengar tangisan anak beberapa malam berturut-turut.",
    }
    engine.do(CompleteTask(begun.next_tasks[0], told), officer)
    role = "mitra_keamanan"
    username = account_name(role, code)
    guard = Actor(username=username, name=HELPERS[role], daerah=code, role=role)
    tasks = engine.ask(CaseByNo(begun.case_no), officer).tasks
    escort = next(task for task in tasks if task.role == role)
    engine.do(ClaimTask(escort.id), guard)


def _village(code: str) -> Region:
    return within(within(code)[0].kode)[0]
