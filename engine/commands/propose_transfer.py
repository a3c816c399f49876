"""Ask the institute of another daerah to go on with a case."""

from dataclasses import dataclass

from engine.commands.beside import worded
from engine.commands.cases import entered
from engine.commands.opening import refused
from engine.errors import WrongState
from engine.model import BASES, URGENCIES, WHYS, say
from engine.store.canonical import fresh_id
from engine.store.history import Deed
from engine.store.records_transfers import TransferRecord
from engine.store.work import Work
from engine.views import Receipt

WAITS = say("Alih kelola kasus ini sudah diusulkan; tunggu jawabannya atau tarik dahulu.")
NOWHERE = say("Pilih daerah lain yang melanjutkan kasus ini.")
CHOOSE = say("Pilih satu dari daftar.")
NOT_CHOSEN = say("Belum dipilih.")


@dataclass(frozen=True, slots=True)
class ProposeTransfer:
    """Ask; the case stays here, and goes on, until the other daerah has said yes.

    Before that it is told of the case's pathway, stage and risk, never what a family said.
    """

    case_no: str
    to_daerah: str
    #: Of WHYS, URGENCIES and BASES.
    why: str
    urgency: str
    basis: str
    #: What the other daerah must know; it goes along, sealed, once it has said yes.
    note: str

    def run(self, work: Work) -> Receipt:
        """Answer with the transfer; WrongState while another of the case waits."""
        case = entered(work, self.case_no, "transfer")
        if self.to_daerah in {"", case.daerah}:
            raise refused("transfer.daerah", NOWHERE, "/to_daerah")
        for name, known in (("why", WHYS), ("urgency", URGENCIES), ("basis", BASES)):
            if getattr(self, name) not in known:
                raise refused("transfer.choice", NOT_CHOSEN, f"/{name}", CHOOSE)
        words = worded(self.note)
        if work.transfers.of_case(case) is not None:
            raise WrongState(WAITS)

        proposed = TransferRecord(
            daerah=case.daerah,
            id=fresh_id(work.now),
            case_id=case.id,
            case_no=case.no,
            to_daerah=self.to_daerah,
            why=self.why,
            urgency=self.urgency,
            basis=self.basis,
            body=words.encode(),
            status="proposed",
            at=work.now,
            by=work.actor.username,
            by_name=work.actor.name,
            next_at=work.now,
        )
        work.transfers.propose(proposed)

        detail = {"transfer": proposed.id, "to": self.to_daerah, "basis": self.basis}
        work.record(case, Deed(deed="transfer_proposed", name=self.to_daerah, detail=detail))
        return case.receipt("transfer_proposed", proposed.id)
