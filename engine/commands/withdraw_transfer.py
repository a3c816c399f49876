"""Take back the question whether another daerah goes on with a case."""

from dataclasses import dataclass

from engine.commands.opening import reached
from engine.errors import WrongState
from engine.model import say
from engine.store.history import Deed
from engine.store.work import Work
from engine.views import Receipt

NONE_WAITS = say("Tidak ada alih kelola yang menunggu pada kasus ini.")


@dataclass(frozen=True, slots=True)
class WithdrawTransfer:
    """Take it back, also after the other daerah has said yes, as long as the case is still here."""

    case_no: str

    def run(self, work: Work) -> Receipt:
        """Answer with the transfer; WrongState when none waits."""
        case = reached(work, self.case_no, "transfer")
        one = work.transfers.of_case(case)
        if one is None:
            raise WrongState(NONE_WAITS)

        work.transfers.set_out(one.id, status="withdrawn", answered_at=work.now, next_at=work.now)

        detail = {"transfer": one.id, "to": one.to_daerah}
        work.record(case, Deed(deed="transfer_withdrawn", name=one.to_daerah, detail=detail))
        return case.receipt("transfer_withdrawn", one.id)
