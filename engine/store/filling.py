"""Rows by the hundred thousand, for who measures: as fast as the database takes them."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, cast

from sqlalchemy import Connection, Table

from engine.store.columns import Moment

if TYPE_CHECKING:
    from psycopg import Connection as Driver

Row = tuple[object, ...]
#: Rows that are said at once.
_BATCH = 10_000


def fill(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Write whole rows, each in the order of the columns; contents as they are to lie there."""
    names = ", ".join(table.columns.keys())
    if connection.dialect.name == "sqlite":
        places = ", ".join("?" * len(table.columns))
        words = f"INSERT INTO {table.name} ({names}) VALUES ({places})"  # noqa: S608  # our own table
        kept = _as_sqlite_keeps(table, rows)
        while batch := [*islice(kept, _BATCH)]:
            connection.exec_driver_sql(words, batch)
        return
    driver = cast("Driver", connection.connection.driver_connection)
    with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _as_sqlite_keeps(table: Table, rows: Iterable[Row]) -> Iterator[Row]:
    """Write moments as SQLAlchemy does: without their zone."""
    moments = [isinstance(column.type, Moment) for column in table.columns]
    for row in rows:
        yield tuple(
            f"{value:%Y-%m-%d %H:%M:%S.%f}" if moment and value else value
            for value, moment in zip(row, moments, strict=True)
        )


def settle_plans(connection: Connection) -> None:
    """Let PostgreSQL count anew, as it does by itself after a while."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("ANALYZE")
