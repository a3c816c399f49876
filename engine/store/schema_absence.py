"""The table of who works in whose place, and for how long."""

from sqlalchemy import Index, PrimaryKeyConstraint, Table

from engine.store.schema import metadata, moment, words

# `username` is away, or has entrusted one task; `substitute`, "" for nobody, works in her place on
# what she holds: on everything that asks for a role of both, or on `task_id` alone. It is over at
# `ends_at`, which whoever ends it early sets.
stand_in = Table(
    "stand_in",
    metadata,
    *words("daerah", "id", "username", "name", "substitute", "substitute_name"),
    *words("task_id", "kind"),
    moment("starts_at"),
    moment("ends_at"),
    moment("at"),
    *words("by", "by_name"),
    PrimaryKeyConstraint("daerah", "id"),
    Index("stand_in_for_person", "daerah", "username", "ends_at"),
    Index("stand_in_by_person", "daerah", "substitute", "ends_at"),
)
