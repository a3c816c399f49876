"""The doors drawer: what came by a public door, how often, and which doors are shut."""

from datetime import datetime

from sqlalchemy import Connection, delete, select

from engine.model import Actor
from engine.store.canonical import fresh_id
from engine.store.columns import WIB
from engine.store.prepared import inserting
from engine.store.schema_doors import door_count, report, shut_door
from engine.store.upsert import insert_or_ignore, next_in_line

_REPORT = inserting(report)


def is_shut(connection: Connection, daerah: str, door: str) -> bool:
    """Tell whether a coordinator has shut a door."""
    here = (shut_door.c.daerah == daerah, shut_door.c.door == door)
    return connection.execute(select(shut_door.c.door).where(*here)).first() is not None


class Doors:
    """The public doors of the actor's daerah."""

    def __init__(self, connection: Connection, actor: Actor, now: datetime) -> None:
        self._connection = connection
        self._actor = actor
        self._now = now

    def is_shut(self, door: str) -> bool:
        """Tell whether a coordinator has shut a door."""
        return is_shut(self._connection, self._actor.daerah, door)

    def shut(self, door: str) -> None:
        """Shut a door, in the actor's name."""
        row = {"daerah": self._actor.daerah, "door": door, "at": self._now}
        who = {"by": self._actor.username, "by_name": self._actor.name}
        insert_or_ignore(self._connection, shut_door, {**row, **who})

    def open(self, door: str) -> None:
        """Open a door again."""
        here = (shut_door.c.daerah == self._actor.daerah, shut_door.c.door == door)
        self._connection.execute(delete(shut_door).where(*here))

    def count(self, door: str, outcome: str) -> None:
        """Count what came to pass at a door today."""
        day = self._now.astimezone(WIB).date().isoformat()
        keys = {"daerah": self._actor.daerah, "door": door, "day": day, "outcome": outcome}
        next_in_line(self._connection, door_count, keys)

    def keep(self, door: str, code_mark: str, case_id: str) -> None:
        """Write down which case a report began."""
        row = {"daerah": self._actor.daerah, "id": fresh_id(self._now), "door": door}
        rest = {"code_mark": code_mark, "case_id": case_id, "at": self._now}
        _REPORT.say(self._connection, {**row, **rest})

    def case_of(self, code_mark: str) -> str:
        """Return the case that the report with this code began; "" when there is none."""
        here = (report.c.daerah == self._actor.daerah, report.c.code_mark == code_mark)
        return self._connection.execute(select(report.c.case_id).where(*here)).scalar() or ""
