"""What stands beside the forms of a case."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, Table, select

from engine.model import NOTHING_SAID
from engine.queries.appointments import appointments_of
from engine.queries.attachments import attachments_of
from engine.queries.erasures import said_of
from engine.queries.facts import HEAD, case_row
from engine.queries.handovers import handovers_of
from engine.queries.known_before import known_before
from engine.queries.letters import letters_of
from engine.queries.transfers import arrived_as, transfers_of
from engine.store.reading import Reading
from engine.store.records import CaseRecord
from engine.store.schema import case_file
from engine.store.schema_beside import case_flag, case_note
from engine.store.schema_links import case_link
from engine.store.sealing import readable
from engine.views import BesideSheet, FlagView, NoteView


@dataclass(frozen=True, slots=True)
class BesideByCase:
    """Other cases of the same people, notes and flags, for who reads the case `no`."""

    no: str

    def answer(self, reading: Reading) -> BesideSheet:
        """Answer with the sheet, empty for who only knows of the case; Unknown for all others."""
        case = case_row(reading, no=self.no)
        subject = reading.subject(case)
        reading.guard("see_case", subject)
        if said_of(reading, case) != NOTHING_SAID or not reading.may("see_answers", subject):
            return BesideSheet()
        reading.opens(case, "case_read")
        return BesideSheet(
            linked=known_before(reading, case),
            notes=_notes(reading, case),
            flags=_flags(reading, case),
            appointments=appointments_of(reading, case),
            before=_joined(reading, case, _BEFORE),
            after=_joined(reading, case, _AFTER),
            handovers=handovers_of(reading, case),
            transfers=transfers_of(reading, case),
            arrived=arrived_as(reading, case),
            letters=letters_of(reading, case, subject),
            attachments=attachments_of(reading, case, subject),
            may_take_part=reading.may("take_part", subject),
            unopened=_unopened(reading, case),
        )


def _rows(reading: Reading, table: Table, case: CaseRecord) -> list[dict[str, Any]]:
    """Return the rows of a case, oldest first, without those that do not open."""
    query = (
        select(table)
        .where(table.c.daerah == case.daerah, table.c.case_id == case.id)
        .order_by(table.c.at, table.c.id)
    )
    held = (readable(reading.connection, table, row) for row in reading.connection.execute(query))
    return [row for row in held if row is not None]


def _notes(reading: Reading, case: CaseRecord) -> tuple[NoteView, ...]:
    rows = [
        row
        for row in _rows(reading, case_note, case)
        if row["kind"] == "team" or row["author"] == reading.actor.username
    ]
    added: dict[str, list[NoteView]] = {}
    for row in rows:
        if row["adds_to"]:
            added.setdefault(row["adds_to"], []).append(_note(row))
    begun = (row for row in reversed(rows) if not row["adds_to"])
    return tuple(_note(row, tuple(added.get(row["id"], ()))) for row in begun)


def _note(row: dict[str, Any], added: tuple[NoteView, ...] = ()) -> NoteView:
    return NoteView(
        id=row["id"],
        kind=row["kind"],
        words=row["body"].decode(),
        at=row["at"],
        by=row["author"],
        by_name=row["author_name"],
        role=row["role"],
        added=added,
    )


def _flags(reading: Reading, case: CaseRecord) -> tuple[FlagView, ...]:
    rows = _rows(reading, case_flag, case)
    views = [flag_view(row, row["body"].decode(), row["outcome"]) for row in rows]
    standing = sorted((one for one in views if not one.closed_at), key=lambda one: one.due)
    return (*standing, *(one for one in reversed(views) if one.closed_at))


def flag_view(row: Row[Any] | dict[str, Any], words: str, outcome: str) -> FlagView:
    """Show a flag; its words only where they were opened."""
    values = row if isinstance(row, dict) else row._asdict()
    shown = {name: values[name] for name in FlagView.__dataclass_fields__ if name in values}
    return FlagView(**{**shown, "words": words, "outcome": outcome})


def _unopened(reading: Reading, case: CaseRecord) -> tuple[str, ...]:
    query = select(case_link.c.pathway).where(
        case_link.c.daerah == case.daerah,
        case_link.c.case_id == case.id,
        case_link.c.other_id == "",
    )
    return tuple(reading.connection.execute(query.order_by(case_link.c.at)).scalars())


#: The column of a link that names this case, and the one that names the other.
_BEFORE = (case_link.c.other_id, case_link.c.case_id)
_AFTER = (case_link.c.case_id, case_link.c.other_id)


def _joined(
    reading: Reading, case: CaseRecord, ends: tuple[ColumnElement[str], ColumnElement[str]]
) -> tuple[str, ...]:
    """Return the numbers of cases that this one led to, or came from, if she may know of them."""
    here, there = ends
    query = (
        select(*HEAD)
        .join(case_link, (case_link.c.daerah == case_file.c.daerah) & (there == case_file.c.id))
        .where(case_link.c.daerah == case.daerah, here == case.id)
        .order_by(case_file.c.id)
    )
    others = map(CaseRecord.of, reading.connection.execute(query).all())
    return tuple(one.no for one in others if reading.may("see_case", reading.subject(one)))
