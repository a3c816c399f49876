"""The tables of who is let into a case by name, who is kept out, and emergency access."""

from sqlalchemy import Index, PrimaryKeyConstraint, Table

from engine.store.schema import content, metadata, moment, number, of_case, only, words

# What is in force; what was, the history tells. `until` is NEVER where no end was set.
case_grant = Table(
    "case_grant",
    metadata,
    *words("daerah", "case_id", "username", "name", "role"),
    content("reason"),
    moment("until"),
    moment("at"),
    *words("by", "by_name"),
    PrimaryKeyConstraint("daerah", "case_id", "username"),
    of_case(),
    Index("case_grant_of_person", "daerah", "username", "case_id"),
    # A worker looks for those that ran out.
    Index("case_grant_until", "daerah", "until"),
)

case_denial = Table(
    "case_denial",
    metadata,
    *words("daerah", "case_id", "username", "name"),
    content("reason"),
    moment("at"),
    *words("by", "by_name"),
    PrimaryKeyConstraint("daerah", "case_id", "username"),
    of_case(),
    Index("case_denial_of_person", "daerah", "username", "case_id"),
)

# `due` is when it must have been reviewed; `reviewed_by` is "" until then.
emergency = Table(
    "emergency",
    metadata,
    *words("daerah", "id", "case_id", "case_no", "username", "name", "role"),
    content("reason"),
    moment("at"),
    moment("until"),
    moment("due"),
    moment("reviewed_at", empty=True),
    *words("reviewed_by", "reviewed_by_name", "outcome"),
    content("note"),
    PrimaryKeyConstraint("daerah", "id"),
    of_case(),
    Index("emergency_of_case", "daerah", "case_id", "username", "until"),
    Index("emergency_of_person", "daerah", "username", "until"),
    Index("emergency_open", "daerah", "due", "id", **only("reviewed_by = ''")),
)

# A word to one person, or to whoever wears a hat: `username` is "" then. Never what families said.
notice = Table(
    "notice",
    metadata,
    *words("daerah", "id", "kind", "username", "role", "case_no", "about", "about_name"),
    number("count"),
    moment("at"),
    moment("seen_at", empty=True),
    *words("seen_by"),
    PrimaryKeyConstraint("daerah", "id"),
    Index("notice_to_person", "daerah", "username", "id", **only("seen_by = ''")),
    Index("notice_to_role", "daerah", "role", "id", **only("seen_by = ''")),
    Index("notice_about", "daerah", "about", "kind", "at"),
)
