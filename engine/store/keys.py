"""The keys of cases and daerah: made, kept wrapped, and for minutes unwrapped in memory."""

import secrets
from collections import OrderedDict
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, select, update

from engine.errors import Unreadable
from engine.ports import Keyring
from engine.store.prepared import inserting
from engine.store.schema_keys import case_key, daerah_key, search_key
from engine.store.upsert import insert_or_ignore

#: Unwrapped keys in memory, and how long each may stay there.
KEPT, WHILE = 4_096, timedelta(minutes=5)
#: Bytes of a key.
LENGTH = 32

_CASE = select(case_key.c.parent, case_key.c.wrapped).where(
    case_key.c.daerah == bindparam("daerah"),
    case_key.c.case_id == bindparam("case_id"),
    case_key.c.number == bindparam("number"),
)
_DAERAH = select(daerah_key).where(
    daerah_key.c.daerah == bindparam("daerah"), daerah_key.c.number == bindparam("number")
)
_NEWEST = (
    select(daerah_key.c.number)
    .where(daerah_key.c.daerah == bindparam("daerah"))
    .order_by(daerah_key.c.number.desc())
    .limit(1)
)
_SEARCH = (
    select(search_key)
    .where(search_key.c.daerah == bindparam("daerah"))
    .order_by(search_key.c.number.desc())
)
# Cases that start meanwhile still refer to the row: only its twins wait.
_HELD = (
    select(daerah_key)
    .where(daerah_key.c.daerah == bindparam("daerah"))
    .order_by(daerah_key.c.number.desc())
    .limit(1)
    .with_for_update(key_share=True)
)
_INSERT = inserting(case_key)
_INSERT_DAERAH = inserting(daerah_key)


def place(*parts: object) -> bytes:
    """Write down where a value lies; no text that a record can hold contains the separator."""
    return "\0".join(map(str, parts)).encode()


class Memory:
    """Unwrapped keys by name: a case's by its number, which is not given twice, others wrapped."""

    def __init__(self) -> None:
        self._keys: OrderedDict[object, tuple[bytes, datetime]] = OrderedDict()
        self._lock = Lock()

    def get(self, name: object, now: datetime, make: Callable[[], bytes]) -> bytes:
        """Return the key of `name`, made when it is not there or has been there for too long."""
        found = self._keys.get(name)
        if found is not None and found[1] > now:
            return found[0]
        key = make()
        with self._lock:
            self._keys[name] = (key, now + WHILE)
            self._keys.move_to_end(name)
            while len(self._keys) > KEPT:
                self._keys.popitem(last=False)
        return key

    def forget(self, names: Iterable[object]) -> None:
        """Forget keys at once."""
        with self._lock:
            for name in names:
                self._keys.pop(name, None)


class Keys:
    """The keyring of an installation, and what it has unwrapped lately."""

    def __init__(self, ring: Keyring) -> None:
        self.ring = ring
        self.memory = Memory()


class KeysAt:
    """The keys as one transaction finds them, and those that it makes."""

    def __init__(self, keys: Keys, connection: Connection, now: datetime) -> None:
        self.ring = keys.ring
        self._memory = keys.memory
        self._connection = connection
        self._now = now
        #: Not in the memory of all: this transaction may yet be rolled back.
        self._made: dict[tuple[object, ...], bytes] = {}

    def of_case(self, daerah: str, case_id: str, number: int) -> bytes:
        """Return a case's key of that number. Raises Unreadable when there is none."""
        name = daerah, case_id, number

        def unwrap() -> bytes:
            which = {"daerah": daerah, "case_id": case_id, "number": number}
            row = self._connection.execute(_CASE, which).first()
            if row is None:
                raise Unreadable
            parent = self.of_daerah(daerah, row.parent)
            return self.ring.open(parent, row.wrapped, _of_case(daerah, case_id, number))

        return self._made.get(name) or self._memory.get(name, self._now, unwrap)

    def of_daerah(self, daerah: str, number: int) -> bytes:
        """Return a daerah's key of that number. Raises Unreadable when there is none."""
        row = self._connection.execute(_DAERAH, {"daerah": daerah, "number": number}).first()
        if row is None:
            raise Unreadable
        where = _of_daerah(daerah, number)
        return self._memory.get(
            row.wrapped, self._now, lambda: self.ring.unwrap(row.wrapped, where, row.master)
        )

    def make_for_case(self, daerah: str, case_id: str, number: int) -> None:
        """Write a new key of a case, wrapped by its daerah's newest."""
        parent = self._newest(daerah)
        key = secrets.token_bytes(LENGTH)
        wrapping, where = self.of_daerah(daerah, parent), _of_case(daerah, case_id, number)
        row = {
            "daerah": daerah,
            "case_id": case_id,
            "number": number,
            "parent": parent,
            "wrapped": self.ring.seal(wrapping, parent, key, where),
            "made_at": self._now,
        }
        _INSERT.say(self._connection, row)
        self._made[daerah, case_id, number] = key

    def of_search(self, daerah: str) -> tuple[tuple[int, bytes], ...]:
        """Return the keys that a daerah's people are found by with their numbers, newest first."""
        rows = self._connection.execute(_SEARCH, {"daerah": daerah}).all()
        return tuple((row.number, self._search(row)) for row in rows)

    def make_for_search(self, daerah: str) -> None:
        """Write the next key that a daerah's people are found by, unless a twin just has."""
        parent, former = self._newest(daerah), self.of_search(daerah)
        number, key = (former[0][0] if former else 0) + 1, secrets.token_bytes(LENGTH)
        where = _of_search(daerah, number)
        row = {
            "daerah": daerah,
            "number": number,
            "parent": parent,
            "wrapped": self.ring.seal(self.of_daerah(daerah, parent), parent, key, where),
            "made_at": self._now,
        }
        insert_or_ignore(self._connection, search_key, row)

    def destroy(self, daerah: str, case_id: str) -> None:
        """Delete every key of a case, and forget it here; other processes do within minutes."""
        here = (case_key.c.daerah == daerah, case_key.c.case_id == case_id)
        numbers = self._connection.execute(
            delete(case_key).where(*here).returning(case_key.c.number)
        )
        self._memory.forget((daerah, case_id, number) for number in numbers.scalars())

    def renew_daerah(self, daerah: str) -> None:
        """Make a daerah's next key, wrap the keys of its cases with it, and forget the ones before.

        What another transaction wraps meanwhile makes this one fail whole; the next run does it.
        Waits for a twin; nothing is left to do then, or when the daerah has no key.
        """
        old = self._connection.execute(_HELD, {"daerah": daerah}).first()
        if old is None:
            return
        number, key = old.number + 1, secrets.token_bytes(LENGTH)
        _INSERT_DAERAH.say(self._connection, self._row(daerah, number, key))
        here = case_key.c.daerah == daerah
        for one in self._connection.execute(select(case_key).where(here)).all():
            where = _of_case(daerah, one.case_id, one.number)
            secret = self.ring.open(self.of_daerah(daerah, one.parent), one.wrapped, where)
            fresh = {"parent": number, "wrapped": self.ring.seal(key, number, secret, where)}
            same = (case_key.c.case_id == one.case_id, case_key.c.number == one.number)
            self._connection.execute(update(case_key).where(here, *same).values(fresh))
        for row in self._connection.execute(_SEARCH, {"daerah": daerah}).all():
            sealed = self.ring.seal(key, number, self._search(row), _of_search(daerah, row.number))
            self._connection.execute(
                update(search_key)
                .where(search_key.c.daerah == daerah, search_key.c.number == row.number)
                .values(parent=number, wrapped=sealed)
            )
        gone = (daerah_key.c.daerah == daerah, daerah_key.c.number < number)
        self._connection.execute(delete(daerah_key).where(*gone))

    def rewrap_daerah(self, daerah: str) -> None:
        """Wrap a daerah's keys with the newest master key; the keys themselves stay."""
        here = daerah_key.c.daerah == daerah
        for row in self._connection.execute(select(daerah_key).where(here)).all():
            key, where = self.of_daerah(daerah, row.number), _of_daerah(daerah, row.number)
            master, wrapped = self.ring.wrap(key, where)
            fresh = {"master": master, "wrapped": wrapped}
            one = daerah_key.c.number == row.number
            self._connection.execute(update(daerah_key).where(here, one).values(fresh))

    def _newest(self, daerah: str) -> int:
        """Return the number of a daerah's newest key; its first one is made now."""
        found = self._connection.execute(_NEWEST, {"daerah": daerah}).scalar()
        if found is None:
            row = self._row(daerah, 1, secrets.token_bytes(LENGTH))
            insert_or_ignore(self._connection, daerah_key, row)
        return found or 1

    def _search(self, row: Row[Any]) -> bytes:
        where = _of_search(row.daerah, row.number)

        def unwrap() -> bytes:
            return self.ring.open(self.of_daerah(row.daerah, row.parent), row.wrapped, where)

        return self._memory.get(row.wrapped, self._now, unwrap)

    def _row(self, daerah: str, number: int, key: bytes) -> dict[str, object]:
        master, wrapped = self.ring.wrap(key, _of_daerah(daerah, number))
        return {
            "daerah": daerah,
            "number": number,
            "master": master,
            "wrapped": wrapped,
            "made_at": self._now,
        }


def _of_case(daerah: str, case_id: str, number: int) -> bytes:
    return place("case_key", daerah, case_id, number)


def _of_daerah(daerah: str, number: int) -> bytes:
    return place("daerah_key", daerah, number)


def _of_search(daerah: str, number: int) -> bytes:
    return place("search_key", daerah, number)
