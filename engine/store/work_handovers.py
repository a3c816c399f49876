"""The handovers drawer: who hands her place on a case to whom, and what goes with it."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, select, update

from engine.errors import Unknown
from engine.model import Actor
from engine.store.prepared import inserting, setting
from engine.store.records import CaseRecord
from engine.store.records_beside import HandoverRecord
from engine.store.schema_beside import appointment, case_flag, handover
from engine.store.sealing import opened
from engine.store.work_tasks import Person

_PROPOSE = inserting(handover)
_ANSWER = setting(handover, "daerah id", "answered_at", "outcome", "reason")


class Handovers:
    """The handovers of the actor's daerah."""

    def __init__(self, connection: Connection, actor: Actor, now: datetime) -> None:
        self._connection = connection
        self._actor = actor
        self._now = now

    def propose(self, row: HandoverRecord) -> None:
        """Write a proposal down."""
        _PROPOSE.say(self._connection, asdict(row))

    def case_of(self, id_: str) -> str:
        """Return the id of the case that a handover is about; Unknown when there is none here."""
        here = (handover.c.daerah == self._actor.daerah, handover.c.id == id_)
        found = self._connection.execute(select(handover.c.case_id).where(*here)).scalar()
        if found is None:
            raise Unknown
        return str(found)

    def one(self, case: CaseRecord, id_: str) -> HandoverRecord:
        """Return a handover of a locked case."""
        here = (handover.c.daerah == case.daerah, handover.c.id == id_)
        row = self._connection.execute(select(handover).where(*here)).one()
        return HandoverRecord(**opened(self._connection, handover, row))

    def waits(self, case: CaseRecord) -> bool:
        """Tell whether somebody's proposal waits for its answer."""
        here = (handover.c.daerah == case.daerah, handover.c.case_id == case.id)
        query = select(handover.c.id).where(*here, handover.c.outcome == "").limit(1)
        return self._connection.execute(query).first() is not None

    def answer(self, row: HandoverRecord, outcome: str, reason: str) -> None:
        """Write down what became of a proposal."""
        which = {"at_daerah": row.daerah, "at_id": row.id, "case_id": row.case_id}
        said = {"answered_at": self._now, "outcome": outcome, "reason": reason}
        _ANSWER.say(self._connection, {**which, **said})

    def pass_on(self, row: HandoverRecord) -> None:
        """Put what waits for the giver on the case before the taker: flags, appointments."""
        taker = Person(row.taker, row.taker_name)
        for table, still in (
            (case_flag, case_flag.c.closed_by == ""),
            (appointment, appointment.c.outcome == ""),
        ):
            hers = (
                table.c.daerah == row.daerah,
                table.c.case_id == row.case_id,
                table.c.whom == row.giver,
                still,
            )
            passed = update(table).where(*hers)
            self._connection.execute(passed.values(whom=taker.username, whom_name=taker.name))
