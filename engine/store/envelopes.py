"""Seals and opens what families say, on the way to the database and back."""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, Table, bindparam, select, update

from engine.errors import Erased, Unreadable
from engine.ports import Keyring
from engine.store.columns import DESTROYED, UNSEALED
from engine.store.erased import erased_said
from engine.store.keys import Keys, KeysAt, place
from engine.store.schema import case_file
from engine.store.sealing import CARRIED, contents_of

#: What the case itself holds then.
NOTHING = b"{}"

_NUMBER = select(case_file.c.key).where(
    case_file.c.daerah == bindparam("daerah"), case_file.c.id == bindparam("case_id")
)


class Envelopes:
    """The contents of one connection's rows, for one moment."""

    def __init__(self, connection: Connection, keys: Keys | None, now: datetime) -> None:
        self._connection = connection
        self._keys = KeysAt(keys, connection, now) if keys else None
        self._numbers: dict[tuple[str, str], int] = {}
        #: A key was destroyed: what the files still hold of it must go too.
        self.destroyed = False
        connection.execution_options(**{CARRIED: self})

    # ── rows ─────────────────────────────────────────────────────────────────────────────────

    def sealed(self, table: Table, row: Mapping[str, object]) -> Mapping[str, object]:
        """Return a row as it is written: its contents sealed for their place.

        The row has its key and its case, also as `at_<column>`.
        """
        case = _case(table, row)
        number = self.number(*case)
        if number == UNSEALED:
            return row
        here = _where(table, row, case)
        return dict(row) | {
            name: self._seal(row[name], here + name.encode(), case, number)
            for name in contents_of(table) & row.keys()
        }

    def opened(self, table: Table, row: Row[Any] | Mapping[str, Any]) -> dict[str, Any]:
        """Return a row as it was before it was sealed; the row has its key and its case.

        Raises:
            Erased: the case's key was destroyed.
            Unreadable: the key is missing, or a content is not the one sealed for this place.
        """
        values = row._asdict() if isinstance(row, Row) else dict(row)
        case = _case(table, values)
        if table is case_file:
            self._numbers[case] = values["key"]
            if values["key"] == DESTROYED:
                return values | dict.fromkeys(contents_of(table) & values.keys(), NOTHING)
        if self.number(*case) == UNSEALED:
            return values
        here = _where(table, values, case)
        for name in contents_of(table) & values.keys():
            value = values[name]
            if value != "":
                found = self._open(value, here + name.encode(), case)
                values[name] = found.decode() if isinstance(value, str) else found
        return values

    # ── keys ─────────────────────────────────────────────────────────────────────────────────

    def first_key(self, daerah: str, case_id: str) -> int:
        """Make the first key of a new case; returns the number that the case is to carry."""
        number = UNSEALED
        if self._keys is not None:
            number = 1
            self._keys.make_for_case(daerah, case_id, number)
        self._numbers[daerah, case_id] = number
        return number

    def next_key(self, daerah: str, case_id: str) -> int:
        """Make the next key of a case, which seals it from now on; returns its number."""
        number = self.number(daerah, case_id) + 1
        self._with_keys.make_for_case(daerah, case_id, number)
        self._numbers[daerah, case_id] = number
        return number

    def search_keys(self, daerah: str, *, wanted: bool = False) -> tuple[tuple[int, bytes], ...]:
        """Return the keys that people are found by with their numbers, the newest first.

        None without a keyring: nobody is found. `wanted` makes the first one.
        """
        if self._keys is None:
            return ()
        keys = self._keys.of_search(daerah)
        if wanted and not keys:
            self._keys.make_for_search(daerah)
            keys = self._keys.of_search(daerah)
        return keys

    def number(self, daerah: str, case_id: str) -> int:
        """Return the number of the key that seals a case now. Raises Erased when there is none."""
        number = self._number(daerah, case_id)
        if number == DESTROYED:
            raise Erased(erased_said(self._connection, daerah, case_id))
        return number

    def destroy(self, daerah: str, case_id: str) -> None:
        """Destroy every version of a case's key: nobody reads its contents again."""
        here = (case_file.c.daerah == daerah, case_file.c.id == case_id)
        self._connection.execute(update(case_file).where(*here).values(key=DESTROYED))
        self._with_keys.destroy(daerah, case_id)
        self._numbers[daerah, case_id] = DESTROYED
        self.destroyed = True

    def erased(self, daerah: str, case_id: str) -> bool:
        """Tell whether the case's key was destroyed."""
        return self._number(daerah, case_id) == DESTROYED

    @property
    def _ring(self) -> Keyring:
        return self._with_keys.ring

    @property
    def _with_keys(self) -> KeysAt:
        if self._keys is None:
            raise Unreadable
        return self._keys

    def _number(self, daerah: str, case_id: str) -> int:
        where = daerah, case_id
        if where not in self._numbers:
            which = {"daerah": daerah, "case_id": case_id}
            found = self._connection.execute(_NUMBER, which).scalar()
            self._numbers[where] = UNSEALED if found is None else found
        return self._numbers[where]

    def _key(self, daerah: str, case_id: str, number: int) -> bytes:
        return self._with_keys.of_case(daerah, case_id, number)

    def _seal(self, value: Any, where: bytes, case: tuple[str, str], number: int) -> object:  # noqa: ANN401 words or bytes
        """Return what a column is to hold; "" says nothing, and is left as it is."""
        if value == "":
            return value
        content = value.encode() if isinstance(value, str) else value
        sealed = self._ring.seal(self._key(*case, number), number, content, where)
        return b64encode(sealed).decode() if isinstance(value, str) else sealed

    def _open(self, value: object, where: bytes, case: tuple[str, str]) -> bytes:
        """Return the content of a column, words or bytes."""
        try:
            sealed = b64decode(value, validate=True) if isinstance(value, str) else value
        except ValueError:
            raise Unreadable from None
        if not isinstance(sealed, bytes):
            raise Unreadable
        key = self._key(*case, self._ring.number(sealed))
        return self._ring.open(key, sealed, where)


def _case(table: Table, row: Mapping[str, Any]) -> tuple[str, str]:
    """Return the daerah and the id of a row's case."""
    return _at(row, "daerah"), _at(row, "id" if table is case_file else "case_id")


def _where(table: Table, row: Mapping[str, Any], case: tuple[str, str]) -> bytes:
    """Write down the place of a row's contents, but for the column."""
    return place(table.name, *(_at(row, name) for name in _key_of(table)), *case, "")


@cache
def _key_of(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.primary_key)


def _at(row: Mapping[str, Any], name: str) -> Any:  # noqa: ANN401 a column's
    return row[name] if name in row else row[f"at_{name}"]
