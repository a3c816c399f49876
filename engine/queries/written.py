"""Is what the history vouches for still as it was written: answers, path, choices, decisions?"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Row, Table, select

from engine.errors import Unreadable
from engine.model import say
from engine.store.canonical import digest
from engine.store.history import REMARKED, Fault
from engine.store.reading import Reading
from engine.store.schema import answer
from engine.store.schema_attachments import attachment
from engine.store.schema_keys import case_key
from engine.store.schema_trail import choice, decision_log, passed, remark
from engine.store.sealing import opened
from engine.store.work_trail import trail_digest

Values = Mapping[str, Any]

NOT_THE_ANSWER = say("isian yang dicatat tidak lagi sama")
NOT_THE_FILE = say("lampiran yang dicatat tidak lagi sama")
NOT_THE_REASON = say("alasan yang dicatat tidak lagi sama")
NOT_THE_TRAIL = say("jejak langkah tidak lagi sama")

_KEY = frozenset(("daerah", "case_id", "seq", "place"))


def first_lost(reading: Reading, events: Sequence[Row[Any]]) -> Fault | None:
    """Compare a case's answers and trail with the digests in its history; None when they fit."""
    if not events or events[0].chain != events[0].case_id:
        return None
    daerah, case_id = events[0].daerah, events[0].case_id
    fault = _misplaced_mark(reading, events)
    if fault or reading.envelopes.erased(daerah, case_id):
        return fault
    answers = {row["id"]: row for row in _of_case(reading, answer, daerah, case_id)}
    files = _attached(reading, daerah, case_id)
    trails = _trails(reading, daerah, case_id)
    said = remarks(reading, daerah, case_id)
    for event in events:
        detail = json.loads(event.detail)
        fits = (
            (_answer_fits(detail, event.digest, answers), NOT_THE_ANSWER),
            (_attachment_fits(detail, files), NOT_THE_FILE),
            (_reason_fits(event.reason, said.get(event.seq)), NOT_THE_REASON),
            (trails.pop(event.seq, "") == detail.get("trail", ""), NOT_THE_TRAIL),
        )
        if why := next((why for is_same, why in fits if not is_same), None):
            return Fault(event.seq, why)
    return Fault(min(trails), say("jejak langkah tanpa catatan")) if trails else None


def _misplaced_mark(reading: Reading, events: Sequence[Row[Any]]) -> Fault | None:
    """Find a mark of erasure without its entry or the other way round, or a key put back.

    An erased case is compared no more, so the mark alone must not switch that off.
    """
    daerah, case_id = events[0].daerah, events[0].case_id
    gone = reading.envelopes.erased(daerah, case_id)
    said = next((event.seq for event in events if event.deed == "case_erased"), 0)
    here = (case_key.c.daerah == daerah, case_key.c.case_id == case_id)
    keys = reading.connection.execute(select(case_key.c.case_id).where(*here).limit(1))
    if gone == bool(said) and not (gone and keys.first()):
        return None
    return Fault(said or events[-1].seq, say("tanda pemusnahan tidak sesuai riwayat"))


def remarks(reading: Reading, daerah: str, case_id: str) -> dict[int, bytes]:
    """Return what was typed for the deeds of a case, by the seq of its history row."""
    if reading.envelopes.erased(daerah, case_id):
        return {}
    return {row["seq"]: row["body"] for row in _of_case(reading, remark, daerah, case_id)}


def _reason_fits(held: str, said: bytes | None) -> bool:
    if held.startswith(REMARKED):
        return said is not None and held == REMARKED + digest(said)
    return said is None


def _answer_fits(detail: Mapping[str, Any], expected: str, answers: Mapping[str, Values]) -> bool:
    if "answer" not in detail:
        return True
    row = answers.get(detail["answer"])
    return row is not None and digest(row["salt"], row["body"]) == expected


def _attached(reading: Reading, daerah: str, case_id: str) -> dict[str, tuple[str, int]]:
    """Kind and size of each attachment of a case; its content is vouched for by its seal."""
    columns = (attachment.c.id, attachment.c.kind, attachment.c.size)
    query = select(*columns).where(attachment.c.daerah == daerah, attachment.c.case_id == case_id)
    return {row.id: (row.kind, row.size) for row in reading.connection.execute(query)}


def _attachment_fits(detail: Mapping[str, Any], files: Mapping[str, tuple[str, int]]) -> bool:
    if "size" not in detail or "attachment" not in detail:
        return True
    return files.get(detail["attachment"]) == (detail["kind"], detail["size"])


def _trails(reading: Reading, daerah: str, case_id: str) -> dict[int, str]:
    """Digest of the trail rows of each step, by the seq of its history row."""
    rows = [
        (row["seq"], order, row["place"], row)
        for order, table in enumerate((passed, choice, decision_log))
        for row in _of_case(reading, table, daerah, case_id)
    ]
    rows.sort(key=lambda row: row[:3])
    return {
        seq: trail_digest(_values(row for *_, row in step))
        for seq, step in groupby(rows, key=lambda row: row[0])
    }


def _values(rows: Iterable[Values]) -> Iterator[Values]:
    for row in rows:
        yield {name: value for name, value in row.items() if name not in _KEY}


def _of_case(reading: Reading, table: Table, daerah: str, case_id: str) -> Sequence[Values]:
    query = select(table).where(table.c.daerah == daerah, table.c.case_id == case_id)
    rows = reading.connection.execute(query)
    return [_as_written(reading, table, row) for row in rows]


def _as_written(reading: Reading, table: Table, row: Row[Any]) -> Values:
    """Open a row; one that does not open is compared as it lies there, and does not fit."""
    try:
        return opened(reading.connection, table, row)
    except Unreadable:
        return row._asdict()
