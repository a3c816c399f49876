"""Closed cases that were opened in an emergency."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Table, select

from engine.access import Subject
from engine.store.admitted import not_denied
from engine.store.reading import Reading
from engine.store.schema_access import emergency
from engine.store.sealing import contents_of, readable
from engine.views import EmergencyView


@dataclass(frozen=True, slots=True)
class Emergencies:
    """The emergency accesses of the actor's daerah: those to be reviewed first, by their due."""

    limit: int = 50

    def answer(self, reading: Reading) -> tuple[EmergencyView, ...]:
        """Answer with up to `limit`; Forbidden for who neither reviews nor audits."""
        daerah = reading.actor.daerah
        reading.guard("see_emergencies", Subject(daerah=daerah))
        query = (
            select(emergency)
            .where(emergency.c.daerah == daerah, not_denied(emergency, reading.actor))
            .order_by(emergency.c.reviewed_by != "", emergency.c.due, emergency.c.id)
            .limit(self.limit)
        )
        rows = reading.connection.execute(query).all()
        note_words(reading, rows, "emergency_read")
        return tuple(emergency_view(reading, row) for row in rows)


def emergency_view(reading: Reading, row: Row[Any]) -> EmergencyView:
    """Show one emergency access."""
    subject = Subject(daerah=row.daerah, author=row.username)
    said = words_of(reading, emergency, row)
    return EmergencyView(
        id=row.id,
        case_no=row.case_no,
        name=row.name,
        role=row.role,
        reason=said["reason"],
        at=row.at,
        until=row.until,
        due=row.due,
        outcome=row.outcome,
        note=said["note"],
        reviewed_at=row.reviewed_at,
        reviewed_by_name=row.reviewed_by_name,
        may_review=not row.reviewed_by and reading.may("review_emergency", subject),
    )


def note_words(reading: Reading, rows: Sequence[Row[Any]], function: str) -> None:
    """Have it written down of which cases the rows show sealed words; an erased one has none."""
    for daerah, case_id in sorted({(row.daerah, row.case_id) for row in rows}):
        if not reading.envelopes.erased(daerah, case_id):
            reading.lists(case_id, function)


def words_of(reading: Reading, table: Table, row: Row[Any]) -> dict[str, str | None]:
    """Open the sealed words of a row; None where they do not open, "" of an erased case."""
    if reading.envelopes.erased(row.daerah, row.case_id):
        return dict.fromkeys(contents_of(table), "")
    held = readable(reading.connection, table, row)
    return {name: held[name].decode() if held else None for name in contents_of(table)}
