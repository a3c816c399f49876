"""Closed cases that are to go, and who asks and decides."""

from engine import (
    AskErasure,
    CancelCase,
    CompleteTask,
    DecideErasure,
    Engine,
    GrantAccess,
)
from tests.engine.access_office import (
    DATA_OFFICER,
    PSYCHOLOGIST,
    REASON,
    TOLD,
    managed,
    register,
    task,
)
from tests.engine.office import MANAGER, WORKER, person

HEAD = person("kepala_dinas")
LETTER = "400.9.14/17/LK3/2026"
WHY = "Ibu Ani meminta berkasnya dimusnahkan"
NOTE = "Sesuai jadwal retensi arsip Ibu Ani"
SAID = (
    "Isi kasus ini sudah dimusnahkan pada 02-03-2026 atas dasar permintaan subjek data"
    " (UU 27/2022 Pasal 44). Riwayatnya tetap ada."
)


def closed(engine: Engine) -> str:
    """A cancelled case with answers, a draft, a grant and reasons; the head of office is there."""
    register(engine, HEAD)
    no = managed(engine)
    mine = task(engine, no, "tangani").id
    engine.do(GrantAccess(no, PSYCHOLOGIST.username, REASON), MANAGER)
    engine.do(CompleteTask(mine, {"masalah": TOLD, "kelas": "K3"}), WORKER)
    engine.do(CancelCase(no, WHY), MANAGER)
    return no


def ask(engine: Engine, no: str, actor=MANAGER, **more: str) -> str:
    """Ask for a case to be destroyed; return the id of the request."""
    told = {"ground": "permintaan", "document": LETTER, "reason": WHY, **more}
    return engine.do(AskErasure(no, **told), actor).subject


def erase(engine: Engine, no: str) -> str:
    """Have a case destroyed by two people; return the id of the request."""
    asked = ask(engine, no)
    engine.do(DecideErasure(asked, "disetujui", NOTE), DATA_OFFICER)
    return asked
