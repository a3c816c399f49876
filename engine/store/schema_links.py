"""The table of cases that one case led to."""

from sqlalchemy import Index, PrimaryKeyConstraint, Table

from engine.store.schema import metadata, moment, of_case, words

# Append only. `element` is the step that led on; `other_id` is "" where the daerah does not offer
# the pathway: who looks at the case sees that somebody has to see to it.
case_link = Table(
    "case_link",
    metadata,
    *words("daerah", "case_id", "element", "pathway", "other_id"),
    moment("at"),
    PrimaryKeyConstraint("daerah", "case_id", "element"),
    of_case(),
    Index("case_link_to", "daerah", "other_id"),
)
