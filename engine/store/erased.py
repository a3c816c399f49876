"""What is said of a case whose contents were destroyed: when, and on what ground."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from engine.model import Text, say
from engine.store.columns import WIB
from engine.store.schema_erasure import erasure
from engine.views import GROUNDS

#: The outcome of a request that was granted.
GRANTED = "disetujui"

UNDECIDED = say("Kasus ini bertanda dimusnahkan tanpa keputusan yang tercatat. Beri tahu auditor.")

_GRANTED = select(erasure.c.decided_at, erasure.c.ground).where(
    erasure.c.daerah == bindparam("daerah"),
    erasure.c.case_id == bindparam("case_id"),
    erasure.c.outcome == GRANTED,
)


def erased_said(connection: Connection, daerah: str, case_id: str) -> Text:
    """Return the one sentence that stands in place of an erased case's contents.

    A case that is marked as erased though nobody granted it was meddled with: it says so.
    """
    which = {"daerah": daerah, "case_id": case_id}
    row = connection.execute(_GRANTED, which).first()
    return sentence(row.decided_at, row.ground) if row else UNDECIDED


def sentence(at: datetime, ground: str) -> Text:
    """Say when and why; the day as the capital's calendar has it."""
    return say(
        "Isi kasus ini sudah dimusnahkan pada {day} atas dasar {ground}. Riwayatnya tetap ada.",
        day=f"{at.astimezone(WIB):%d-%m-%Y}",
        ground=GROUNDS[ground],
    )
