"""The ledger drawer: when and why clocks of a case stood still."""

from datetime import datetime

from sqlalchemy import Connection, select, update

from engine.model import Actor
from engine.store.canonical import fresh_id
from engine.store.prepared import inserting
from engine.store.records import CaseRecord
from engine.store.records_waits import StopRecord
from engine.store.schema_clocks import clock_stop

#: Why the clocks of a suspended case stand still.
SUSPENDED = "ditunda"

_INSERT = inserting(clock_stop)


class Stops:
    """The stops of the cases of the actor's daerah."""

    def __init__(self, connection: Connection, actor: Actor, now: datetime) -> None:
        self._connection = connection
        self._actor = actor
        self._now = now

    def of_case(self, case: CaseRecord) -> tuple[StopRecord, ...]:
        """Return the stops of a case, oldest first."""
        return stops_of(self._connection, case)

    def stop(self, case: CaseRecord, why: str, task_id: str = "") -> None:
        """Write down that a clock stands still from now on: a task's, or all of the case."""
        row = {
            "daerah": case.daerah,
            "id": fresh_id(self._now),
            "case_id": case.id,
            "task_id": task_id,
            "why": why,
            "stopped_at": self._now,
            "stopped_by": self._actor.username,
            "stopped_by_name": self._actor.name,
            "continued_at": None,
            "continued_by": "",
            "continued_by_name": "",
        }
        _INSERT.say(self._connection, row)

    def go_on(self, stop: StopRecord) -> None:
        """Let the clock run again; one that was set back meanwhile runs from where it stopped."""
        self._connection.execute(
            update(clock_stop)
            .where(clock_stop.c.daerah == stop.daerah, clock_stop.c.id == stop.id)
            .values(
                continued_at=max(self._now, stop.stopped_at),
                continued_by=self._actor.username,
                continued_by_name=self._actor.name,
            )
        )


def stops_of(connection: Connection, case: CaseRecord) -> tuple[StopRecord, ...]:
    """Return the stops of a case, oldest first."""
    query = (
        select(clock_stop)
        .where(clock_stop.c.daerah == case.daerah, clock_stop.c.case_id == case.id)
        .order_by(clock_stop.c.stopped_at, clock_stop.c.id)
    )
    return tuple(StopRecord(**row._asdict()) for row in connection.execute(query))
