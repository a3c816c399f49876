"""The tables of erasure: what was asked and decided, and which cases a legal matter holds back."""

from sqlalchemy import Index, PrimaryKeyConstraint, Table

from engine.store.schema import content, metadata, moment, of_case, only, words

# `outcome` is "" until it is decided. Reason and note are sealed with the case, and go with it.
erasure = Table(
    "erasure",
    metadata,
    *words("daerah", "id", "case_id", "case_no", "ground", "document"),
    content("reason"),
    moment("at"),
    *words("by", "by_name", "by_role"),
    moment("decided_at", empty=True),
    *words("decided_by", "decided_by_name", "decided_role", "outcome"),
    content("note"),
    PrimaryKeyConstraint("daerah", "id"),
    of_case(),
    Index("erasure_of_case", "daerah", "case_id"),
    Index("erasure_open", "daerah", "at", "id", **only("outcome = ''")),
)

# While the row is there the case cannot be erased.
legal_hold = Table(
    "legal_hold",
    metadata,
    *words("daerah", "case_id"),
    content("reason"),
    moment("at"),
    *words("by", "by_name"),
    PrimaryKeyConstraint("daerah", "case_id"),
    of_case(),
)
