"""The tables of keys: each is kept wrapped by the one above it, the first by a master key."""

from sqlalchemy import ForeignKeyConstraint, PrimaryKeyConstraint, Table

from engine.store.schema import metadata, moment, number, packed, words

daerah_key = Table(
    "daerah_key",
    metadata,
    *words("daerah"),
    number("number"),
    *words("master"),
    packed("wrapped"),
    moment("made_at"),
    PrimaryKeyConstraint("daerah", "number"),
)

# `parent` is the number of the daerah's key that wraps it. It is made before its case, and so is
# not tied to it.
case_key = Table(
    "case_key",
    metadata,
    *words("daerah", "case_id"),
    number("number"),
    number("parent"),
    packed("wrapped"),
    moment("made_at"),
    PrimaryKeyConstraint("daerah", "case_id", "number"),
    ForeignKeyConstraint(["daerah", "parent"], ["daerah_key.daerah", "daerah_key.number"]),
)

# Keys the marks of what people are found by; a new one finds beside the former until all are
# written anew. `parent` as of a case's key.
search_key = Table(
    "search_key",
    metadata,
    *words("daerah"),
    number("number"),
    number("parent"),
    packed("wrapped"),
    moment("made_at"),
    PrimaryKeyConstraint("daerah", "number"),
    ForeignKeyConstraint(["daerah", "parent"], ["daerah_key.daerah", "daerah_key.number"]),
)
