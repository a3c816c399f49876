"""Statements of every step: compiled once per kind of database, then words for the driver."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Dialect,
    Select,
    bindparam,
    delete,
    insert,
    update,
)
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.dml import UpdateBase
from sqlalchemy.sql.schema import Table
from sqlalchemy.types import TypeEngine

from engine.store.columns import Moment
from engine.store.sealing import contents_of, sealed

Row = Mapping[str, object]
#: Turns a row into what the driver takes: a tuple or a mapping, as its dialect has it.
Bound = Callable[[Row], Any]
#: Places in a row, and what turns the value there into the other side's.
Changes = list[tuple[int, Callable[[Any], Any]]]


class InCore(NamedTuple):
    """A prepared statement as Core would take it, for who listens to the database."""

    statement: UpdateBase | Select[Any] | CompoundSelect[Any]
    rows: Row | Sequence[Row]


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
        kept = self._as_kept(connection, row)
        return _said(connection, text, bound(kept), InCore(self._statement, kept)).rowcount

    def say_all(self, connection: Connection, rows: Sequence[Row]) -> None:
        """Say it for each row, at once; for no rows, nothing."""
        if len(rows) == 1:  # drivers make more fuss of many
            self.say(connection, rows[0])
        elif rows:
            text, bound = self._in_words(connection.dialect)
            kept = [self._as_kept(connection, row) for row in rows]
            _said(connection, text, [bound(row) for row in kept], InCore(self._statement, kept))

    def _as_kept(self, connection: Connection, row: Row) -> Row:
        return row if self._seals is None else sealed(connection, self._seals, row)

    def _in_words(self, dialect: Dialect) -> tuple[str, Bound]:
        words = self._words.get(dialect.name)
        if words is None:
            words = self._words[dialect.name] = _compiled(self._statement, dialect)
        return words


class Question:
    """A query; asking it costs half of what Core takes. Of what it asks, types are converted."""

    def __init__(self, query: Select[Any] | CompoundSelect[Any]) -> None:
        self._query = query
        self._names = [str(column.key) for column in query.selected_columns]
        self._words: dict[str, tuple[str, Bound, Changes]] = {}

    def rows(self, connection: Connection, which: Row) -> list[tuple[Any, ...]]:
        """Ask it with these parameters; returns values in the order of the query's columns."""
        words = self._words.get(connection.dialect.name)
        if words is None:
            words = self._words[connection.dialect.name] = self._in_words(connection.dialect)
        text, bound, changes = words
        found = _said(connection, text, bound(which), InCore(self._query, which)).fetchall()
        return [_changed(row, changes) for row in found]

    def row(self, connection: Connection, which: Row) -> dict[str, Any] | None:
        """Ask it with these parameters; returns the first row by the names of its columns."""
        found = self.rows(connection, which)
        return dict(zip(self._names, found[0], strict=True)) if found else None

    def _in_words(self, dialect: Dialect) -> tuple[str, Bound, Changes]:
        kinds = (column.type.dialect_impl(dialect) for column in self._query.selected_columns)
        found = ((at, kind.result_processor(dialect, None)) for at, kind in enumerate(kinds))
        return *_compiled(self._query, dialect), [(at, change) for at, change in found if change]


def _said(connection: Connection, text: str, parameters: Any, core: InCore) -> DBAPICursor:  # noqa: ANN401 the driver's
    """Say words in the connection's transaction and return the driver's cursor.

    Core would make a result of its own around it, which costs more than most statements: an
    eighth of a step. Who listens to the database hears these words too, and a fault of the driver
    is Core's DBAPIError.
    """
    cursor, many = connection.connection.cursor(), isinstance(parameters, list)
    for hear in connection.engine.dispatch.before_cursor_execute:
        hear(connection, cursor, text, parameters, core, many)
    faults = connection.dialect.loaded_dbapi.Error
    try:
        (cursor.executemany if many else cursor.execute)(text, parameters)
    except faults as fault:
        raise DBAPIError.instance(text, None, fault, faults, hide_parameters=True) from fault
    return cursor


def _changed(row: Sequence[Any], changes: Changes) -> tuple[Any, ...]:
    values = [*row]
    for place, change in changes:
        values[place] = change(values[place])
    return tuple(values)


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
    if isinstance(kind, Moment):
        return _moments(dialect)
    return kind.dialect_impl(dialect).bind_processor(dialect)


@cache
def _moments(dialect: Dialect) -> Callable[[Any], Any] | None:
    """Return what converts moments: a deed writes its one moment into every row it has."""
    change = Moment().dialect_impl(dialect).bind_processor(dialect)
    return lru_cache(64)(change) if change else None


def _compiled(
    statement: UpdateBase | Select[Any] | CompoundSelect[Any], dialect: Dialect
) -> tuple[str, Bound]:
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
