"""The transfers drawer: cases that go to another daerah, and those that are to come from one."""

from dataclasses import asdict

from sqlalchemy import Connection, Table, select, update

from engine.errors import Unknown
from engine.model import Actor
from engine.store.prepared import inserting
from engine.store.records import CaseRecord
from engine.store.records_transfers import IncomingRecord, TransferRecord
from engine.store.schema_transfers import incoming, transfer
from engine.store.sealing import opened

_PROPOSE = inserting(transfer)
_RECEIVE = inserting(incoming)


class Transfers:
    """The transfers of the actor's daerah."""

    def __init__(self, connection: Connection, actor: Actor) -> None:
        self._connection = connection
        self._actor = actor

    def propose(self, row: TransferRecord) -> None:
        """Write down whom the case's daerah asks."""
        _PROPOSE.say(self._connection, asdict(row))

    def receive(self, row: IncomingRecord) -> None:
        """Write down who asks the actor's daerah."""
        _RECEIVE.say(self._connection, asdict(row))

    def of_case(self, case: CaseRecord) -> TransferRecord | None:
        """Return the transfer of a case that waits for its answer; None without one."""
        here = (transfer.c.daerah == case.daerah, transfer.c.case_id == case.id)
        query = select(transfer).where(*here, transfer.c.status == "proposed")
        row = self._connection.execute(query).first()
        return None if row is None else TransferRecord(**row._asdict())

    def one(self, id_: str) -> TransferRecord:
        """Return a transfer out of here, its words sealed; Unknown when there is none."""
        here = (transfer.c.daerah == self._actor.daerah, transfer.c.id == id_)
        row = self._connection.execute(select(transfer).where(*here)).first()
        if row is None:
            raise Unknown
        return TransferRecord(**row._asdict())

    def words_of(self, row: TransferRecord) -> str:
        """Open what the daerah that is asked must know."""
        return str(opened(self._connection, transfer, asdict(row))["body"].decode())

    def lock_incoming(self, id_: str) -> IncomingRecord | None:
        """Lock a transfer to here against every other answer; None when there is none."""
        here = (incoming.c.daerah == self._actor.daerah, incoming.c.id == id_)
        row = self._connection.execute(select(incoming).where(*here).with_for_update()).first()
        return None if row is None else IncomingRecord(**row._asdict())

    def set_out(self, id_: str, **values: object) -> None:
        """Write down what became of a transfer out of here."""
        self._set(transfer, id_, values)

    def set_in(self, id_: str, **values: object) -> None:
        """Write down what became of a transfer to here."""
        self._set(incoming, id_, values)

    def _set(self, table: Table, id_: str, values: dict[str, object]) -> None:
        here = (table.c.daerah == self._actor.daerah, table.c.id == id_)
        self._connection.execute(update(table).where(*here).values(**values))
