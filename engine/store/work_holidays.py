"""The calendar drawer: days on which a daerah rests beside those that its files know."""

from collections.abc import Mapping
from datetime import date, datetime, tzinfo
from functools import cached_property

from sqlalchemy import Connection, delete, select, union

from engine.model import Actor, Hours, WorkingDays
from engine.store.schema import task
from engine.store.schema_clocks import holiday
from engine.store.schema_trail import clock
from engine.store.upsert import insert_or_replace
from engine.store.work_tasks import OPEN


class Holidays:
    """The holidays that were written down."""

    def __init__(self, connection: Connection, actor: Actor, now: datetime) -> None:
        self._connection = connection
        self._actor = actor
        self._now = now

    def add(self, daerah: str, day: date, name: str) -> None:
        """Write down that nobody works on a day, over what was written of it."""
        row = {
            "daerah": daerah,
            "day": day.isoformat(),
            "name": name,
            "at": self._now,
            "by": self._actor.username,
        }
        insert_or_replace(self._connection, holiday, row)

    def remove(self, daerah: str, day: date) -> bool:
        """Forget a day; tells whether it was there."""
        here = (holiday.c.daerah == daerah, holiday.c.day == day.isoformat())
        return self._connection.execute(delete(holiday).where(*here)).rowcount == 1

    def cases_in_working_days(self, daerah: str) -> list[str]:
        """Return the ids of the cases in which something runs on working days."""
        tasks = select(task.c.case_id).where(
            task.c.daerah == daerah, task.c.status == OPEN, task.c.budget.endswith(" HK")
        )
        clocks = select(clock.c.case_id).where(clock.c.daerah == daerah, clock.c.budget != "")
        return [*self._connection.execute(union(tasks, clocks)).scalars()]


class LocalDays:
    """The working days of a daerah without the holidays that were written down; read when asked."""

    def __init__(self, connection: Connection, daerah: str, shipped: WorkingDays) -> None:
        self._connection = connection
        self._daerah = daerah
        self._shipped = shipped

    @property
    def zone(self) -> tzinfo:
        """The daerah's time."""
        return self._shipped.zone

    def hours(self, day: date) -> Hours | None:
        """Return when the office opens and closes on a day; None when it rests."""
        return None if day.isoformat() in self._closed else self._shipped.hours(day)

    @cached_property
    def _closed(self) -> Mapping[str, str]:
        return holidays_of(self._connection, self._daerah)


def holidays_of(connection: Connection, daerah: str) -> dict[str, str]:
    """Return the holidays that were written down: ISO date to name, by date."""
    query = select(holiday.c.day, holiday.c.name).where(holiday.c.daerah == daerah)
    return {row.day: row.name for row in connection.execute(query.order_by(holiday.c.day))}
