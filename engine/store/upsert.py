"""INSERT … ON CONFLICT, which both databases know but SQLAlchemy spells twice."""

from collections.abc import Mapping
from functools import cache

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

from engine.store.prepared import Prepared, sealing


def insert_or_ignore(connection: Connection, table: Table, values: Mapping[str, object]) -> bool:
    """Insert a row unless its key is taken; waits for a transaction that is just taking it.

    Returns whether the row is new.
    """
    return _ignoring(connection.dialect.name, table).say(connection, values) == 1


def insert_or_replace(connection: Connection, table: Table, values: Mapping[str, object]) -> None:
    """Insert a row, or overwrite the row that has its key."""
    _replacing(connection.dialect.name, table).say(connection, values)


def next_in_line(connection: Connection, table: Table, keys: Mapping[str, object]) -> int:
    """Count up `last` of a counter row and return it; gap-free, since it rolls back with us."""
    counting = (
        _insert(connection.dialect.name, table)
        .on_conflict_do_update(index_elements=list(keys), set_={"last": table.c.last + 1})
        .returning(table.c.last)
    )
    return int(connection.execute(counting, {**keys, "last": 1}).scalar_one())


@cache
def _ignoring(dialect: str, table: Table) -> Prepared:
    return Prepared(_insert(dialect, table).on_conflict_do_nothing(), sealing(table))


@cache
def _replacing(dialect: str, table: Table) -> Prepared:
    statement = _insert(dialect, table)
    keys = [column.name for column in table.primary_key]
    names = [column.name for column in table.columns]
    rest = {name: statement.excluded[name] for name in names if name not in keys}
    replacing = statement.on_conflict_do_update(index_elements=keys, set_=rest)
    return Prepared(replacing, sealing(table))


def _insert(dialect: str, table: Table) -> postgresql.Insert:
    """Choose the dialect's insert; the two have the same methods used here."""
    if dialect == "sqlite":
        return sqlite.insert(table)  # type: ignore[return-value]
    return postgresql.insert(table)
