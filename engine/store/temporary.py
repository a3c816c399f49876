"""A database for a while: empty, of the configured kind, gone at the end."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import URL, event, text

from engine.store.database import Database, located


@contextmanager
def temporary_database(url: str = "", *, durable: bool = True) -> Iterator[Database]:
    """Yield a migrated, empty database beside the one that `url` names.

    SQLite (also without `url`): a file in the same folder, or in the system's for temporary files.
    PostgreSQL: a schema of its own in that database. With `durable=False` the machine may keep
    what is written in memory for a while: nobody would miss it.
    """
    parts = located(url or "sqlite://")
    kind = _file if parts.drivername.startswith("sqlite") else _schema
    with kind(parts) as database:
        if not durable:
            event.listen(database.connections, "connect", _careless)
        database.migrate()
        try:
            yield database
        finally:
            database.close()


@contextmanager
def _file(parts: URL) -> Iterator[Database]:
    beside = Path(parts.database).parent if parts.database else None
    folder = beside if beside is not None and beside.is_dir() else None
    with TemporaryDirectory(prefix="lk3-", dir=folder) as own:
        yield Database(f"sqlite:///{Path(own) / 'lk3.sqlite3'}")


@contextmanager
def _schema(parts: URL) -> Iterator[Database]:
    url = parts.render_as_string(hide_password=False)
    name = f"lk3_{secrets.token_hex(6)}"
    office = Database(url)
    _tell(office, f"CREATE SCHEMA {name}")
    database = Database(url)

    def enter(connection: Any, _record: object) -> None:  # noqa: ANN401 the driver's
        connection.execute(f"SET search_path TO {name}")
        connection.commit()

    event.listen(database.connections, "connect", enter)
    try:
        yield database
    finally:
        _tell(office, f"DROP SCHEMA {name} CASCADE")
        office.close()


def _tell(database: Database, statement: str) -> None:
    with database.writing() as connection:
        connection.execute(text(statement))


def _careless(connection: Any, _record: object) -> None:  # noqa: ANN401 the driver's
    """Do not wait for the disk."""
    if type(connection).__module__.startswith("sqlite3"):
        connection.execute("PRAGMA synchronous=OFF")
    else:
        connection.execute("SET synchronous_commit TO off")
        connection.commit()
