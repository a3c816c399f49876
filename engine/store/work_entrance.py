"""The entrance drawer: passkeys, accounts at a provider, and challenges that wait for an answer."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from engine.model import Actor, Identity, NewPasskey
from engine.store.canonical import digest
from engine.store.schema_entrance import challenge, passkey, provider_account
from engine.store.upsert import insert_or_ignore

Purpose = Literal["add_passkey", "passkey", "provider"]
#: How long a challenge can be answered; a finger, a PIN or a provider's page takes a while.
ANSWERABLE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class PasskeyRecord:
    """A passkey, as commands see it."""

    id: str
    daerah: str
    username: str
    handle: str
    transports: str
    name: str
    public_key: bytes
    sign_count: int
    added_at: datetime
    used_at: datetime | None


class Entrance:
    """What one actor, or somebody who has no name yet, comes in by."""

    def __init__(self, connection: Connection, actor: Actor, now: datetime) -> None:
        self._connection = connection
        self._actor = actor
        self._now = now

    def open_challenge(self, purpose: Purpose) -> str:
        """Write down a new challenge, 43 characters of base64url; sweep out the unanswered."""
        fresh = secrets.token_urlsafe(32)
        self._connection.execute(delete(challenge).where(challenge.c.until <= self._now))
        self._connection.execute(
            insert(challenge).values(
                digest=digest(fresh.encode()),
                daerah=self._actor.daerah,
                purpose=purpose,
                username=self._actor.username or None,
                until=self._now + ANSWERABLE,
            )
        )
        return fresh

    def take_challenge(self, answered: str, purpose: Purpose) -> bool:
        """Take a challenge away; False unless it was this actor's, for this, and still waited."""
        taken = self._connection.execute(
            delete(challenge).where(*_waiting(answered, purpose, self._actor, self._now))
        )
        return taken.rowcount == 1

    def passkey(self, id_: str) -> PasskeyRecord | None:
        """Return a passkey of anybody, locked; None when there is none."""
        query = select(passkey).where(passkey.c.id == id_).with_for_update()
        row = self._connection.execute(query).first()
        return None if row is None else PasskeyRecord(**row._asdict())

    def count_passkeys(self, username: str) -> int:
        """Return how many passkeys somebody has."""
        return count_passkeys(self._connection, username)

    def add_passkey(self, new: NewPasskey, answered: str, name: str) -> bool:
        """Write down a passkey of the actor, made for the challenge `answered`.

        Tells whether it is new, here and in every daerah.
        """
        row = {
            "id": new.id,
            "daerah": self._actor.daerah,
            "username": self._actor.username,
            "handle": handle_of(self._connection, self._actor.username, answered),
            "transports": new.transports,
            "name": name,
            "public_key": new.public_key,
            "sign_count": new.sign_count,
            "added_at": self._now,
            "used_at": None,
        }
        return insert_or_ignore(self._connection, passkey, row)

    def remove_passkey(self, id_: str) -> None:
        """Take a passkey away."""
        self._connection.execute(delete(passkey).where(passkey.c.id == id_))

    def forget_passkeys(self, username: str) -> None:
        """Take all passkeys of somebody away."""
        self._connection.execute(delete(passkey).where(passkey.c.username == username))

    def note_use(self, id_: str, sign_count: int) -> None:
        """Write down that a passkey was used."""
        here = passkey.c.id == id_
        values = {"sign_count": sign_count, "used_at": self._now}
        self._connection.execute(update(passkey).where(here).values(**values))

    def username_of(self, identity: Identity) -> str:
        """Return the account that a provider's account is bound to; "" without one."""
        query = select(provider_account.c.username).where(*_of(identity))
        return self._connection.execute(query).scalar() or ""

    def bind(self, identity: Identity, daerah: str, username: str) -> bool:
        """Bind a provider's account to one of ours; False when it is bound already."""
        row = {
            "issuer": identity.issuer,
            "subject": identity.subject,
            "daerah": daerah,
            "username": username,
            "bound_at": self._now,
        }
        return insert_or_ignore(self._connection, provider_account, row)

    def unbind(self, username: str) -> int:
        """Cut every binding of an account; returns how many there were."""
        mine = provider_account.c.username == username
        return self._connection.execute(delete(provider_account).where(mine)).rowcount


def is_waiting(
    connection: Connection, put: str, purpose: Purpose, actor: Actor, now: datetime
) -> bool:
    """Tell whether a challenge still waits for this actor's answer."""
    query = select(challenge.c.purpose).where(*_waiting(put, purpose, actor, now))
    return connection.execute(query).first() is not None


def _waiting(
    put: str, purpose: Purpose, actor: Actor, now: datetime
) -> tuple[ColumnElement[bool], ...]:
    return (
        challenge.c.digest == digest(put.encode()),
        challenge.c.purpose == purpose,
        challenge.c.username.is_not_distinct_from(actor.username or None),
        challenge.c.until > now,
    )


def _of(identity: Identity) -> tuple[ColumnElement[bool], ...]:
    return (
        provider_account.c.issuer == identity.issuer,
        provider_account.c.subject == identity.subject,
    )


def count_passkeys(connection: Connection, username: str) -> int:
    """Return how many passkeys somebody has."""
    query = select(func.count()).select_from(passkey).where(passkey.c.username == username)
    return connection.execute(query).scalar_one()


def handle_of(connection: Connection, username: str, challenge_: str) -> str:
    """Return what a person's devices know her by: as from her first passkey's challenge on."""
    query = select(passkey.c.handle).where(passkey.c.username == username).limit(1)
    return connection.execute(query).scalar() or digest(f"handle {challenge_}".encode())
