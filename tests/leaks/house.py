"""A house with everything of its own: database, server, folders; and where something may lie."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import make_url, text

from engine import Database
from engine.store.schema import metadata
from tests.conftest import MASTER, SERVER
from tests.leaks.visiting import Visitor
from tests.postgres import FAST, binaries, running_cluster

#: Everything that PostgreSQL is told stands in its log, with what the statements carry.
LISTENING = f"{FAST} -c log_statement=all -c log_min_messages=debug1 -c log_error_verbosity=verbose"
#: What answers to a form cannot be kept while this holds; the database then tells all it knows.
BREAKING = {
    "sqlite": "CREATE TRIGGER rusak BEFORE INSERT ON answer"
    " BEGIN SELECT RAISE(ABORT, 'disk rusak'); END",
    "postgresql": "ALTER TABLE answer ADD CONSTRAINT rusak CHECK (version < 0) NOT VALID",
}
MENDING = {
    "sqlite": "DROP TRIGGER rusak",
    "postgresql": "ALTER TABLE answer DROP CONSTRAINT rusak",
}


@dataclass(frozen=True)
class House:
    """Where everything of one installation is."""

    url: str
    #: Written by us: pages, addresses, dumps.
    folder: Path
    #: The database as it lies on the disk, with its log of what is to be written.
    store: Path

    @property
    def var(self) -> Path:
        """What LK3_VAR names."""
        return self.folder / "var"

    @property
    def temporary(self) -> Path:
        """What TMPDIR names."""
        return self.folder / "tmp"

    @property
    def kept(self) -> tuple[Path, ...]:
        """What was kept of what somebody saw, a file for each kind."""
        return tuple(sorted((self.folder / "seen").iterdir()))

    @property
    def statements(self) -> Path:
        """Where PostgreSQL writes down what it was asked, and so under which name somebody came."""
        return self.store / "log"

    def seen(self, kind: str) -> Path:
        """Return where what somebody saw of one kind is kept."""
        return self.folder / "seen" / kind

    @property
    def settings(self) -> dict[str, str]:
        """What the program is told."""
        return {
            "DATABASE_URL": self.url,
            "LK3_VAR": str(self.var),
            "LK3_MASTER_KEY": MASTER.hex(),
            "LK3_SECOND_FACTOR": "offered",
            "TMPDIR": str(self.temporary),
        }

    def note(self, visitor: Visitor) -> None:
        """Keep the addresses that a browser asked for and was led to, and its cookies."""
        self.keep("addresses", "\n".join(visitor.addresses).encode())
        self.keep("cookies", visitor.kept())

    def keep(self, kind: str, content: bytes) -> None:
        """Put what somebody saw or was told among what is searched."""
        with self.seen(kind).open("ab") as file:
            file.write(content + b"\n")

    def gather(self, database: Database) -> list[Path]:
        """Write down what the database tells; return every place in which words may lie."""
        (self.folder / "rows").write_bytes(_rows(database))
        (self.folder / "dump").write_bytes(_dump(self.url))
        if database.dialect == "postgresql":
            with database.writing() as connection:
                connection.execute(text("CHECKPOINT"))
        here = (self.folder / name for name in ("rows", "dump"))
        return [*self.kept, *here, self.var, self.temporary, self.store]


def _rows(database: Database) -> bytes:
    """Every value of every table, bytes as they are."""
    told = []
    with database.reading() as connection:
        for name in metadata.tables:
            for row in connection.execute(text(f'SELECT * FROM "{name}"')):  # noqa: S608 our own names
                told += [one if isinstance(one, bytes) else str(one).encode() for one in row]
    return b"\n".join(told)


def _dump(url: str) -> bytes:
    """The dump that an administrator makes."""
    place = make_url(url)
    if place.drivername == "sqlite":
        with closing(sqlite3.connect(str(place.database))) as connection:
            return "\n".join(connection.iterdump()).encode()
    plain = place.set(drivername="postgresql").render_as_string(hide_password=False)
    command = [binaries() / "pg_dump", "--format=plain", plain]
    return subprocess.run(command, capture_output=True, check=True).stdout


@contextmanager
def house_in(folder: Path) -> Iterator[House]:
    """Yield a house on a database of its own kind: a file, or a server of PostgreSQL's."""
    for name in ("seen", "store", "tmp", "var"):
        (folder / name).mkdir()
    if not SERVER:
        yield House(f"sqlite:///{folder}/store/lk3.db", folder, folder / "store")
        return
    with running_cluster(LISTENING) as server:
        yield House(server.url, folder, server.folder)


@contextmanager
def broken(database: Database) -> Iterator[None]:
    """Nothing that is answered can be kept while this lasts."""
    _say(database, BREAKING)
    yield
    _say(database, MENDING)


def _say(database: Database, words: Mapping[str, str]) -> None:
    with database.writing() as connection:
        connection.execute(text(words[database.dialect]))


@contextmanager
def served(house: House, webhook: str) -> Iterator[int]:
    """Run the real program, telling all it can; yield its port, keep what it said."""
    env = {**os.environ, **house.settings, "LK3_WEBHOOK": webhook}
    command = [sys.executable, "-m", "tests.leaks.talkative", "serve", "--port", "0"]
    with house.seen("log").open("wb") as log:
        program = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=log)
        assert program.stdout
        first = program.stdout.readline()
        try:
            yield int(first.rpartition(b":")[2])
        finally:
            program.terminate()
            house.keep("said", first + program.communicate()[0])
