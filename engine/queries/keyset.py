"""Pages that begin where the one before ended: the orders of an inbox, and their marks."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Integer, and_, or_
from sqlalchemy.sql.base import ColumnCollection

from engine.errors import Unknown
from engine.store.columns import Moment
from engine.store.records import TaskRecord
from engine.store.schema import task

InboxOrder = Literal["due", "newest", "urgent", "done"]
#: The name of a column of tasks, and whether it falls.
Key = tuple[str, bool]
Columns = ColumnCollection[str, Any]

ORDERS: Mapping[InboxOrder, tuple[Key, ...]] = {
    "due": (("due", False), ("id", False)),
    "newest": (("opened_at", True), ("id", True)),
    "urgent": (("priority", True), ("due", False), ("id", False)),
    "done": (("done_at", True), ("id", True)),
}


def keys_of(order: InboxOrder) -> Iterator[ColumnElement[Any]]:
    """Yield the columns of tasks by which an order goes."""
    return (task.c[name] for name, _ in ORDERS[order])


def in_order(order: InboxOrder, columns: Columns) -> Iterator[ColumnElement[Any]]:
    """Yield what to order by; `columns` are those of tasks."""
    for name, falls in ORDERS[order]:
        yield columns[name].desc() if falls else columns[name]


def mark_of(order: InboxOrder, last: TaskRecord) -> str:
    """Return the mark after which the next page begins."""
    return "_".join(_written(getattr(last, name)) for name, _ in ORDERS[order])


def beyond(order: InboxOrder, mark: str, columns: Columns) -> ColumnElement[bool]:
    """Conditions of what comes after a mark; Unknown when `mark_of` did not write it."""
    parts = mark.split("_")
    if len(parts) != len(ORDERS[order]):
        raise Unknown
    keys = [
        (columns[name], falls, _read(columns[name], part))
        for (name, falls), part in zip(ORDERS[order], parts, strict=True)
    ]
    first, falls, at = keys[0]
    # The first half is for the index, the second for rows that are alike in it.
    return and_(first <= at if falls else first >= at, _strictly(keys))


def _strictly(keys: list[tuple[ColumnElement[Any], bool, Any]]) -> ColumnElement[bool]:
    (key, falls, at), *others = keys
    past = key < at if falls else key > at
    return or_(past, and_(key == at, _strictly(others))) if others else past


def _written(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _read(key: ColumnElement[Any], part: str) -> datetime | int | str:
    """Read a part of a mark as its column has it."""
    try:
        if isinstance(key.type, Moment):
            return datetime.fromisoformat(part).astimezone(UTC)
        return int(part[:9]) if isinstance(key.type, Integer) else part
    except (ValueError, OverflowError):
        raise Unknown from None
