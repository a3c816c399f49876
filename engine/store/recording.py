"""What a run says to its database, to be said again without an engine: the limit of a benchmark."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, CursorResult, Executable, event, func, select

from engine.store.database import Database
from engine.store.prepared import InCore
from engine.store.schema import case_file

#: Opening and ending a transaction is no statement of its own.
_FRAME = ("BEGIN", "COMMIT")


@dataclass(slots=True)
class Transaction:
    """One committed transaction as it went over the wire."""

    tag: str
    #: Statements and their parameters, one row's or a list of many rows': in the driver's words,
    #: and as Core takes them.
    statements: list[tuple[str, Any]] = field(default_factory=list)
    in_core: list[tuple[Executable | str, Any]] = field(default_factory=list)


class Recording:
    """Listens to a database; `transactions` are those that were committed, in order."""

    def __init__(self, database: Database) -> None:
        self.transactions: list[Transaction] = []
        self._tag = ""
        self._open: dict[int, Transaction] = {}
        self._core: tuple[Executable, Any] | None = None
        for moment, listener in (
            ("begin", self._begin),
            ("before_execute", self._meant),
            ("before_cursor_execute", self._said),
            ("commit", self._commit),
            ("rollback", self._forget),
        ):
            event.listen(database.connections, moment, listener)

    @contextmanager
    def tagged(self, tag: str) -> Iterator[None]:
        """Mark the transactions begun inside with `tag`."""
        self._tag = tag
        try:
            yield
        finally:
            self._tag = ""

    def replay(
        self, database: Database, tag: str, start: int = 0, *, in_core: bool = False
    ) -> list[tuple[float, float]]:
        """Say the transactions from number `start` on again to another database.

        In the driver's words, their values already bound; or through Core, as a program would.
        Returns the seconds that each of those marked `tag` took, from begin to commit: by the wall
        and of the CPU. The database must hold what the recorded one held at that point.
        """
        taken = []
        for one in self.transactions[start:]:
            wall, cpu = time.perf_counter(), time.process_time()
            with database.writing() as connection:
                for statement, parameters in one.in_core if in_core else one.statements:
                    answer = _answer(connection, statement, parameters)
                    if answer.returns_rows:
                        answer.fetchall()
            if one.tag == tag:
                taken.append((time.perf_counter() - wall, time.process_time() - cpu))
        return taken

    def _begin(self, connection: Connection) -> None:
        self._open[id(connection)] = Transaction(self._tag)

    def _meant(self, _connection: Connection, clause: Any, *given: Any) -> None:  # noqa: ANN401 Core's
        many, row, _options = given
        self._core = None if isinstance(clause, str) else (clause, [*many] or dict(row) or None)

    def _said(self, connection: Connection, _cursor: object, *said: Any) -> None:  # noqa: ANN401 the driver's
        statement, parameters, context, _many = said
        one, core, self._core = self._open.get(id(connection)), self._core, None
        if one and not statement.startswith(_FRAME):
            words = (statement, parameters or None)
            one.statements.append(words)
            one.in_core.append((*context,) if isinstance(context, InCore) else core or words)

    def _commit(self, connection: Connection) -> None:
        self.transactions.append(self._open.pop(id(connection)))

    def _forget(self, connection: Connection) -> None:
        self._open.pop(id(connection), None)


def _answer(
    connection: Connection,
    statement: Executable | str,
    parameters: Any,  # noqa: ANN401 the driver's
) -> CursorResult[Any]:
    if isinstance(statement, str):
        return connection.exec_driver_sql(statement, parameters)
    return connection.execute(statement, parameters)


@contextmanager
def statements_of(database: Database) -> Iterator[list[str]]:
    """Yield the statements that are said while this lasts."""
    said: list[str] = []

    def note(_connection: Connection, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith(_FRAME):
            said.append(statement)

    event.listen(database.connections, "before_cursor_execute", note)
    try:
        yield said
    finally:
        event.remove(database.connections, "before_cursor_execute", note)


def state_sizes(database: Database) -> dict[str, int]:
    """Return case number -> bytes of its live state."""
    with database.reading() as connection:
        query = select(case_file.c.no, func.length(case_file.c.state).label("size"))
        return {row.no: row.size for row in connection.execute(query)}
