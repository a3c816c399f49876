"""What is said of a case whose contents were destroyed: when, and on what ground."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from engine.model import Text, say
from engine.store.columns import WIB
from engine.store.schema_erasure import erasure
from engine.views import GROUNDS

#: The outcome of a request that was granted.
GRANTED = "disetujui"

_GRANTED = select(erasure.c.decided_at, erasure.c.ground).where(
    erasure.c.daerah == bindparam("daerah"),
    erasure.c.case_id == bindparam("case_id"),
    erasure.c.outcome == GRANTED,
)


def erased_said(connection: Connection, daerah: str, case_id: str) -> Text:
    """Return the one sentence that stands in place of an erased case's contents."""
    which = {"daerah": daerah, "case_id": case_id}
    row = connection.execute(_GRANTED, which).one()
    return sentence(row.decided_at, row.ground)


def sentence(at: datetime, ground: str) -> Text:
    """Say when and why; the day as the capital's calendar has it."""
    return say(
        "Isi kasus ini sudah dimusnahkan pada {day} atas dasar {ground}. Riwayatnya tetap ada.",
        day=f"{at.astimezone(WIB):%d-%m-%Y}",
        ground=GROUNDS[ground],
    )
