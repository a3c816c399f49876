"""Connect, and begin transactions."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import (
    ArgumentError,
    DatabaseError,
    DBAPIError,
    InterfaceError,
    OperationalError,
)

from engine.errors import Broken, Unavailable
from engine.model import say

MIGRATIONS = Path(__file__).with_name("migrations")
#: The dialects and drivers that the store speaks.
KINDS = frozenset(("sqlite", "sqlite+pysqlite", "postgresql+psycopg"))
#: Any number, the same for all who migrate one PostgreSQL database.
MIGRATION_LOCK = 1377
#: Longest wait for SQLite's one write lock, in milliseconds.
BUSY_MS = 10_000

#: Is told of each commit just before and just after it.
Witness = Callable[[Literal["before", "after"]], None]

NEWER = say("Basis data ini dibuat oleh versi yang lebih baru; perbarui program dahulu.")


class Database:
    """One SQLite file or one PostgreSQL database, named by its SQLAlchemy URL.

    A `witness` sees every commit: who proves that nothing is lost ends the process there.
    """

    def __init__(self, url: str, witness: Witness | None = None) -> None:
        self._witness = witness
        parts = located(url)
        #: SQLAlchemy's engine, for who measures what is said to the database.
        self.connections = _postgres(parts) if "postgres" in parts.drivername else _sqlite(parts)

    @property
    def dialect(self) -> str:
        """Return "sqlite" or "postgresql"."""
        return self.connections.dialect.name

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Commit at the end of the block; roll back if it raises."""
        with _or_unavailable(), self.connections.begin() as connection:
            if self.dialect == "sqlite":
                # Take the write lock before the first read: SQLite knows no FOR UPDATE.
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection
            if self._witness:
                self._witness("before")
        if self._witness:
            self._witness("after")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read one moment of the database; nothing is kept."""
        with _or_unavailable(), self.connections.connect() as connection:
            if self.dialect == "sqlite":
                connection.exec_driver_sql("BEGIN")
            else:
                # SQLite reads one moment anyway; here each statement would see its own.
                connection.execution_options(
                    isolation_level="REPEATABLE READ", postgresql_readonly=True
                )
            yield connection

    def migrate(self, revision: str = "head") -> None:
        """Bring the tables to `revision`; Broken when the database is newer than the program."""
        with self.writing() as connection:
            if self.dialect == "postgresql":
                connection.execute(text(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"))
            config = _alembic(connection)
            _refuse_newer(connection, ScriptDirectory.from_config(config))
            command.upgrade(config, revision)

    def downgrade(self, revision: str) -> None:
        """Take the tables back to `revision`; "base" drops them all."""
        with self.writing() as connection:
            command.downgrade(_alembic(connection), revision)

    def close(self) -> None:
        """Close every pooled connection."""
        self.connections.dispose()


def located(url: str) -> URL:
    """Read a database URL; Unavailable when it names neither SQLite nor PostgreSQL."""
    try:
        parts = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise Unavailable(f"DATABASE_URL: {error}") from None
    if parts.drivername in {"postgresql", "postgres"}:
        parts = parts.set(drivername="postgresql+psycopg")
    if parts.drivername not in KINDS:
        raise Unavailable(f"DATABASE_URL: {parts.drivername}:// ≠ sqlite://, postgresql://")
    return parts


@contextmanager
def _or_unavailable() -> Iterator[None]:
    """Say in a line what the driver says in pages; a wrong statement of ours rises as it is."""
    try:
        yield
    except DBAPIError as error:
        if isinstance(error, (OperationalError, InterfaceError)) or type(error) is DatabaseError:
            reason = str(error.orig).strip() or type(error.orig).__name__
            raise Unavailable(reason.splitlines()[0]) from error
        raise


# What a statement carries is what families say: it must not stand in a log beside an error.


def _sqlite(url: URL) -> Engine:
    engine = create_engine(url, connect_args={"timeout": BUSY_MS / 1000}, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    """Leave transactions to us; never lose an acknowledged write, not even to a power cut."""
    connection.isolation_level = None
    for setting in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"busy_timeout={BUSY_MS}",
    ):
        connection.execute(f"PRAGMA {setting}")


def _postgres(url: URL) -> Engine:
    options = {"options": "-c timezone=UTC"}
    return create_engine(url, connect_args=options, pool_pre_ping=True, hide_parameters=True)


def _alembic(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _refuse_newer(connection: Connection, scripts: ScriptDirectory) -> None:
    if not inspect(connection).has_table("alembic_version"):
        return
    known = {script.revision for script in scripts.walk_revisions()}
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalars()
    if not known.issuperset(found):
        raise Broken(NEWER)
