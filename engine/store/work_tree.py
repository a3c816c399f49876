"""The witness's drawer: leaves that wait, the tree they grow, what was signed."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from engine.store.columns import LONG_AGO
from engine.store.schema_tree import checkpoint, leaf, tree
from engine.store.upsert import insert_or_ignore
from engine.witness import Frontier

_WAITS = leaf.c.number.is_(None)
_NUMBER = (
    update(leaf)
    .where(
        leaf.c.daerah == bindparam("at_daerah"),
        leaf.c.chain == bindparam("at_chain"),
        leaf.c.seq == bindparam("at_seq"),
    )
    .values(number=bindparam("place"))
)


class Trees:
    """The trees of every daerah the machine serves."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    def waiting(self, rest: timedelta) -> list[str]:
        """Return the daerah with leaves that wait, whose last checkpoint is older than `rest`."""
        recent = (tree.c.sealed_at > self._now - rest, tree.c.sealed_at <= self._now)
        fresh = select(tree.c.daerah).where(*recent)
        query = select(leaf.c.daerah).distinct().where(_WAITS, leaf.c.daerah.not_in(fresh))
        return list(self._connection.execute(query).scalars())

    def hold(self, daerah: str) -> Frontier:
        """Lock a daerah's tree and return what must be known to grow it."""
        empty = {"daerah": daerah, "size": 0, "frontier": b"", "sealed_at": LONG_AGO}
        insert_or_ignore(self._connection, tree, empty)
        query = select(tree).where(tree.c.daerah == daerah).with_for_update()
        row = self._connection.execute(query).one()
        return Frontier.unpacked(row.size, row.frontier)

    def leaves(self, daerah: str, limit: int) -> Sequence[Row[str, int, bytes]]:
        """Return up to `limit` leaves that wait, each chain in its order."""
        query = (
            select(leaf.c.chain, leaf.c.seq, leaf.c.hash)
            .where(leaf.c.daerah == daerah, _WAITS)
            .order_by(leaf.c.chain, leaf.c.seq)
            .limit(limit)
        )
        return self._connection.execute(query).all()

    def number(self, daerah: str, rows: Sequence[Row[str, int, bytes]], first: int) -> None:
        """Give leaves their places in the tree, from `first` on."""
        places = [
            {"at_daerah": daerah, "at_chain": row.chain, "at_seq": row.seq, "place": first + at}
            for at, row in enumerate(rows)
        ]
        self._connection.execute(_NUMBER, places)

    def keep(self, daerah: str, grown: Frontier, note: str) -> None:
        """Write down the grown tree and its signed checkpoint."""
        values = {"size": grown.size, "frontier": grown.packed(), "sealed_at": self._now}
        self._connection.execute(update(tree).where(tree.c.daerah == daerah).values(**values))
        row = {"daerah": daerah, "size": grown.size, "note": note, "at": self._now}
        self._connection.execute(insert(checkpoint), row)
