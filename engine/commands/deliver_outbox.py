"""Deliver the messages that cases have sent."""

from dataclasses import dataclass

from engine.access import Subject, guard
from engine.commands.note_delivery import NoteDelivery
from engine.model import JsonObject
from engine.ports import Deliver
from engine.store.canonical import parsed
from engine.store.work import Work


@dataclass(frozen=True, slots=True)
class Sending:
    """One message on its way, outside every transaction."""

    daerah: str
    key: str
    message: str
    payload: JsonObject

    def attempt(self, deliver: Deliver | None) -> NoteDelivery:
        """Hand the message over and name the deed that writes down the outcome."""
        if deliver is None:
            return NoteDelivery(self.key, "")
        return NoteDelivery(self.key, deliver(self.daerah, self.message, self.key, self.payload))


@dataclass(frozen=True, slots=True)
class DeliverOutbox:
    """Take up to `limit` waiting messages; without a `Deliver` they stay where they are."""

    deed = "outbox_delivered"

    limit: int = 100

    def hand_out(self, work: Work) -> tuple[Sending, ...]:
        """Lease messages that are due for an attempt."""
        guard(work.actor, "work_clock", Subject(daerah=work.actor.daerah))
        if work.means.deliver is None:
            return ()
        rows = work.jobs.take_sendings(self.limit)
        return tuple(Sending(row.daerah, row.key, row.message, parsed(row.payload)) for row in rows)
