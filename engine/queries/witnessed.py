"""Is the history the one that was signed? Leaves, roots and checkpoints, against each other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Row, and_, select

from engine.model import Text, say
from engine.store.reading import Reading
from engine.store.schema_trail import audit
from engine.store.schema_tree import checkpoint, leaf, tree
from engine.witness import Frontier, Unproven, leaf_hash, opened, origin_of, told

FORGED = say("tanda tangan pada titik periksa tidak sah")
REWRITTEN = say("tidak lagi seperti yang ditandatangani")
SHORTER = say("terpotong sesudah ditandatangani")


@dataclass(frozen=True, slots=True)
class Breach:
    """The first entry that is not as it was signed."""

    chain: str
    seq: int
    why: Text


@dataclass(slots=True)
class _Walk:
    """A daerah's tree grown once more, leaf by leaf, and compared where something was signed."""

    #: Size -> the checkpoints that tell its root.
    signed: Mapping[int, Sequence[str]]
    key: str
    tree: Frontier = field(default_factory=Frontier)
    #: Chain and seq of the first leaf since the last root that was right.
    since: tuple[str, int] = ("", 0)

    def step(self, row: Row[Any]) -> Breach | None:
        here = (row.chain, row.seq)
        if self.since == ("", 0):
            self.since = here
        if row.number != self.tree.size:
            return Breach(*here, say("hilang"))
        if row.written is None:
            return Breach(*here, say("hilang"))
        if leaf_hash(row.salt, row.written) != row.hash:
            return Breach(*here, say("isinya diubah"))
        self.tree = self.tree.grown((row.hash,))
        return self.compare()

    def compare(self) -> Breach | None:
        for note in self.signed.get(self.tree.size, ()):
            if told(note)[2] != self.tree.root:
                return Breach(*self.since, REWRITTEN if _by(self.key, note) else FORGED)
            self.since = ("", 0)
        return None


def breach(reading: Reading, daerah: str, witness: Iterable[str]) -> Breach | None:
    """Return the first entry of a daerah that is not as signed; None when all are.

    `witness`: signed checkpoints that were kept outside of the database.
    """
    kept = [note for note in witness if note.startswith(f"{origin_of(daerah)}\n")]
    own = select(checkpoint.c.note).where(checkpoint.c.daerah == daerah)
    notes = [*reading.connection.execute(own.order_by(checkpoint.c.size)).scalars()]
    try:
        signed = _by_size((*notes, *kept))
    except Unproven:
        return Breach("", 0, FORGED)
    walk = _Walk(signed, reading.seal_key)
    for row in _leaves(reading, daerah):
        if found := walk.step(row):
            return found
    last = [group[-1] for group in (notes, kept) if group]
    if any(not _by(reading.seal_key, note) for note in last):
        return Breach("", 0, FORGED)
    grown = max([*signed, _size(reading, daerah)])
    return Breach("", walk.tree.size + 1, SHORTER) if grown > walk.tree.size else None


def unleaved(reading: Reading, daerah: str) -> Breach | None:
    """Return an entry that was put in past the tree."""
    joined = audit.outerjoin(leaf, _same())
    query = (
        select(audit.c.chain, audit.c.seq)
        .select_from(joined)
        .where(audit.c.daerah == daerah, leaf.c.seq.is_(None))
        .order_by(audit.c.chain, audit.c.seq)
        .limit(1)
    )
    row = reading.connection.execute(query).first()
    return None if row is None else Breach(row.chain, row.seq, say("disisipkan"))


def _leaves(reading: Reading, daerah: str) -> Iterator[Row[Any]]:
    query = (
        select(leaf, audit.c.hash.label("written"))
        .select_from(leaf.outerjoin(audit, _same()))
        .where(leaf.c.daerah == daerah, leaf.c.number.is_not(None))
        .order_by(leaf.c.number)
    )
    yield from reading.connection.execute(query)


def _same() -> Any:  # noqa: ANN401 a join's condition
    return and_(
        leaf.c.daerah == audit.c.daerah, leaf.c.chain == audit.c.chain, leaf.c.seq == audit.c.seq
    )


def _by_size(notes: Iterable[str]) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for note in notes:
        found[told(note)[1]].append(note)
    return found


def _by(key: str, note: str) -> bool:
    """Tell whether a checkpoint is signed with the key; without one nobody can."""
    try:
        return bool(key) and bool(opened(note, key))
    except Unproven:
        return False


def _size(reading: Reading, daerah: str) -> int:
    query = select(tree.c.size).where(tree.c.daerah == daerah)
    return reading.connection.execute(query).scalar() or 0
