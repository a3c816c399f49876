"""The erasure drawer: requests, decisions, legal holds, and the end of a case's contents."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from engine.errors import Unknown
from engine.model import Actor, Text
from engine.store.envelopes import Envelopes
from engine.store.erasable import is_asked, obstacle
from engine.store.prepared import inserting, setting
from engine.store.records import CaseRecord
from engine.store.records_erasure import Erasure
from engine.store.schema import task
from engine.store.schema_erasure import erasure, legal_hold
from engine.store.schema_trail import outbox
from engine.store.sealing import opened
from engine.store.upsert import insert_or_ignore
from engine.store.work_search import forget_marks

_ASK = inserting(erasure)
_DECIDE = setting(
    erasure,
    "daerah id",
    *("decided_at", "decided_by", "decided_by_name", "decided_role", "outcome", "note"),
)


class Erasures:
    """What is asked and decided of the erasure of cases of the actor's daerah."""

    def __init__(
        self, connection: Connection, actor: Actor, now: datetime, envelopes: Envelopes
    ) -> None:
        self._connection = connection
        self._actor = actor
        self._now = now
        self._envelopes = envelopes

    def obstacle(self, case: CaseRecord) -> Text:
        """Return why a case cannot be erased now, with the repair; nothing when it can."""
        return obstacle(self._connection, case)

    def is_asked(self, case: CaseRecord) -> bool:
        """Tell whether a request waits for its decision."""
        return is_asked(self._connection, case)

    def ask(self, row: Erasure) -> None:
        """Write a request down."""
        _ASK.say(self._connection, asdict(row))

    def one(self, id_: str) -> Erasure:
        """Return one request; Unknown when there is none here."""
        here = (erasure.c.daerah == self._actor.daerah, erasure.c.id == id_)
        row = self._connection.execute(select(erasure).where(*here)).first()
        if row is None:
            raise Unknown
        return Erasure(**opened(self._connection, erasure, row))

    def case_of(self, id_: str) -> str:
        """Return the id of the case that a request is about; Unknown when there is none here."""
        here = (erasure.c.daerah == self._actor.daerah, erasure.c.id == id_)
        found = self._connection.execute(select(erasure.c.case_id).where(*here)).scalar()
        if found is None:
            raise Unknown
        return str(found)

    def decide(self, asked: Erasure, outcome: str, note: str) -> None:
        """Write down what was decided."""
        decided = {
            "at_daerah": asked.daerah,
            "at_id": asked.id,
            "case_id": asked.case_id,
            "decided_at": self._now,
            "decided_by": self._actor.username,
            "decided_by_name": self._actor.name,
            "decided_role": self._actor.role,
            "outcome": outcome,
            "note": note.encode(),
        }
        _DECIDE.say(self._connection, decided)

    def hold(self, case: CaseRecord, reason: str) -> bool:
        """Keep a case from being erased; tells whether nobody did before."""
        row = {
            "daerah": case.daerah,
            "case_id": case.id,
            "reason": reason.encode(),
            "at": self._now,
            "by": self._actor.username,
            "by_name": self._actor.name,
        }
        return insert_or_ignore(self._connection, legal_hold, row)

    def lift(self, case: CaseRecord) -> str:
        """Let a case be erased again; returns who held it, "" when nobody did."""
        here = (legal_hold.c.daerah == case.daerah, legal_hold.c.case_id == case.id)
        by = self._connection.execute(select(legal_hold.c.by).where(*here)).scalar()
        self._connection.execute(delete(legal_hold).where(*here))
        return by or ""

    def destroy(self, case: CaseRecord) -> None:
        """Make everything that was said in a case unreadable for ever, and found by nobody.

        Where the family lives goes too: a task for somebody of the place has it in the clear.
        What was still to be sent is not sent any more: nobody could open it.
        """
        forget_marks(self._connection, case.daerah, case.id)
        there = (task.c.daerah == case.daerah, task.c.case_id == case.id)
        self._connection.execute(update(task).where(*there).values(area=""))
        here = (outbox.c.daerah == case.daerah, outbox.c.case_id == case.id)
        waiting = (*here, outbox.c.status == "waiting")
        self._connection.execute(update(outbox).where(*waiting).values(status="withdrawn"))
        self._envelopes.destroy(case.daerah, case.id)
