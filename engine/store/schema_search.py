"""The table of what people are found by: keyed marks, from which no name can be read."""

from sqlalchemy import ForeignKeyConstraint, Index, PrimaryKeyConstraint, Table

from engine.store.schema import metadata, number, of_case, packed, words

# `task_id` is that of the answer, `place` the question in it; `key` is the number of the key that
# made the mark (search_key): none is forgotten while a mark needs it.
found_by = Table(
    "found_by",
    metadata,
    *words("daerah", "kind"),
    packed("mark"),
    *words("case_id", "task_id", "place"),
    number("key"),
    PrimaryKeyConstraint("daerah", "kind", "mark", "case_id", "task_id", "place"),
    of_case(),
    ForeignKeyConstraint(["daerah", "key"], ["search_key.daerah", "search_key.number"]),
    Index("found_by_of_answer", "daerah", "case_id", "task_id"),
    # Which cases are still to be written anew.
    Index("found_by_with_key", "daerah", "key"),
)
