"""The attempts drawer: how often somebody was wrong to sign in, and until when she waits."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete

from engine.model import Origin
from engine.patience import TRUSTED
from engine.store.columns import LONG_AGO
from engine.store.schema_people import attempt
from engine.store.tally import NOWHERE, Mark, Tally, rows_of

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
    rows = rows_of(connection, marks)
    known = (kind for kind in ("browser", "pair") if _trusted(rows, kind, now))
    asked = next(((kind,) for kind in known), COUNTED)
    return max((rows[kind].waits_until for kind in asked if kind in rows), default=LONG_AGO)


class Attempts:
    """Counts wrong attempts; whoever counts next under the same mark waits for us."""

    def __init__(self, connection: Connection, now: datetime, mark: Mark) -> None:
        self._connection = connection
        self._now = now
        self._mark = mark
        #: The counting itself, for what strangers try at other doors.
        self.tally = Tally(connection, now, mark)

    def waits_until(self, source: Source) -> datetime:
        """Return until when this source is not heard; its rows are locked."""
        marks = source.marks(self._mark)
        self.tally.lock(marks.values(), begun=[marks[kind] for kind in COUNTED])
        return waits_until(self._connection, marks, self._now)

    def wrong(self, source: Source) -> None:
        """Count one more, after `waits_until`; what a known browser gets wrong is its own."""
        marks = source.marks(self._mark)
        rows = rows_of(self._connection, marks)
        counted = ("browser",) if _trusted(rows, "browser", self._now) else COUNTED
        self.tally.count({kind: marks[kind] for kind in counted})

    def right(self, source: Source) -> None:
        """Know address and browser again, and forget what was got wrong in her name.

        In a browser that was known already, what others got wrong elsewhere stays counted: whoever
        guesses at her password gains nothing by her coming to work.
        """
        marks = source.marks(self._mark)
        known = _trusted(rows_of(self._connection, marks), "browser", self._now)
        if "browser" in marks:
            self.tally.have_row(marks["browser"])
        trust = {"trusted_until": self._now + TRUSTED}
        self.tally.write(trust, *_some(marks, "pair", "browser"))
        hers = ("browser",) if known else ("pair", "account", "browser")
        self.tally.forget(*_some(marks, *hers))
        stale = (attempt.c.seen_at < self._now - TRUSTED, attempt.c.trusted_until < self._now)
        self._connection.execute(delete(attempt).where(attempt.c.daerah == NOWHERE, *stale))


def _some(marks: dict[str, str], *kinds: str) -> list[str]:
    return [marks[kind] for kind in kinds if kind in marks]


def _trusted(rows: dict[str, Row[Any]], kind: str, now: datetime) -> bool:
    return kind in rows and rows[kind].trusted_until > now
