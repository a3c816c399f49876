"""Cases that go to another daerah, and those that are to come from one."""

from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import Row, select

from engine.access import Subject
from engine.errors import Unknown
from engine.queries.facts import case_row
from engine.store.packet import beyond, told_in
from engine.store.reading import Reading
from engine.store.records import CaseRecord
from engine.store.schema_transfers import incoming, transfer
from engine.store.sealing import readable
from engine.store.work_case_links import CaseLinks
from engine.views import IncomingView, PacketForm, TransferSheet, TransferView


@dataclass(frozen=True, slots=True)
class TransferOfCase:
    """What would go along with a case into another daerah, and whether one was asked."""

    no: str

    def answer(self, reading: Reading) -> TransferSheet:
        """Answer with titles alone; Unknown or Forbidden for who may not ask."""
        case = case_row(reading, no=self.no)
        reading.guard("transfer", reading.subject(case))
        reading.opens(case, "case_read")
        bundle = reading.bundle(case.daerah, case.bundle)
        told = told_in(CaseLinks(reading.connection, reading.now), bundle, case)
        waiting = (one for one in transfers_of(reading, case) if one.status == "proposed")
        return TransferSheet(
            case_no=case.no,
            packet=tuple(
                PacketForm(title=one.form.title, stays=tuple(kept.title for kept in one.form.stays))
                for one in told
                if beyond(one).body
            ),
            waiting=next(waiting, None),
        )


@dataclass(frozen=True, slots=True)
class Incoming:
    """The transfers to the actor's daerah: those that wait, then those that are over."""

    limit: int = 50

    def answer(self, reading: Reading) -> tuple[IncomingView, ...]:
        """Answer with up to `limit`, the latest first; Forbidden for who has no part in them."""
        daerah = reading.actor.daerah
        reading.guard("see_transfers", Subject(daerah=daerah))
        waits = incoming.c.status == "proposed"
        query = (
            select(incoming)
            .where(incoming.c.daerah == daerah)
            .order_by(waits.desc(), incoming.c.id.desc())
            .limit(self.limit)
        )
        return tuple(_incoming(row) for row in reading.connection.execute(query))


@dataclass(frozen=True, slots=True)
class IncomingById:
    """One transfer to the actor's daerah."""

    id: str

    def answer(self, reading: Reading) -> IncomingView:
        """Answer with it; Unknown when there is none, Forbidden for who does not look after it."""
        daerah = reading.actor.daerah
        reading.guard("see_transfers", Subject(daerah=daerah))
        query = select(incoming).where(incoming.c.daerah == daerah, incoming.c.id == self.id)
        row = reading.connection.execute(query).first()
        if row is None:
            raise Unknown
        return _incoming(row)


def transfers_of(reading: Reading, case: CaseRecord) -> tuple[TransferView, ...]:
    """Return the transfers of a case, the latest first; what does not open has no words."""
    query = (
        select(transfer)
        .where(transfer.c.daerah == case.daerah, transfer.c.case_id == case.id)
        .order_by(transfer.c.id.desc())
    )
    return tuple(_transfer(reading, row) for row in reading.connection.execute(query))


def arrived_as(reading: Reading, case: CaseRecord) -> IncomingView | None:
    """Return the transfer by which a case came from another daerah; None if it did not."""
    query = select(incoming).where(incoming.c.daerah == case.daerah, incoming.c.new_no == case.no)
    row = reading.connection.execute(query).first()
    return None if row is None else _incoming(row)


def _transfer(reading: Reading, row: Row[Any]) -> TransferView:
    values, held = row._asdict(), readable(reading.connection, transfer, row)
    names = (field.name for field in fields(TransferView) if field.name != "words")
    words = held["body"].decode() if held else ""
    return TransferView(words=words, **{name: values[name] for name in names})


def _incoming(row: Row[Any]) -> IncomingView:
    values = row._asdict()
    return IncomingView(**{field.name: values[field.name] for field in fields(IncomingView)})
