"""The table of files that are attached to cases."""

from sqlalchemy import Index, PrimaryKeyConstraint, Table

from engine.store.schema import content, metadata, moment, number, of_case, told, words

# `task_id` is "" for what belongs to the whole case. Of a row only the last four columns change,
# once: what was taken back is shown to nobody, and goes with the case's key.
attachment = Table(
    "attachment",
    metadata,
    *words("daerah", "id", "case_id", "task_id", "kind"),
    told("name"),
    content("body"),
    content("preview"),
    # Keeps known files from being recognised by the digest in the history.
    content("salt"),
    number("size"),
    moment("at"),
    *words("by", "by_name", "role"),
    moment("taken_back_at", empty=True),
    *words("taken_back_by", "taken_back_by_name"),
    told("reason"),
    PrimaryKeyConstraint("daerah", "id"),
    of_case(),
    Index("attachment_of_case", "daerah", "case_id", "id"),
)
