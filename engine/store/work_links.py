"""The links drawer: one link per person to choose her own password by, and wishes for one."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select

from engine.store.canonical import digest
from engine.store.schema_office import account
from engine.store.schema_people import account_link, reset_wish
from engine.store.upsert import insert_or_replace

#: Handed over by telephone or on paper, and used the same day.
LINK_LASTS = timedelta(hours=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """Whose link it is."""

    daerah: str
    username: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What an administrator would have done to an account, if another wants the same."""

    username: str
    #: Second factors go as well.
    factors: bool
    by: str
    by_name: str
    reason: str
    at: datetime


def wish_for(connection: Connection, username: str, now: datetime) -> Wish | None:
    """Return what is wished for an account; None without a wish, or with one too old."""
    columns = (reset_wish.c[name] for name in Wish.__slots__)
    fresh = (reset_wish.c.username == username, reset_wish.c.at > now - LINK_LASTS)
    row = connection.execute(select(*columns).where(*fresh)).first()
    return None if row is None else Wish(**row._asdict())


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
        """Write a link down; the person's link before, and wishes, are worth nothing any more."""
        self._connection.execute(delete(reset_wish).where(reset_wish.c.username == username))
        row = {
            "daerah": daerah,
            "username": username,
            "token_hash": digest(token.encode()),
            "expires_at": self._now + LINK_LASTS,
        }
        insert_or_replace(self._connection, account_link, row)

    def wish(self, username: str) -> Wish | None:
        """Return what another administrator wishes for the account."""
        return wish_for(self._connection, username, self._now)

    def keep_wish(self, daerah: str, wish: Wish) -> None:
        """Keep a wish in the place of the one before."""
        insert_or_replace(self._connection, reset_wish, {"daerah": daerah, **asdict(wish)})

    def invited(self, token: str) -> Invited | None:
        """Return whose link a token is."""
        return invited_by(self._connection, token, self._now)

    def forget(self, username: str) -> None:
        """Take a person's link away, if there is one."""
        self._connection.execute(delete(account_link).where(account_link.c.username == username))

    def spend(self, token: str) -> Invited | None:
        """Take a link away and tell whose it was; None when it is not good."""
        person = self.invited(token)
        gone = delete(account_link).where(account_link.c.token_hash == digest(token.encode()))
        return person if self._connection.execute(gone).rowcount == 1 else None
