"""The factors drawer: what a person proves herself with beside her password."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from engine.store.columns import LONG_AGO
from engine.store.schema_people import recovery_code, second_factor


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorRecord:
    """One second factor of a person."""

    daerah: str
    username: str
    #: Unique for the person; a passkey's is its credential id.
    id: str
    #: "totp" or "passkey".
    kind: str
    #: What she calls it, e.g. "Telepon kantor".
    name: str
    body: bytes
    #: The last time step or signature that was accepted; only grows.
    counter: int
    added_at: datetime
    #: 1970 while it was never used.
    used_at: datetime = LONG_AGO

    @property
    def place(self) -> str:
        """Where its secret lies, for the vault."""
        return place_of(self.daerah, self.username, self.id)


def place_of(daerah: str, username: str, id_: str) -> str:
    """Name the place of a factor's secret: moved to another, it does not open."""
    return f"second_factor {daerah} {username} {id_}"


def factors_of(connection: Connection, daerah: str, username: str) -> tuple[FactorRecord, ...]:
    """Return a person's second factors, oldest first."""
    query = (
        select(second_factor)
        .where(second_factor.c.daerah == daerah, second_factor.c.username == username)
        .order_by(second_factor.c.added_at)
    )
    return tuple(FactorRecord(**row._asdict()) for row in connection.execute(query))


def codes_of(connection: Connection, daerah: str, username: str) -> dict[int, str]:
    """Return the hashes of the recovery codes that are left, by place."""
    query = select(recovery_code.c.place, recovery_code.c.hash).where(
        recovery_code.c.daerah == daerah, recovery_code.c.username == username
    )
    return {row.place: row.hash for row in connection.execute(query)}


class Factors:
    """Second factors and recovery codes of one person."""

    def __init__(self, connection: Connection, now: datetime, daerah: str, username: str) -> None:
        self._connection = connection
        self._now = now
        self.daerah = daerah
        self.username = username

    def all(self) -> tuple[FactorRecord, ...]:
        """Return the second factors, oldest first."""
        return factors_of(self._connection, self.daerah, self.username)

    def add(self, factor: FactorRecord) -> None:
        """Write a proven factor."""
        values = {name: getattr(factor, name) for name in FactorRecord.__slots__}
        self._connection.execute(insert(second_factor).values(**values))

    def use(self, id_: str, counter: int) -> bool:
        """Note that a factor was used; False when `counter` was accepted before: a replay.

        A passkey that does not count says 0 each time.
        """
        before = second_factor.c.counter
        fresh = before < counter if counter else before == 0
        used = update(second_factor).where(*self._one(id_), fresh)
        values = {"counter": counter, "used_at": self._now}
        return self._connection.execute(used.values(**values)).rowcount == 1

    def remove(self, id_: str) -> bool:
        """Forget a factor; tell whether there was one."""
        return self._connection.execute(delete(second_factor).where(*self._one(id_))).rowcount == 1

    def forget_all(self) -> None:
        """Forget every factor and recovery code."""
        here = (
            second_factor.c.daerah == self.daerah,
            second_factor.c.username == self.username,
        )
        self._connection.execute(delete(second_factor).where(*here))
        self.put_codes(())

    def put_codes(self, hashes: Sequence[str]) -> None:
        """Replace the recovery codes; an empty sequence takes them away."""
        self._connection.execute(delete(recovery_code).where(*self._codes()))
        rows = [
            {"daerah": self.daerah, "username": self.username, "place": place, "hash": hash_}
            for place, hash_ in enumerate(hashes)
        ]
        if rows:
            self._connection.execute(insert(recovery_code), rows)

    def spend_code(self, hash_: str) -> bool:
        """Take a recovery code away; False when it is spent already."""
        gone = delete(recovery_code).where(*self._codes(), recovery_code.c.hash == hash_)
        return self._connection.execute(gone).rowcount == 1

    def _one(self, id_: str) -> tuple[ColumnElement[bool], ...]:
        return (
            second_factor.c.daerah == self.daerah,
            second_factor.c.username == self.username,
            second_factor.c.id == id_,
        )

    def _codes(self) -> tuple[ColumnElement[bool], ...]:
        return (
            recovery_code.c.daerah == self.daerah,
            recovery_code.c.username == self.username,
        )
