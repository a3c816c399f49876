"""Deliver the messages that cases have sent."""

from dataclasses import dataclass

from engine.access import Subject, guard
from engine.commands.note_delivery import NoteDelivery
from engine.errors import Broken
from engine.model import JsonObject
from engine.ports import Deliver
from engine.store.canonical import parsed
from engine.store.records_waits import SendingRecord
from engine.store.sentences import UNREAD
from engine.store.work import Work


@dataclass(frozen=True, slots=True)
class Sending:
    """One message on its way, outside every transaction."""

    daerah: str
    key: str
    message: str
    #: {} when it cannot be read.
    payload: JsonObject
    is_readable: bool

    def attempt(self, deliver: Deliver | None) -> NoteDelivery:
        """Hand the message over and name the deed that writes down the outcome."""
        if deliver is None:
            return NoteDelivery(self.key, "")
        if not self.is_readable:
            return NoteDelivery(self.key, UNREAD.template, in_vain=True)
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
        return tuple(map(_sending, rows))


def _sending(row: SendingRecord) -> Sending:
    try:
        payload = parsed(row.payload or b"")
    except Broken:
        return Sending(row.daerah, row.key, row.message, {}, is_readable=False)
    return Sending(row.daerah, row.key, row.message, payload, is_readable=True)
