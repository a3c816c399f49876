"""The table of institutions that families are referred to."""

from sqlalchemy import Boolean, Column, Index, PrimaryKeyConstraint, Table

from engine.store.schema import metadata, moment, number, words

# Of the institution, never of a family: all of it in the clear. `needs` and `areas` are codes with
# spaces between them, days are texts like "2026-07-26"; "" says nothing.
institution = Table(
    "institution",
    metadata,
    *words("daerah", "id", "name", "kind", "needs", "areas", "address", "phone", "contact"),
    *words("hours", "cost", "access", "limits", "agreement_no", "agreement_until"),
    *words("source", "checked_on"),
    Column("active", Boolean(create_constraint=False), nullable=False),
    # Why it was retired, or taken up again.
    *words("reason"),
    number("version"),
    moment("changed_at"),
    *words("changed_by_name"),
    PrimaryKeyConstraint("daerah", "id"),
    Index("institution_by_kind", "daerah", "kind", "name"),
)
