"""Statements of every step: compiled once per kind of database, then words for the driver."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Dialect, bindparam, delete, insert, update
from sqlalchemy.sql.dml import UpdateBase
from sqlalchemy.sql.schema import Table
from sqlalchemy.types import TypeEngine

from engine.store.columns import Moment
from engine.store.sealing import contents_of, sealed

Row = Mapping[str, object]
#: Turns a row into what the driver takes: a tuple or a mapping, as its dialect has it.
Bound = Callable[[Row], Any]


class Prepared:
    """A statement that changes rows; saying it costs less than half of what Core takes.

    A row is a mapping of the statement's parameters; of an insert: of every column. With `seals`,
    a table, the row's contents are sealed on their way.
    """

    def __init__(self, statement: UpdateBase, seals: Table | None = None) -> None:
        self._statement = statement
        self._seals = seals
        self._words: dict[str, tuple[str, Bound]] = {}

    def say(self, connection: Connection, row: Row) -> int:
        """Say it for one row; returns how many rows it changed."""
        text, bound = self._in_words(connection.dialect)
        return connection.exec_driver_sql(text, bound(self._as_kept(connection, row))).rowcount

    def say_all(self, connection: Connection, rows: Sequence[Row]) -> None:
        """Say it for each row, at once; for no rows, nothing."""
        if len(rows) == 1:  # drivers make more fuss of many
            self.say(connection, rows[0])
        elif rows:
            text, bound = self._in_words(connection.dialect)
            kept = (self._as_kept(connection, row) for row in rows)
            connection.exec_driver_sql(text, [bound(row) for row in kept])

    def _as_kept(self, connection: Connection, row: Row) -> Row:
        return row if self._seals is None else sealed(connection, self._seals, row)

    def _in_words(self, dialect: Dialect) -> tuple[str, Bound]:
        words = self._words.get(dialect.name)
        if words is None:
            words = self._words[dialect.name] = _compiled(self._statement, dialect)
        return words


def setting(table: Table, key: str, *names: str) -> Prepared:
    """Prepare an UPDATE of the columns `names` in one row, which is named by `at_<column>`.

    `key`: the columns of the key, separated by blanks.
    """
    values = {name: bindparam(name, type_=table.c[name].type) for name in names}
    statement = update(table).where(*_at(table, key)).values(values)
    return Prepared(statement, table if contents_of(table) & values.keys() else None)


def removing(table: Table, key: str) -> Prepared:
    """Prepare a DELETE of one row, named as for `setting`."""
    return Prepared(delete(table).where(*_at(table, key)))


def inserting(table: Table) -> Prepared:
    """Prepare an INSERT of whole rows."""
    return Prepared(insert(table), sealing(table))


def sealing(table: Table) -> Table | None:
    """Return the table if whole rows of it hold contents."""
    return table if contents_of(table) else None


def _at(table: Table, key: str) -> list[ColumnElement[bool]]:
    return [table.c[name] == bindparam(f"at_{name}") for name in key.split()]


def _converter(kind: TypeEngine[Any], dialect: Dialect) -> Callable[[Any], Any] | None:
    change = kind.dialect_impl(dialect).bind_processor(dialect)
    # A deed writes its one moment into every row.
    return lru_cache(8)(change) if change and isinstance(kind, Moment) else change


def _compiled(statement: UpdateBase, dialect: Dialect) -> tuple[str, Bound]:
    compiled: Any = statement.compile(dialect=dialect)
    convert = {name: _converter(bind.type, dialect) for name, bind in compiled.binds.items()}
    names = compiled.positiontup if compiled.positional else [*convert]
    values = itemgetter(*names)
    changes = [(place, change) for place, name in enumerate(names) if (change := convert[name])]

    def bound(row: Row) -> Any:  # noqa: ANN401 the driver's
        found = [*values(row)]
        for place, change in changes:
            found[place] = change(found[place])
        return tuple(found) if compiled.positional else dict(zip(names, found, strict=True))

    return str(compiled), bound
