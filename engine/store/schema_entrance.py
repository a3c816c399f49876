"""The tables of the entrance: what people come in by besides a password."""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKeyConstraint,
    Index,
    PrimaryKeyConstraint,
    String,
    Table,
)

from engine.store.schema import metadata, moment, packed, words

# All three are looked up before the person's daerah is known, so their own key comes first.
passkey = Table(
    "passkey",
    metadata,
    *words("id", "daerah", "username", "handle", "transports", "name"),
    packed("public_key"),
    Column("sign_count", BigInteger, nullable=False),
    moment("added_at"),
    moment("used_at", empty=True),
    PrimaryKeyConstraint("id"),
    ForeignKeyConstraint(["username"], ["account.username"]),
    Index("passkey_of_person", "daerah", "username"),
)

provider_account = Table(
    "provider_account",
    metadata,
    *words("issuer", "subject", "daerah", "username"),
    moment("bound_at"),
    PrimaryKeyConstraint("issuer", "subject"),
    ForeignKeyConstraint(["username"], ["account.username"]),
    Index("provider_account_of_person", "daerah", "username"),
)

# Only the digest is kept: who reads the database cannot answer in another's place. A visitor has
# no username yet.
challenge = Table(
    "challenge",
    metadata,
    *words("digest", "daerah", "purpose"),
    Column("username", String, nullable=True),
    moment("until"),
    PrimaryKeyConstraint("digest"),
    ForeignKeyConstraint(["username"], ["account.username"]),
)
