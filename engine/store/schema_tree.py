"""The tables of the history's witness: a leaf per entry, the tree so far, what was signed."""

from sqlalchemy import (
    Column,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
)

from engine.store.schema import metadata, moment, number, only, packed, words

# Written with its entry, and not tied to it: a leaf tells that an entry is gone. It gets its number
# when a worker next grows the tree.
leaf = Table(
    "leaf",
    metadata,
    *words("daerah", "chain"),
    number("seq"),
    packed("salt"),
    packed("hash"),
    Column("number", Integer, nullable=True),
    PrimaryKeyConstraint("daerah", "chain", "seq"),
    UniqueConstraint("daerah", "number"),
    Index("leaf_waiting", "daerah", "chain", "seq", **only("number IS NULL")),
)

# One row per daerah, locked by whoever grows its tree.
tree = Table(
    "tree",
    metadata,
    *words("daerah"),
    number("size"),
    packed("frontier"),
    moment("sealed_at"),
    PrimaryKeyConstraint("daerah"),
)

checkpoint = Table(
    "checkpoint",
    metadata,
    *words("daerah"),
    number("size"),
    *words("note"),
    moment("at"),
    PrimaryKeyConstraint("daerah", "size"),
)
