"""What stands in the way of erasing a case, in the order in which it is to be cleared."""

from sqlalchemy import ColumnElement, Connection, Table, select

from engine.lifecycle import DEEDS
from engine.model import NOTHING_SAID, Text, say
from engine.store.columns import DESTROYED, UNSEALED
from engine.store.erased import erased_said
from engine.store.records import CaseRecord
from engine.store.schema_access import emergency
from engine.store.schema_erasure import erasure, legal_hold

STILL_LIVE = say(
    "Kasus ini masih berjalan. Tutup atau batalkan kasusnya dahulu, lalu minta pemusnahan."
)
HELD = say(
    "Kasus ini ditahan karena perkara hukum. Pejabat pelindungan data perlu mencabut penahanannya"
    " dahulu."
)
UNREVIEWED = say("Akses darurat ke kasus ini belum ditinjau. Tinjau dahulu, lalu ulangi.")
NOT_SEALED = say(
    "Isi kasus ini belum tersandi. Mintalah pengelola sistem menjalankan lk3 init, lalu ulangi."
)


def obstacle(connection: Connection, case: CaseRecord) -> Text:
    """Return why a case cannot be erased now, with the repair; nothing when it can."""
    if case.key == DESTROYED:
        return erased_said(connection, case.daerah, case.id)
    found = (
        (case.status not in DEEDS["ask_erasure"], STILL_LIVE),
        (_any(connection, legal_hold, case), HELD),
        (_any(connection, emergency, case, emergency.c.reviewed_by == ""), UNREVIEWED),
        (case.key == UNSEALED, NOT_SEALED),
    )
    return next((why for stands, why in found if stands), NOTHING_SAID)


def is_asked(connection: Connection, case: CaseRecord) -> bool:
    """Tell whether a request waits for its decision."""
    return _any(connection, erasure, case, erasure.c.outcome == "")


def _any(
    connection: Connection, table: Table, case: CaseRecord, *more: ColumnElement[bool]
) -> bool:
    here = (table.c.daerah == case.daerah, table.c.case_id == case.id, *more)
    return connection.execute(select(table.c.case_id).where(*here).limit(1)).first() is not None
