"""What a database holds, to be put back: an application may go on standing on it."""

from typing import Any

from sqlalchemy import Table, delete, insert, select

from engine import Database
from engine.store.schema import metadata


def rows_of(database: Database) -> dict[Table, list[dict[str, Any]]]:
    """Return every row of a database by its table."""
    with database.reading() as connection:
        return {
            table: [dict(row) for row in connection.execute(select(table)).mappings()]
            for table in metadata.sorted_tables
        }


class Snapshot:
    """Every row of a database, as it was when this was made."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._rows = rows_of(database)

    def restore(self) -> None:
        """Put every row back, and take away those that came since."""
        with self._database.writing() as connection:
            for table in reversed(metadata.sorted_tables):
                connection.execute(delete(table))
            for table, rows in self._rows.items():
                if rows:
                    connection.execute(insert(table), rows)
