"""The public doors of a daerah: whether one is shut, and what came to pass at each."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select

from engine.access import Subject
from engine.store.columns import WIB
from engine.store.reading import Reading
from engine.store.schema_doors import door_count, shut_door
from engine.store.work_doors import is_shut
from engine.views import DoorView

#: Days that are counted together.
DAYS = 30


@dataclass(frozen=True, slots=True)
class IsShut:
    """Whether a coordinator has shut a door."""

    door: str

    def answer(self, reading: Reading) -> bool:
        """Answer for the actor's daerah."""
        return is_shut(reading.connection, reading.actor.daerah, self.door)


@dataclass(frozen=True, slots=True)
class Doors:
    """What came to pass at the doors within thirty days, and which are shut."""

    doors: tuple[str, ...]

    def answer(self, reading: Reading) -> tuple[DoorView, ...]:
        """Answer one view a door, in the order asked; Forbidden but for coordinators."""
        daerah = reading.actor.daerah
        reading.guard("see_doors", Subject(daerah=daerah))
        first = (reading.now.astimezone(WIB) - timedelta(days=DAYS)).date().isoformat()
        query = (
            select(door_count.c.door, door_count.c.outcome, func.sum(door_count.c.last))
            .where(door_count.c.daerah == daerah, door_count.c.day > first)
            .group_by(door_count.c.door, door_count.c.outcome)
        )
        counts = {(door, what): int(n) for door, what, n in reading.connection.execute(query)}
        shut = {
            row.door: row
            for row in reading.connection.execute(
                select(shut_door).where(shut_door.c.daerah == daerah)
            )
        }
        return tuple(
            DoorView(
                door=door,
                counts={what: n for (of, what), n in counts.items() if of == door},
                shut_by=shut[door].by_name if door in shut else "",
                shut_at=shut[door].at if door in shut else None,
            )
            for door in self.doors
        )
