"""INSERT … ON CONFLICT, which both databases know but SQLAlchemy spells twice."""

from collections.abc import Mapping

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def insert_or_ignore(connection: Connection, table: Table, values: Mapping[str, object]) -> bool:
    """Insert a row unless its key is taken; waits for a transaction that is just taking it.

    Returns whether the row is new.
    """
    statement = _insert(connection, table).values(**values).on_conflict_do_nothing()
    key = next(iter(table.primary_key))
    return connection.execute(statement.returning(key)).first() is not None


def insert_or_replace(connection: Connection, table: Table, values: Mapping[str, object]) -> None:
    """Insert a row, or overwrite the row that has its key."""
    keys = [column.name for column in table.primary_key]
    rest = {name: value for name, value in values.items() if name not in keys}
    statement = _insert(connection, table).values(**values)
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=rest))


def next_in_line(connection: Connection, table: Table, keys: Mapping[str, object]) -> int:
    """Count up `last` of a counter row and return it; gap-free, since it rolls back with us."""
    statement = _insert(connection, table).values(**keys, last=1)
    counted = statement.on_conflict_do_update(
        index_elements=list(keys), set_={"last": table.c.last + 1}
    ).returning(table.c.last)
    return int(connection.execute(counted).scalar_one())


def _insert(connection: Connection, table: Table) -> postgresql.Insert:
    """Choose the dialect's insert; the two have the same methods used here."""
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table)  # type: ignore[return-value]
    return postgresql.insert(table)
