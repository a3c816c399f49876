"""A case's history as a proof that is checked without us."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, and_, select

from engine.access import Subject
from engine.errors import WrongState
from engine.model import Json, JsonObject, say
from engine.queries.facts import case_row
from engine.store.reading import Reading
from engine.store.schema_trail import audit
from engine.store.schema_tree import checkpoint, leaf, tree
from engine.witness import Levels, origin_of, told

UNSEALED = say("Riwayat belum ditandatangani; jalankan pekerja (lk3 worker --once), lalu ulangi.")


@dataclass(frozen=True, slots=True)
class ProveHistory:
    """The entries of one case that are signed, each with its way to the signed root."""

    no: str

    def answer(self, reading: Reading) -> JsonObject:
        """Answer with a proof for `engine/witness/verifier.py`; WrongState before it is signed."""
        case = case_row(reading, no=self.no)
        reading.guard("see_history", reading.subject(case))
        reading.opens(case, "proof_made")
        note, size = _signed(reading, case.daerah)
        levels = Levels(_leaves(reading, case.daerah, size))
        entries: list[Json] = [
            _entry(row, levels) for row in _rows(reading, case.daerah, case.id, size)
        ]
        return {
            "case": case.no,
            "origin": origin_of(case.daerah),
            "chain": case.id,
            "checkpoint": note,
            "entries": entries,
        }


@dataclass(frozen=True, slots=True)
class Checkpoints:
    """The latest signed checkpoint of each daerah, for witnesses outside of the database."""

    def answer(self, reading: Reading) -> tuple[str, ...]:
        """Answer with the notes, by daerah."""
        reading.guard("work_clock", Subject(daerah=reading.actor.daerah))
        return tuple(reading.connection.execute(_newest().order_by(tree.c.daerah)).scalars())


def _newest() -> Select[str]:
    same = and_(checkpoint.c.daerah == tree.c.daerah, checkpoint.c.size == tree.c.size)
    return select(checkpoint.c.note).select_from(tree.join(checkpoint, same))


def _signed(reading: Reading, daerah: str) -> tuple[str, int]:
    """Return the newest checkpoint of a daerah, and its size."""
    note = reading.connection.execute(_newest().where(tree.c.daerah == daerah)).scalar()
    if note is None:
        raise WrongState(UNSEALED)
    return note, told(note)[1]


def _leaves(reading: Reading, daerah: str, size: int) -> list[bytes]:
    query = select(leaf.c.hash).where(leaf.c.daerah == daerah, leaf.c.number < size)
    return list(reading.connection.execute(query.order_by(leaf.c.number)).scalars())


def _rows(reading: Reading, daerah: str, chain: str, size: int) -> Iterator[Row[Any]]:
    same = and_(
        leaf.c.daerah == audit.c.daerah, leaf.c.chain == audit.c.chain, leaf.c.seq == audit.c.seq
    )
    query = (
        select(audit, leaf.c.salt, leaf.c.number)
        .select_from(audit.join(leaf, same))
        .where(audit.c.daerah == daerah, audit.c.chain == chain, leaf.c.number < size)
        .order_by(audit.c.seq)
    )
    yield from reading.connection.execute(query)


def _entry(row: Row[Any], levels: Levels) -> dict[str, Json]:
    fields = {column.name: getattr(row, column.name) for column in audit.columns}
    return {
        "row": {**fields, "at": row.at.isoformat()},
        "salt": row.salt.hex(),
        "number": row.number,
        "path": [step.hex() for step in levels.path(row.number)],
    }
