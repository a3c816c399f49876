"""The links drawer: one link per person, by which she chooses her own password."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select

from engine.store.canonical import digest
from engine.store.schema_office import account
from engine.store.schema_people import account_link
from engine.store.upsert import insert_or_replace

#: Handed over by telephone or on paper, and used the same day.
LINK_LASTS = timedelta(hours=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """Whose link it is."""

    daerah: str
    username: str
    name: str


def invited_by(connection: Connection, token: str, now: datetime) -> Invited | None:
    """Return whose link a token is; None when it is spent, too old or never was."""
    query = (
        select(account_link.c.daerah, account_link.c.username, account.c.name)
        .join(account, account.c.username == account_link.c.username)
        .where(account_link.c.token_hash == digest(token.encode()), account_link.c.expires_at > now)
    )
    row = connection.execute(query).first()
    return None if row is None else Invited(**row._asdict())


class Links:
    """Links by which people choose their passwords."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    def make(self, daerah: str, username: str, token: str) -> None:
        """Write a link down; the person's link before is worth nothing any more."""
        row = {
            "daerah": daerah,
            "username": username,
            "token_hash": digest(token.encode()),
            "expires_at": self._now + LINK_LASTS,
        }
        insert_or_replace(self._connection, account_link, row)

    def forget(self, username: str) -> None:
        """Take a person's link away, if there is one."""
        self._connection.execute(delete(account_link).where(account_link.c.username == username))

    def spend(self, token: str) -> Invited | None:
        """Take a link away and tell whose it was; None when it is not good."""
        person = invited_by(self._connection, token, self._now)
        gone = delete(account_link).where(account_link.c.token_hash == digest(token.encode()))
        return person if self._connection.execute(gone).rowcount == 1 else None
