"""The tables of what a team keeps beside the forms of a case."""

from sqlalchemy import ForeignKeyConstraint, Index, PrimaryKeyConstraint, Table, UniqueConstraint

from engine.store.schema import content, metadata, moment, of_case, only, told, words

# Append only: a note is corrected by another that names it in `adds_to`. `kind` "private" is for
# its author alone, "team" for whoever works on the case.
case_note = Table(
    "case_note",
    metadata,
    *words("daerah", "id", "case_id", "kind", "adds_to"),
    content("body"),
    moment("at"),
    *words("author", "author_name", "role"),
    PrimaryKeyConstraint("daerah", "id"),
    of_case(),
    Index("case_note_of_case", "daerah", "case_id", "id"),
)

# Who must act, and by when; `closed_by` is "" until then.
case_flag = Table(
    "case_flag",
    metadata,
    *words("daerah", "id", "case_id", "case_no", "whom", "whom_name"),
    content("body"),
    moment("due"),
    moment("at"),
    *words("by", "by_name"),
    moment("closed_at", empty=True),
    *words("closed_by", "closed_by_name"),
    told("outcome"),
    PrimaryKeyConstraint("daerah", "id"),
    of_case(),
    Index("case_flag_of_case", "daerah", "case_id", "due"),
    Index("case_flag_open", "daerah", "whom", "due", "id", **only("closed_by = ''")),
)

# `outcome` is "" until somebody says how it went: "hadir", "tidak_hadir" or "batal".
appointment = Table(
    "appointment",
    metadata,
    *words("daerah", "id", "case_id", "case_no", "whom", "whom_name", "place"),
    moment("starts_at"),
    moment("ends_at"),
    content("body"),
    moment("at"),
    *words("by", "by_name", "outcome"),
    told("outcome_note"),
    PrimaryKeyConstraint("daerah", "id"),
    of_case(),
    Index("appointment_of_case", "daerah", "case_id", "starts_at"),
    Index("appointment_of_person", "daerah", "whom", "starts_at", "id"),
)

# Only the digest of the secret address is kept; it is looked up before the daerah is known.
calendar_link = Table(
    "calendar_link",
    metadata,
    *words("digest", "daerah", "username"),
    moment("made_at"),
    PrimaryKeyConstraint("digest"),
    UniqueConstraint("daerah", "username"),
    ForeignKeyConstraint(["username"], ["account.username"]),
)

# One person hands her place on a case to another; `outcome` is "" until it is "accepted", "refused"
# or "withdrawn". What the taker must know stands in `body`.
handover = Table(
    "handover",
    metadata,
    *words("daerah", "id", "case_id", "case_no", "giver", "giver_name"),
    *words("taker", "taker_name", "role"),
    content("body"),
    moment("at"),
    moment("answered_at", empty=True),
    *words("outcome"),
    told("reason"),
    PrimaryKeyConstraint("daerah", "id"),
    of_case(),
    Index("handover_of_case", "daerah", "case_id", "at"),
    Index("handover_to_person", "daerah", "taker", "id", **only("outcome = ''")),
)
