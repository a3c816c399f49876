"""The tables of cases that go on in another daerah: one row on either side of the wall."""

from sqlalchemy import Index, PrimaryKeyConstraint, Table

from engine.store.schema import content, metadata, moment, of_case, only, words

# What the case's own daerah keeps. `body`: what the other one must know, read there only once it
# has said yes; `new_no`: the number there. `next_at`: when the machine is to carry it over the
# wall, null for not at all.
transfer = Table(
    "transfer",
    metadata,
    *words("daerah", "id", "case_id", "case_no", "to_daerah"),
    *words("why", "urgency", "basis"),
    content("body"),
    *words("status"),
    moment("at"),
    *words("by", "by_name"),
    moment("answered_at", empty=True),
    *words("answered_by_name", "refusal", "new_no"),
    moment("next_at", empty=True),
    PrimaryKeyConstraint("daerah", "id"),
    of_case(),
    Index("transfer_of_case", "daerah", "case_id"),
    Index("transfer_to_carry", "daerah", "next_at", **only("next_at IS NOT NULL")),
)

# What the daerah that is asked knows of it, under the same id: nothing that a family said.
# `case_no`: the number there; `new_process`, `new_no`: how it goes on here.
incoming = Table(
    "incoming",
    metadata,
    *words("daerah", "id", "from_daerah", "case_no", "process", "process_name"),
    *words("pathway", "klass", "risk", "stage", "why", "urgency", "basis", "status"),
    moment("at"),
    *words("by_name"),
    moment("answered_at", empty=True),
    *words("answered_by", "answered_by_name", "refusal", "new_process", "new_no"),
    moment("next_at", empty=True),
    PrimaryKeyConstraint("daerah", "id"),
    Index("incoming_by_number", "daerah", "new_no"),
    Index("incoming_to_carry", "daerah", "next_at", **only("next_at IS NOT NULL")),
)
