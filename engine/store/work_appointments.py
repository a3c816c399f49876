"""The appointments drawer: when somebody meets a family, and the address of her calendar."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, delete, select

from engine.errors import Unknown
from engine.model import Actor
from engine.store.canonical import digest
from engine.store.prepared import inserting, setting
from engine.store.records import CaseRecord
from engine.store.records_beside import AppointmentRecord
from engine.store.schema_beside import appointment, calendar_link
from engine.store.sealing import opened

_MAKE = inserting(appointment)
_SETTLE = setting(appointment, "daerah id", "outcome", "outcome_note")
_LINK = inserting(calendar_link)


class Appointments:
    """The appointments of the actor's daerah."""

    def __init__(self, connection: Connection, actor: Actor, now: datetime) -> None:
        self._connection = connection
        self._actor = actor
        self._now = now

    def make(self, row: AppointmentRecord) -> None:
        """Write an appointment down."""
        _MAKE.say(self._connection, asdict(row))

    def waiting(self, case: CaseRecord, id_: str) -> AppointmentRecord:
        """Return an appointment of the case of which nobody has said how it went, else Unknown."""
        query = select(appointment).where(
            appointment.c.daerah == case.daerah,
            appointment.c.case_id == case.id,
            appointment.c.id == id_,
            appointment.c.outcome == "",
        )
        row = self._connection.execute(query).first()
        if row is None:
            raise Unknown
        return AppointmentRecord(**opened(self._connection, appointment, row))

    def settle(self, row: AppointmentRecord, outcome: str, note: str) -> None:
        """Say how it went."""
        which = {"at_daerah": row.daerah, "at_id": row.id, "case_id": row.case_id}
        _SETTLE.say(self._connection, {**which, "outcome": outcome, "outcome_note": note})

    def link(self, token: str) -> None:
        """Give the actor's calendar a new secret address; the one before leads nowhere."""
        who = {"daerah": self._actor.daerah, "username": self._actor.username}
        hers = (calendar_link.c[name] == value for name, value in who.items())
        self._connection.execute(delete(calendar_link).where(*hers))
        row = {**who, "digest": digest(token.encode()), "made_at": self._now}
        _LINK.say(self._connection, row)
