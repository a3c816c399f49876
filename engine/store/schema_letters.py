"""The tables of letters: how far each unit has counted, and what was signed."""

from sqlalchemy import Index, PrimaryKeyConstraint, Table, UniqueConstraint

from engine.store.schema import metadata, moment, number, of_case, told, words

letter_number = Table(
    "letter_number",
    metadata,
    *words("daerah", "unit"),
    number("year"),
    number("last"),
    PrimaryKeyConstraint("daerah", "unit", "year"),
)

# Append only. A number names nobody; to whom a letter went may.
letter = Table(
    "letter",
    metadata,
    *words("daerah", "id", "case_id", "task_id", "number", "unit"),
    number("year"),
    number("nth"),
    *words("kind", "classification"),
    told("recipient"),
    moment("at"),
    *words("signed_by", "signed_by_name", "signed_role"),
    PrimaryKeyConstraint("daerah", "id"),
    UniqueConstraint("daerah", "unit", "year", "nth"),
    UniqueConstraint("daerah", "number"),
    of_case(),
    Index("letter_of_case", "daerah", "case_id"),
)
