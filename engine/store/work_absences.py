"""The absences drawer: who is away until when, who works in her place, on what."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, or_, select, update

from engine.model import Actor
from engine.store.canonical import fresh_id
from engine.store.columns import NEVER
from engine.store.prepared import inserting
from engine.store.records import TaskRecord
from engine.store.records_beside import StandInRecord
from engine.store.schema_absence import stand_in
from engine.store.work_tasks import Person

_ENTER = inserting(stand_in)
_AN_INSTANT = timedelta(microseconds=1)


class Absences:
    """The absences of the actor's daerah."""

    def __init__(self, connection: Connection, actor: Actor, now: datetime) -> None:
        self._connection = connection
        self._actor = actor
        self._now = now

    def enter(
        self, who: Person, substitute: Person, kind: str, times: tuple[datetime, datetime]
    ) -> str:
        """Write down from when until when somebody is away; returns the id."""
        return self._write(who, substitute, times, kind=kind)

    def entrust(self, task: TaskRecord, substitute: Person) -> str:
        """Have a colleague work on one task until it is taken back; returns the id."""
        who = Person(task.assignee or "", task.assignee_name)
        return self._write(who, substitute, (self._now, NEVER), task_id=task.id)

    def take_back(self, task: TaskRecord) -> Person | None:
        """End what entrusted a task; return to whom it was, None when it was to nobody."""
        here = (stand_in.c.task_id == task.id, stand_in.c.ends_at > self._now)
        of_person = (stand_in.c.daerah == task.daerah, stand_in.c.username == task.assignee)
        query = select(stand_in.c.substitute, stand_in.c.substitute_name).where(*of_person, *here)
        row = self._connection.execute(query).first()
        self._connection.execute(
            update(stand_in).where(*of_person, *here).values(ends_at=self._now)
        )
        return None if row is None else Person(*row)

    def one(self, id_: str, *, whole: bool = True) -> StandInRecord | None:
        """Return an absence, or not `whole` also what was entrusted; None when there is none."""
        here = (stand_in.c.daerah == self._actor.daerah, stand_in.c.id == id_)
        kinds = _whole() if whole else ()
        row = self._connection.execute(select(stand_in).where(*here, *kinds)).first()
        return None if row is None else StandInRecord(**row._asdict())

    def end(self, record: StandInRecord) -> None:
        """End an absence now, or before it begins."""
        here = (stand_in.c.daerah == record.daerah, stand_in.c.id == record.id)
        self._connection.execute(update(stand_in).where(*here).values(ends_at=self._now))

    def pass_on(self, record: StandInRecord, substitute: Person) -> str:
        """Have another work there for the rest of the time; returns the new id."""
        self.end(record)
        times = (max(self._now, record.starts_at), record.ends_at)
        who = Person(record.username, record.name)
        return self._write(who, substitute, times, kind=record.kind, task_id=record.task_id)

    def is_away(self, username: str, times: tuple[datetime, datetime]) -> bool:
        """Tell whether somebody is away within a time."""
        since, until = times
        query = select(stand_in.c.id).where(
            stand_in.c.daerah == self._actor.daerah,
            stand_in.c.username == username,
            stand_in.c.ends_at > since,
            stand_in.c.starts_at < until,
            stand_in.c.starts_at < stand_in.c.ends_at,
            *_whole(),
        )
        return self._connection.execute(query.limit(1)).first() is not None

    def of_either(self, who: Person, substitute: Person, times: tuple[datetime, datetime]) -> bool:
        """Tell whether one of two people is away within a time, or works there for the other."""
        since, until = times
        people = [one.username for one in (who, substitute) if one.username]
        query = select(stand_in.c.id).where(
            stand_in.c.daerah == self._actor.daerah,
            or_(stand_in.c.username.in_(people), stand_in.c.substitute == who.username),
            stand_in.c.ends_at > since,
            stand_in.c.starts_at < until,
            stand_in.c.starts_at < stand_in.c.ends_at,
            *_whole(),
        )
        return self._connection.execute(query.limit(1)).first() is not None

    def _write(
        self,
        who: Person,
        substitute: Person,
        times: tuple[datetime, datetime],
        *,
        kind: str = "",
        task_id: str = "",
    ) -> str:
        row = {
            "daerah": self._actor.daerah,
            "id": fresh_id(self._now),
            "username": who.username,
            "name": who.name,
            "substitute": substitute.username,
            "substitute_name": substitute.name,
            "task_id": task_id,
            "kind": kind,
            "starts_at": times[0],
            "ends_at": times[1],
            "at": self._now,
            "by": self._actor.username,
            "by_name": self._actor.name,
        }
        _ENTER.say(self._connection, row)
        return str(row["id"])


def is_away(connection: Connection, who: Actor, now: datetime) -> bool:
    """Tell whether somebody is away at a moment."""
    return Absences(connection, who, now).is_away(who.username, (now, now + _AN_INSTANT))


def _whole() -> tuple[ColumnElement[bool], ...]:
    """Leave out what was entrusted task by task."""
    return (stand_in.c.task_id == "",)
