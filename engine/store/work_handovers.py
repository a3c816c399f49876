"""The handovers drawer: who hands her place on a case to whom, and what goes with it."""

from collections import Counter
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, or_, select, update

from engine.errors import Unknown
from engine.model import Actor
from engine.store.holdings import SHE, held_by
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

    def held(self, case: CaseRecord, username: str) -> Counter[str]:
        """Count what somebody holds of a locked case by the kinds of `held_by`."""
        rows = held_by(SHE).subquery()
        query = select(rows.c.kind).where(rows.c.case_id == case.id)
        said = {"daerah": case.daerah, "username": username, "now": self._now}
        return Counter(self._connection.execute(query, said).scalars())

    def withdraw(self, case: CaseRecord, username: str, reason: str) -> None:
        """Take back what waits for an answer from somebody or to her."""
        query = select(handover.c.id).where(
            handover.c.daerah == case.daerah,
            handover.c.case_id == case.id,
            handover.c.outcome == "",
            or_(handover.c.giver == username, handover.c.taker == username),
        )
        for id_ in self._connection.execute(query).scalars().all():
            self.answer(self.one(case, id_), "withdrawn", reason)

    def pass_on(self, case: CaseRecord, giver: str, taker: Person) -> None:
        """Put what waits for the giver on the case before the taker: flags, appointments."""
        for table, still in (
            (case_flag, case_flag.c.closed_by == ""),
            (appointment, appointment.c.outcome == ""),
        ):
            hers = (
                table.c.daerah == case.daerah,
                table.c.case_id == case.id,
                table.c.whom == giver,
                still,
            )
            passed = update(table).where(*hers)
            self._connection.execute(passed.values(whom=taker.username, whom_name=taker.name))
