"""The attempts drawer: how often somebody was wrong, and until when she waits; rows survive all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, select, update

from engine.model import Origin
from engine.patience import TRUSTED, rested, wait_after
from engine.store.columns import LONG_AGO
from engine.store.schema_people import attempt
from engine.store.upsert import insert_or_ignore

#: Makes a name unreadable, always in the same way.
Mark = Callable[[str], str]
#: Attempts belong to no daerah until somebody has signed in.
NOWHERE = ""
#: Under what attempts are counted; a browser only once somebody has signed in with it.
COUNTED = ("pair", "address", "account")


@dataclass(frozen=True, slots=True)
class Source:
    """Whose account is tried, and where from; the account need not exist."""

    username: str
    origin: Origin

    def marks(self, mark: Mark) -> dict[str, str]:
        """Return the mark of each kind under which attempts are counted."""
        address, browser = self.origin
        said = {
            "pair": f"{address} {self.username}",
            "address": address,
            "account": self.username,
        }
        if browser:
            said["browser"] = f"{browser} {self.username}"
        return {kind: mark(f"{kind} {words}") for kind, words in said.items()}


def waits_until(connection: Connection, marks: dict[str, str], now: datetime) -> datetime:
    """Return until when attempts under these marks are not heard; in the past when they are.

    In a browser she has signed in with, only wrong attempts in it keep her waiting; at such an
    address, only those in her name.
    """
    rows = _rows(connection, marks)
    known = (kind for kind in ("browser", "pair") if _trusted(rows, kind, now))
    asked = next(((kind,) for kind in known), COUNTED)
    return max((rows[kind].waits_until for kind in asked if kind in rows), default=LONG_AGO)


class Attempts:
    """Counts wrong attempts; whoever counts next under the same mark waits for us."""

    def __init__(self, connection: Connection, now: datetime, mark: Mark) -> None:
        self._connection = connection
        self._now = now
        self._mark = mark

    def waits_until(self, source: Source) -> datetime:
        """Return until when this source is not heard; its rows are locked."""
        marks = source.marks(self._mark)
        for kind, mark in sorted(marks.items(), key=lambda item: item[1]):
            if kind in COUNTED:
                self._begin(mark)
            self._connection.execute(select(attempt).where(*_at(mark)).with_for_update())
        return waits_until(self._connection, marks, self._now)

    def wrong(self, source: Source) -> None:
        """Count one more, after `waits_until`; what a known browser gets wrong is its own."""
        marks = source.marks(self._mark)
        rows = _rows(self._connection, marks)
        counted = ("browser",) if _trusted(rows, "browser", self._now) else COUNTED
        for kind in counted:
            row = rows[kind]
            left, rest = rested(kind, row.wrong, self._now - row.seen_at)
            until = self._now + wait_after(kind, left + 1)
            values = {"wrong": left + 1, "waits_until": until, "seen_at": self._now - rest}
            self._connection.execute(update(attempt).where(*_at(marks[kind])).values(**values))

    def right(self, source: Source) -> None:
        """Know address and browser again, and forget what was got wrong in her name.

        In a browser that was known already, what others got wrong elsewhere stays counted: whoever
        guesses at her password gains nothing by her coming to work.
        """
        marks = source.marks(self._mark)
        known = _trusted(_rows(self._connection, marks), "browser", self._now)
        if "browser" in marks:
            self._begin(marks["browser"])
        forget = {"wrong": 0, "waits_until": LONG_AGO, "seen_at": self._now}
        trust = {"trusted_until": self._now + TRUSTED}
        self._set(marks, trust, "pair", "browser")
        self._set(marks, forget, *(("browser",) if known else ("pair", "account", "browser")))
        stale = (attempt.c.seen_at < self._now - TRUSTED, attempt.c.trusted_until < self._now)
        self._connection.execute(delete(attempt).where(attempt.c.daerah == NOWHERE, *stale))

    def _set(self, marks: Mapping[str, str], values: Mapping[str, object], *kinds: str) -> None:
        here = [marks[kind] for kind in kinds if kind in marks]
        rows = update(attempt).where(attempt.c.daerah == NOWHERE, attempt.c.mark.in_(here))
        self._connection.execute(rows.values(**values))

    def _begin(self, mark: str) -> None:
        """Have a row to count in."""
        empty = {
            "daerah": NOWHERE,
            "mark": mark,
            "wrong": 0,
            "waits_until": LONG_AGO,
            "seen_at": self._now,
            "trusted_until": LONG_AGO,
        }
        insert_or_ignore(self._connection, attempt, empty)


def _rows(connection: Connection, marks: Mapping[str, str]) -> dict[str, Row[Any]]:
    """Return the rows that there are, by kind."""
    query = select(attempt).where(attempt.c.daerah == NOWHERE, attempt.c.mark.in_(marks.values()))
    found = {row.mark: row for row in connection.execute(query)}
    return {kind: found[mark] for kind, mark in marks.items() if mark in found}


def _trusted(rows: Mapping[str, Row[Any]], kind: str, now: datetime) -> bool:
    return kind in rows and rows[kind].trusted_until > now


def _at(mark: str) -> tuple[ColumnElement[bool], ...]:
    return (attempt.c.daerah == NOWHERE, attempt.c.mark == mark)
