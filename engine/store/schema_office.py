"""The tables of an office: people, sessions, and the definitions it works by."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKeyConstraint,
    Index,
    PrimaryKeyConstraint,
    Table,
)

from engine.store.schema import metadata, moment, number, packed, words

# People and sessions are looked up before their daerah is known, so their key comes first.
account = Table(
    "account",
    metadata,
    *words("daerah", "username", "name", "password"),
    Column("demo", Boolean(create_constraint=False), nullable=False),
    moment("registered_at"),
    # When she was let in without the second factor that her roles ask for: once.
    moment("reminded_at", empty=True),
    PrimaryKeyConstraint("username"),
    Index("account_of_daerah", "daerah", "username"),
)

session = Table(
    "session",
    metadata,
    *words("token_hash", "daerah", "username", "role"),
    moment("started_at"),
    moment("seen_at"),
    # When she last proved who she is, by password or second factor.
    moment("proved_at"),
    # What is still to be done before it opens anything (engine/second_factors.py); "" for nothing.
    *words("awaits", "device"),
    # A second factor was proven in it, too, or a passkey, which is as good as two.
    Column("two_factors", Boolean(create_constraint=False), nullable=False),
    PrimaryKeyConstraint("token_hash"),
    ForeignKeyConstraint(["username"], ["account.username"]),
    Index("session_of_person", "daerah", "username"),
)

bundle = Table(
    "bundle",
    metadata,
    *words("daerah", "hash", "root"),
    packed("files"),
    PrimaryKeyConstraint("daerah", "hash"),
)

definition = Table(
    "definition",
    metadata,
    *words("daerah", "process"),
    number("version"),
    *words("name", "bundle", "published_by", "note"),
    # Roles that open its cases, separated by blanks; "" is every role that opens cases at all.
    *words("starters"),
    moment("published_at"),
    PrimaryKeyConstraint("daerah", "process", "version"),
    ForeignKeyConstraint(["daerah", "bundle"], ["bundle.daerah", "bundle.hash"]),
)

# One row for each time that all pathways of a daerah were published together.
overlay = Table(
    "overlay",
    metadata,
    *words("daerah"),
    number("version"),
    # Ids of the processes that begin no case here, parted by blanks.
    *words("closed", "applied_by", "note"),
    moment("applied_at"),
    PrimaryKeyConstraint("daerah", "version"),
)

diagram_draft = Table(
    "diagram_draft",
    metadata,
    *words("daerah", "process", "saved_by"),
    packed("source"),
    number("version"),
    moment("saved_at"),
    PrimaryKeyConstraint("daerah", "process"),
)

# How somebody looks at her desk: a filter by its name, or the "columns" she chose. `role` is the
# hat it is shared with, "" for nobody. No words of families: the body is made of codes.
desk_choice = Table(
    "desk_choice",
    metadata,
    *words("daerah", "id", "username", "username_name", "role", "kind", "name", "body"),
    moment("at"),
    PrimaryKeyConstraint("daerah", "id"),
    Index("desk_choice_of_person", "daerah", "username"),
    Index("desk_choice_of_role", "daerah", "role"),
)
