"""The tables of nudges: how people want to be told outside the pages, and what was told."""

from sqlalchemy import Index, PrimaryKeyConstraint, Table

from engine.store.schema import metadata, moment, number, only, packed, words

# One row for each who ever gave an address. `refused` are pairs "event.channel" with blanks
# between them; `digest_day` is the last day that had its digest; from `look_at` on a worker looks.
nudge_choice = Table(
    "nudge_choice",
    metadata,
    *words("daerah", "username", "language", "pace"),
    number("hour"),
    *words("quiet", "refused", "digest_day"),
    moment("look_at"),
    PrimaryKeyConstraint("daerah", "username"),
    Index("nudge_choice_look", "daerah", "look_at", "username"),
)

# `body` is the address under the vault's lock. `code_key` names the nudge that carried the code.
nudge_address = Table(
    "nudge_address",
    metadata,
    *words("daerah", "username", "channel"),
    packed("body"),
    *words("code_key"),
    number("wrong"),
    moment("asked_at"),
    moment("confirmed_at", empty=True),
    moment("failed_at", empty=True),
    PrimaryKeyConstraint("daerah", "username", "channel"),
)

# What somebody was told of, or knows by herself, as long as it waits.
nudged = Table(
    "nudged",
    metadata,
    *words("daerah", "username", "event", "subject"),
    moment("at"),
    PrimaryKeyConstraint("daerah", "username", "event", "subject"),
)

# `status` is "waiting", "sent", "failed" or "withdrawn".
nudge = Table(
    "nudge",
    metadata,
    *words("daerah", "key", "username", "channel", "kind"),
    number("count"),
    *words("status"),
    number("tries"),
    moment("next_at"),
    moment("created_at"),
    PrimaryKeyConstraint("daerah", "key"),
    Index("nudge_waiting", "daerah", "next_at", "key", **only("status = 'waiting'")),
    Index("nudge_of_person", "daerah", "username", "created_at"),
)
