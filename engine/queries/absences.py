"""Who is away now or soon, and who works in her place."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import or_, select

from engine.access import Subject
from engine.store.reading import Reading
from engine.store.schema_absence import stand_in
from engine.views import AbsenceView

_SHOWN = ("id", "username", "name", "substitute", "substitute_name", "kind", "by_name")


@dataclass(frozen=True, slots=True, kw_only=True)
class Absences:
    """The absences that run or begin within `days`: of the whole daerah, or hers.

    Hers are those in which the asker is away, or works in somebody's place.
    """

    days: int = 14
    own: bool = False

    def answer(self, reading: Reading) -> tuple[AbsenceView, ...]:
        """Answer by the day they begin; those of all only to who deals out work."""
        who, until = reading.actor, reading.now + timedelta(days=self.days)
        hers = or_(stand_in.c.username == who.username, stand_in.c.substitute == who.username)
        if not self.own:
            reading.guard("see_absences", Subject(daerah=who.daerah))
        query = (
            select(stand_in)
            .where(
                stand_in.c.daerah == who.daerah,
                stand_in.c.task_id == "",
                stand_in.c.ends_at > reading.now,
                stand_in.c.starts_at < until,
                stand_in.c.starts_at < stand_in.c.ends_at,
                *((hers,) if self.own else ()),
            )
            .order_by(stand_in.c.starts_at, stand_in.c.name, stand_in.c.id)
        )
        return tuple(
            AbsenceView(
                **{name: getattr(row, name) for name in _SHOWN},
                starts_at=row.starts_at,
                ends_at=row.ends_at,
                runs=row.starts_at <= reading.now,
            )
            for row in reading.connection.execute(query)
        )
