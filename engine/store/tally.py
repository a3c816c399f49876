"""Counts under marks how often somebody tried, and until when she waits; rows survive all."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select, update

from engine.patience import rested, wait_after
from engine.store.columns import LONG_AGO
from engine.store.schema_people import attempt
from engine.store.upsert import insert_or_ignore

#: Makes a name unreadable, always in the same way.
Mark = Callable[[str], str]
#: Attempts belong to no daerah until somebody has signed in.
NOWHERE = ""
#: What forgets a count.
FORGET = {"wrong": 0, "waits_until": LONG_AGO}


class Tally:
    """Counts by kind, as engine/patience.py names them; who counts next under a mark waits."""

    def __init__(self, connection: Connection, now: datetime, mark: Mark) -> None:
        self._connection = connection
        self._now = now
        self._mark = mark

    def marks(self, said: Mapping[str, str]) -> dict[str, str]:
        """Return the mark of each kind for what is counted under it."""
        return {kind: self._mark(f"{kind} {words}") for kind, words in said.items()}

    def held(self, marks: Mapping[str, str]) -> datetime:
        """Return until when none of these is heard, in the past when all are; rows are locked."""
        self.lock(marks.values(), begun=marks.values())
        rows = rows_of(self._connection, marks)
        return max((row.waits_until for row in rows.values()), default=LONG_AGO)

    def count(self, marks: Mapping[str, str]) -> None:
        """Count one more under each mark, whose row is locked."""
        for kind, row in rows_of(self._connection, marks).items():
            left, rest = rested(kind, row.wrong, self._now - row.seen_at)
            until = self._now + wait_after(kind, left + 1)
            values = {"wrong": left + 1, "waits_until": until, "seen_at": self._now - rest}
            self.write(values, marks[kind])

    def forget(self, *marks: str) -> None:
        """Begin to count anew."""
        self.write({**FORGET, "seen_at": self._now}, *marks)

    def lock(self, marks: Iterable[str], *, begun: Iterable[str]) -> None:
        """Lock the rows of marks, in one order for all; have rows for those to be `begun`."""
        new = frozenset(begun)
        for mark in sorted(marks):
            if mark in new:
                self.have_row(mark)
            here = (attempt.c.daerah == NOWHERE, attempt.c.mark == mark)
            self._connection.execute(select(attempt).where(*here).with_for_update())

    def have_row(self, mark: str) -> None:
        """Have a row to count in."""
        empty = {"daerah": NOWHERE, "mark": mark, **FORGET}
        since = {"seen_at": self._now, "trusted_until": LONG_AGO}
        insert_or_ignore(self._connection, attempt, {**empty, **since})

    def write(self, values: Mapping[str, object], *marks: str) -> None:
        """Set values in the rows of these marks."""
        self._connection.execute(update(attempt).where(*_at(marks)).values(**values))


def rows_of(connection: Connection, marks: Mapping[str, str]) -> dict[str, Row[Any]]:
    """Return the rows that there are, by kind."""
    query = select(attempt).where(*_at(marks.values()))
    found = {row.mark: row for row in connection.execute(query)}
    return {kind: found[mark] for kind, mark in marks.items() if mark in found}


def _at(marks: Iterable[str]) -> tuple[ColumnElement[bool], ...]:
    return (attempt.c.daerah == NOWHERE, attempt.c.mark.in_(tuple(marks)))
