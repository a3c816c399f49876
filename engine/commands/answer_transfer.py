"""Say whether a case of another daerah goes on here."""

from dataclasses import dataclass

from engine.access import Subject, guard
from engine.commands.offered import offered_to_her
from engine.commands.opening import refused
from engine.errors import Unknown, WrongState
from engine.model import REFUSALS, UNSERVED, say
from engine.store.history import Deed
from engine.store.records_transfers import IncomingRecord, chain_of
from engine.store.work import Work
from engine.views import Receipt

ANSWERED = say("Alih kelola ini sudah dijawab atau ditarik.")
NO_PATHWAY = say("Pilih jalur tempat kasus ini dilanjutkan.")
NO_WHY = say("Pilih mengapa kasus ini belum dapat diterima.")


@dataclass(frozen=True, slots=True)
class AcceptTransfer:
    """Say yes: the case opens in `process`, with what goes along, as soon as it is carried here."""

    transfer_id: str
    process: str

    def run(self, work: Work) -> Receipt:
        """Answer with the transfer; Unknown when nobody asks, WrongState when it was answered."""
        asked = _asked(work, self.transfer_id)
        if not self.process:
            raise refused("transfer.process", NO_PATHWAY, "/process")
        into = offered_to_her(work, self.process).process

        return _answered(work, asked, "accepted", new_process=into)


@dataclass(frozen=True, slots=True)
class RefuseTransfer:
    """Say no, for a reason of REFUSALS."""

    transfer_id: str
    refusal: str

    def run(self, work: Work) -> Receipt:
        """Answer with the transfer; Unknown when nobody asks, WrongState when it was answered."""
        asked = _asked(work, self.transfer_id)
        if self.refusal not in REFUSALS or self.refusal == UNSERVED:
            raise refused("transfer.refusal", NO_WHY, "/refusal")

        return _answered(work, asked, "refused", refusal=self.refusal)


def _asked(work: Work, transfer_id: str) -> IncomingRecord:
    guard(work.actor, "answer_transfer", Subject(daerah=work.actor.daerah))
    one = work.transfers.lock_incoming(transfer_id)
    if one is None:
        raise Unknown
    if one.status != "proposed":
        raise WrongState(ANSWERED)
    return one


def _answered(work: Work, one: IncomingRecord, status: str, **how: str) -> Receipt:
    who = {"answered_by": work.actor.username, "answered_by_name": work.actor.name}
    when = {"answered_at": work.now, "next_at": work.now}
    work.notices.put_away("transfer_asked", one.id)
    work.transfers.set_in(one.id, status=status, **who, **when, **how)

    deed = Deed(deed=f"incoming_{status}", name=one.case_no, detail={"transfer": one.id, **how})
    work.history.of_chain(one.daerah, chain_of(one.id), deed)
    return Receipt(deed=deed.deed, subject=one.id)
