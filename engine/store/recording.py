"""What a run says to its database, to be said again without an engine: the limit of a benchmark."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, event

from engine.store.database import Database


@dataclass(slots=True)
class Transaction:
    """One transaction as it went over the wire."""

    tag: str
    #: Statement, its parameters, and whether they are many rows.
    statements: list[tuple[str, Any, bool]] = field(default_factory=list)
    kept: bool = False


class Recording:
    """Listens to a database; `transactions` are the committed ones, in order."""

    def __init__(self, database: Database) -> None:
        self.transactions: list[Transaction] = []
        self._tag = ""
        self._open: dict[int, Transaction] = {}
        engine = database.connections
        event.listen(engine, "begin", self._begin)
        event.listen(engine, "before_cursor_execute", self._said)
        event.listen(engine, "commit", self._commit)

    @contextmanager
    def tagged(self, tag: str) -> Iterator[None]:
        """Mark the transactions begun inside with `tag`."""
        self._tag = tag
        try:
            yield
        finally:
            self._tag = ""

    def replay(self, database: Database, tag: str) -> float:
        """Say everything again to an empty database; return the seconds of those marked `tag`."""
        seconds = 0.0
        with database.connections.connect() as connection:
            for one in self.transactions:
                start = time.perf_counter()
                with connection.begin():
                    for statement, parameters, _many in one.statements:
                        connection.exec_driver_sql(statement, parameters or None)
                if one.tag == tag:
                    seconds += time.perf_counter() - start
        return seconds

    def _begin(self, connection: Connection) -> None:
        self._open[id(connection)] = Transaction(self._tag)

    def _said(self, connection: Connection, _cursor: object, *said: Any) -> None:  # noqa: ANN401 the driver's
        statement, parameters, _context, many = said
        if (one := self._open.get(id(connection))) and not statement.startswith("BEGIN"):
            one.statements.append((statement, parameters, many))

    def _commit(self, connection: Connection) -> None:
        if one := self._open.pop(id(connection), None):
            self.transactions.append(one)
