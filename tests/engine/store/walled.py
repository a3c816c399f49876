"""A PostgreSQL with walls, and who looks over them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import psycopg
import pytest
from sqlalchemy import (
    BigInteger,
    Boolean,
    Integer,
    LargeBinary,
    Table,
    make_url,
    select,
    text,
)
from sqlalchemy.exc import ProgrammingError

from engine import (
    Actor,
    Database,
    Engine,
)
from engine.store.columns import Moment
from engine.store.schema import metadata
from engine.store.walls import Reach
from forms import FormLibrary
from tests.conftest import HandClock, QuickPasswords

HERE, THERE, NOWHERE = "13.77", "94.04", ""
TABLES = {table.name: table for table in metadata.sorted_tables}
NOBODY = Reach("SET LOCAL lk3.nobody = ''")


def of(daerah: str) -> Reach:
    return Reach.of(Actor(username="sari", name="Sari", daerah=daerah, role="pekerja_sosial"))


def row_of(table: Table, daerah: str) -> dict[str, object]:
    """A row whose words are all its daerah, so that keys and those who refer to them agree."""
    kinds = {
        Integer: 1,
        BigInteger: 1,
        LargeBinary: b"x",
        Boolean: False,
        Moment: datetime(2026, 1, 1, tzinfo=UTC),
    }
    return {column.name: kinds.get(type(column.type), daerah) for column in table.columns}


class Server:
    """A PostgreSQL with two users who are nobody special, and a database of each."""

    def __init__(self, url: str) -> None:
        self._url = make_url(url)
        self.tell("CREATE ROLE pemilik LOGIN CREATEROLE", "CREATE ROLE sendiri LOGIN")

    def tell(self, *statements: str, database: str = "postgres") -> None:
        """Say something as the server's administrator."""
        plain = self._url.set(drivername="postgresql", database=database)
        with psycopg.connect(plain.render_as_string(), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    @contextmanager
    def opened(self, user: str, name: str) -> Iterator[Database]:
        database = Database(self._url.set(username=user, database=name).render_as_string())
        yield database
        database.close()

    @contextmanager
    def owned(self, user: str, name: str) -> Iterator[Database]:
        self.tell(f"CREATE DATABASE {name} OWNER {user}")
        with self.opened(user, name) as database:
            database.migrate()
            yield database


def seen(database: Database, reach: Reach) -> dict[str, tuple[str, ...]]:
    """Table -> the daerah of its rows that can be read."""
    with database.reading(reach) as connection:
        return {
            name: tuple(sorted(connection.execute(select(table.c.daerah)).scalars()))
            for name, table in TABLES.items()
        }


def all_show(*daerah: str) -> dict[str, tuple[str, ...]]:
    return dict.fromkeys(TABLES, daerah)


def refused(database: Database, statement: object, reach: Reach | None = None) -> str:
    """Say a statement as the application; return why PostgreSQL refuses it."""
    with (
        pytest.raises(ProgrammingError) as error,
        database.writing(reach or of(HERE)) as connection,
    ):
        connection.execute(text(statement) if isinstance(statement, str) else statement)
    assert isinstance(error.value.orig, psycopg.errors.InsufficientPrivilege)
    return str(error.value.orig)


def engine_on(database: Database) -> Engine:
    return Engine(database, FormLibrary(), QuickPasswords(), HandClock())
