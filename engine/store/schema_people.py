"""The tables of people: second factors, counted attempts, links, units and terms of office."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKeyConstraint,
    Index,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
)

from engine.store.schema import metadata, moment, number, packed, words

# `body` belongs to the kind: a code app's secret under the vault's lock, a passkey's public key.
# `counter` only grows: the last time step or signature that was accepted.
second_factor = Table(
    "second_factor",
    metadata,
    *words("daerah", "username", "id", "kind", "name"),
    packed("body"),
    number("counter"),
    moment("added_at"),
    moment("used_at"),
    PrimaryKeyConstraint("daerah", "username", "id"),
    ForeignKeyConstraint(["username"], ["account.username"]),
)

recovery_code = Table(
    "recovery_code",
    metadata,
    *words("daerah", "username"),
    number("place"),
    *words("hash"),
    PrimaryKeyConstraint("daerah", "username", "place"),
    ForeignKeyConstraint(["username"], ["account.username"]),
)

# Wrong attempts come from nowhere: `daerah` is "" until somebody has signed in.
attempt = Table(
    "attempt",
    metadata,
    *words("daerah", "mark"),
    number("wrong"),
    moment("waits_until"),
    moment("seen_at"),
    moment("trusted_until"),
    PrimaryKeyConstraint("daerah", "mark"),
    Index("attempt_seen", "daerah", "seen_at"),
)

# Lets one person choose a password, once; only the digest of its token is stored.
account_link = Table(
    "account_link",
    metadata,
    *words("daerah", "username", "token_hash"),
    moment("expires_at"),
    PrimaryKeyConstraint("daerah", "username"),
    ForeignKeyConstraint(["username"], ["account.username"]),
)

# One administrator's wish for a reset that takes two; a day old it is none.
reset_wish = Table(
    "reset_wish",
    metadata,
    *words("daerah", "username"),
    Column("factors", Boolean(create_constraint=False), nullable=False),
    *words("by", "by_name", "reason"),
    moment("at"),
    PrimaryKeyConstraint("daerah", "username"),
    ForeignKeyConstraint(["username"], ["account.username"]),
)

# An LK3 below a daerah; there may be several.
unit = Table(
    "unit",
    metadata,
    *words("daerah", "id", "name"),
    PrimaryKeyConstraint("daerah", "id"),
    UniqueConstraint("daerah", "name"),
)

# A role held for a time; `place` orders a person's roles, her main one first. Days are texts like
# "2026-07-26", "" when not given; a term that was ended early says by whom and why.
term = Table(
    "term",
    metadata,
    *words("daerah", "id", "username", "role", "unit"),
    number("place"),
    moment("starts_at"),
    moment("ends_at"),
    *words("sk_no", "str_no", "pledged_on", "ended_by", "end_reason"),
    # Region codes with spaces between them: where a village official serves.
    *words("areas"),
    PrimaryKeyConstraint("daerah", "id"),
    ForeignKeyConstraint(["username"], ["account.username"]),
    Index("term_of_person", "daerah", "username"),
    Index("term_with_role", "daerah", "role", "username"),
)
