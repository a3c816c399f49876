"""The attempts drawer: how often somebody was wrong, and until when she waits; rows survive all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, select, update

from engine.patience import FORGOTTEN, FREE, TRUSTED, wait_after
from engine.store.columns import LONG_AGO
from engine.store.schema_people import attempt
from engine.store.upsert import insert_or_ignore

#: Makes a name unreadable, always in the same way.
Mark = Callable[[str], str]
#: Attempts belong to no daerah until somebody has signed in.
NOWHERE = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Whose account is tried, and where from; the account need not exist."""

    username: str
    #: Address of the network it comes from; "" on this machine.
    origin: str

    def marks(self, mark: Mark) -> dict[str, str]:
        """Return the mark of each kind under which attempts are counted."""
        said = {
            "pair": f"{self.origin} {self.username}",
            "address": self.origin,
            "account": self.username,
        }
        return {kind: mark(f"{kind} {words}") for kind, words in said.items()}


def waits_until(connection: Connection, marks: dict[str, str], now: datetime) -> datetime:
    """Return until when attempts under these marks are not heard; in the past when they are."""
    query = select(attempt).where(attempt.c.daerah == NOWHERE, attempt.c.mark.in_(marks.values()))
    rows = {row.mark: row for row in connection.execute(query)}
    pair = rows.get(marks["pair"])
    trusted = pair is not None and pair.trusted_until > now
    asked = [kind for kind in FREE if kind == "pair" or not trusted]
    found = (rows[marks[kind]] for kind in asked if marks[kind] in rows)
    return max((row.waits_until for row in found), default=LONG_AGO)


class Attempts:
    """Counts wrong attempts; whoever counts next under the same mark waits for us."""

    def __init__(self, connection: Connection, now: datetime, mark: Mark) -> None:
        self._connection = connection
        self._now = now
        self._mark = mark

    def waits_until(self, source: Source) -> datetime:
        """Return until when this source is not heard; its rows are locked."""
        marks = source.marks(self._mark)
        for mark in sorted(marks.values()):
            empty = {
                "daerah": NOWHERE,
                "mark": mark,
                "wrong": 0,
                "waits_until": LONG_AGO,
                "seen_at": self._now,
                "trusted_until": LONG_AGO,
            }
            insert_or_ignore(self._connection, attempt, empty)
            self._connection.execute(select(attempt).where(*_at(mark)).with_for_update())
        return waits_until(self._connection, marks, self._now)

    def wrong(self, source: Source) -> None:
        """Count one more, after `waits_until`."""
        for kind, mark in source.marks(self._mark).items():
            row = self._connection.execute(select(attempt).where(*_at(mark))).one()
            wrong = 1 if self._now - row.seen_at > FORGOTTEN else row.wrong + 1
            until = self._now + wait_after(kind, wrong)
            values = {"wrong": wrong, "waits_until": until, "seen_at": self._now}
            self._connection.execute(update(attempt).where(*_at(mark)).values(**values))

    def right(self, source: Source) -> None:
        """Forget what this person got wrong here, and what strangers got wrong in her name."""
        marks = source.marks(self._mark)
        values = {"wrong": 0, "waits_until": LONG_AGO, "seen_at": self._now}
        trusted = {**values, "trusted_until": self._now + TRUSTED}
        self._connection.execute(update(attempt).where(*_at(marks["account"])).values(**values))
        self._connection.execute(update(attempt).where(*_at(marks["pair"])).values(**trusted))
        stale = attempt.c.seen_at < self._now - TRUSTED
        self._connection.execute(delete(attempt).where(attempt.c.daerah == NOWHERE, stale))


def _at(mark: str) -> tuple[ColumnElement[bool], ...]:
    return (attempt.c.daerah == NOWHERE, attempt.c.mark == mark)
