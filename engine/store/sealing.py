"""Which columns are sealed, and what each connection carries to open them for them."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Protocol

from sqlalchemy import Connection, Row, Table

from engine.errors import Erased, Unreadable

#: Where a connection carries it: every statement finds it, and no drawer hands it on.
CARRIED = "lk3_envelopes"

Values = Mapping[str, Any]


class Seals(Protocol):
    """What seals and opens rows (envelopes.py)."""

    def sealed(self, table: Table, row: Values) -> Values:
        """Return a row as it is written."""
        ...

    def opened(self, table: Table, row: Row[Any] | Values) -> dict[str, Any]:
        """Return a row as it was before it was sealed."""
        ...

    def first_key(self, daerah: str, case_id: str) -> int:
        """Make the first key of a new case; returns its number."""
        ...


@cache
def contents_of(table: Table) -> frozenset[str]:
    """Return the names of the columns that are sealed."""
    return frozenset(column.name for column in table.columns if column.info.get("sealed"))


def sealed(connection: Connection, table: Table, row: Values) -> Values:
    """Return a row as it is written: its contents sealed for their place."""
    return _envelopes(connection).sealed(table, row)


def opened(connection: Connection, table: Table, row: Row[Any] | Values) -> dict[str, Any]:
    """Return a row of `table`, with its key and its case among the columns, contents opened.

    Raises:
        Erased: the case's key was destroyed.
        Unreadable: the key is missing, or a content is not the one sealed for this place.
    """
    return _envelopes(connection).opened(table, row)


def readable(connection: Connection, table: Table, row: Row[Any] | Values) -> dict[str, Any] | None:
    """Return a row as `opened` does, None when it does not open: lists go on without it."""
    try:
        return opened(connection, table, row)
    except (Erased, Unreadable):
        return None


def first_key(connection: Connection, daerah: str, case_id: str) -> int:
    """Make the first key of a new case; returns its number, 0 in an engine without a keyring."""
    return _envelopes(connection).first_key(daerah, case_id)


def _envelopes(connection: Connection) -> Seals:
    envelopes: Seals = connection.get_execution_options()[CARRIED]
    return envelopes
