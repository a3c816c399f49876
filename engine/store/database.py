"""Connect, and begin transactions."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from psycopg import Connection as Driver
from psycopg.errors import InsufficientPrivilege
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
from engine.store.plans import tell_planner
from engine.store.rewriting import rewrite
from engine.store.walls import APPLICATION, BECOME, Reach, raise_walls, without_role

MIGRATIONS = Path(__file__).with_name("migrations")
#: The dialects and drivers that the store speaks.
KINDS = frozenset(("sqlite", "sqlite+pysqlite", "postgresql+psycopg"))
#: Any number, the same for all who migrate one PostgreSQL database.
MIGRATION_LOCK = 1377
#: Longest wait for SQLite's one write lock, in milliseconds.
BUSY_MS = 10_000

#: SQLite's number for a commit that waits for the disk.
_FULL = 2
#: The same asked of PostgreSQL.
_LASTS = "SELECT current_setting('fsync')::bool AND current_setting('synchronous_commit') <> 'off'"

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
    def writing(self, reach: Reach = Reach.OWNER) -> Iterator[Connection]:
        """Commit at the end of the block; roll back if it raises."""
        with _or_unavailable(reach), self.connections.begin() as connection:
            # Take SQLite's write lock before the first read: it knows no FOR UPDATE.
            self._begin(connection, "BEGIN IMMEDIATE", "BEGIN", reach)
            yield connection
            if self._witness:
                self._witness("before")
        if self._witness:
            self._witness("after")

    @contextmanager
    def reading(self, reach: Reach = Reach.OWNER) -> Iterator[Connection]:
        """Read one moment of the database; nothing is kept."""
        with _or_unavailable(reach), self.connections.connect() as connection:
            # SQLite reads one moment anyway; on PostgreSQL each statement would see its own.
            self._begin(
                connection, "BEGIN", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", reach
            )
            yield connection
            if self.dialect == "postgresql":
                # With a ROLLBACK psycopg would forget every statement it has prepared.
                connection.exec_driver_sql("COMMIT")

    def _begin(self, connection: Connection, sqlite: str, postgres: str, reach: Reach) -> None:
        """Begin and say how far it reaches in one go: a word of its own would cost a way."""
        words = sqlite if self.dialect == "sqlite" else f"{postgres}; {reach.words}"
        connection.exec_driver_sql(words)

    def waits_for_disk(self) -> bool:
        """Tell whether what was committed survives a power cut; a fast server may not ask so."""
        with self.reading() as connection:
            if self.dialect == "sqlite":
                return bool(connection.exec_driver_sql("PRAGMA synchronous").scalar_one() >= _FULL)
            return bool(connection.exec_driver_sql(_LASTS).scalar_one())

    def migrate(self, revision: str = "head") -> None:
        """Bring the tables to `revision`; Broken when the database is newer than the program."""
        built = False
        with self.writing() as connection:
            if self.dialect == "postgresql":
                connection.execute(text(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"))
            config = _alembic(connection)
            _refuse_newer(connection, ScriptDirectory.from_config(config))
            command.upgrade(config, revision)
            if self.dialect == "sqlite":
                tell_planner(connection)
            if self.dialect == "postgresql" and revision == "head":
                built = raise_walls(connection)
        if built:
            self.connections.dispose()  # the next connections act as the role that now exists

    def without_role(self) -> str:
        """Return what a database administrator must say for the role to exist; "" when it does."""
        if self.dialect == "sqlite":
            return ""
        with self.reading() as connection:
            return without_role(connection)

    def downgrade(self, revision: str) -> None:
        """Take the tables back to `revision`; "base" drops them all."""
        with self.writing() as connection:
            command.downgrade(_alembic(connection), revision)

    def settle(self) -> None:
        """Bring SQLite's log into its file and empty it: it holds pages as they were before."""
        if self.dialect == "sqlite":
            with self.connections.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def scrub(self, *names: str) -> None:
        """Write the whole SQLite file, or some PostgreSQL tables, anew without what was deleted.

        Raises:
            Unavailable: somebody was at work all the time; or not the owner of the tables.
        """
        with _or_unavailable(Reach.OWNER), self.connections.connect() as connection:
            if self.dialect == "sqlite":
                connection.exec_driver_sql("VACUUM")
                busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar()
                if busy:
                    raise Unavailable("wal_checkpoint: database is in use")
                return
            connection.exec_driver_sql("SET ROLE NONE")
            rewrite(connection, names)
            connection.invalidate()  # the next connection acts as the role again

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
def _or_unavailable(reach: Reach) -> Iterator[None]:
    """Say in a line what the driver says in pages; a wrong statement of ours rises as it is."""
    try:
        yield
    except DBAPIError as error:
        lost = isinstance(error, (OperationalError, InterfaceError))
        no_owner = reach is Reach.OWNER and isinstance(error.orig, InsufficientPrivilege)
        if lost or no_owner or type(error) is DatabaseError:
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
        # What is deleted is overwritten, not only left out.
        "secure_delete=ON",
        f"busy_timeout={BUSY_MS}",
        # 16 MB: of a million tasks the 2 MB that it keeps by itself hold too little.
        "cache_size=-16000",
    ):
        connection.execute(f"PRAGMA {setting}")


def _postgres(url: URL) -> Engine:
    # Lists are short, and compiling their plans anew each time would take longer than reading them.
    options = {"options": "-c timezone=UTC -c jit=off"}
    engine = create_engine(url, connect_args=options, pool_pre_ping=True, hide_parameters=True)
    event.listen(engine, "connect", _prepare_postgres)
    return engine


def _prepare_postgres(connection: Driver, _record: object) -> None:
    """Leave transactions to us; act as who owns no table."""
    connection.autocommit = True
    connection.execute(BECOME, (APPLICATION,))


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
