"""Whether a shelf has changed since somebody looked at it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, bindparam, select

from engine.errors import Unknown
from engine.queries.shelves import Shelf, asker_of, capped, on_shelf, shelves_of
from engine.store.reading import Reading
from engine.store.schema import task
from engine.views import ArrivalsView


@dataclass(frozen=True, slots=True)
class Arrivals:
    """How many tasks lie on a shelf, and how many of them were opened since `since`."""

    shelf: Shelf
    since: datetime

    def answer(self, reading: Reading) -> ArrivalsView:
        """Answer with both counts, capped; Unknown where the asker has no such shelf."""
        if self.shelf not in shelves_of(reading):
            raise Unknown
        asker, said = asker_of(reading.actor, reading.now)
        here = on_shelf(self.shelf, asker)
        query = select(
            capped(here).label("count"),
            capped(and_(here, task.c.opened_at > bindparam("since"))).label("new"),
        )
        row = reading.connection.execute(query, {**said, "since": self.since}).one()
        return ArrivalsView(count=row[0], new=row[1])
