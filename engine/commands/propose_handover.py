"""Propose to hand one's place on a case to a colleague."""

from dataclasses import dataclass

from engine.commands.beside import worded
from engine.commands.handing import carried, hat_of
from engine.commands.opening import reached
from engine.errors import WrongState
from engine.model import say
from engine.store.canonical import fresh_id
from engine.store.history import Deed
from engine.store.records_beside import HandoverRecord
from engine.store.work import Work
from engine.views import Receipt

WAITS = say("Serah terima kasus ini sudah diusulkan; tunggu jawabannya atau tarik dahulu.")


@dataclass(frozen=True, slots=True)
class ProposeHandover:
    """Sign for the giver: `note` is what the taker must know before she says yes."""

    case_no: str
    username: str
    note: str

    def run(self, work: Work) -> Receipt:
        """Answer with the handover; WrongState while another of the case waits."""
        case = reached(work, self.case_no, "take_part")
        words = worded(self.note)
        taker, tasks = carried(work, case, work.actor.username, self.username)
        if work.handovers.waits(case):
            raise WrongState(WAITS)

        proposed = HandoverRecord(
            daerah=case.daerah,
            id=fresh_id(work.now),
            case_id=case.id,
            case_no=case.no,
            giver=work.actor.username,
            giver_name=work.actor.name,
            taker=taker.username,
            taker_name=taker.name,
            role=hat_of(tasks, work.access.role_of(case, work.actor.username)),
            body=words.encode(),
            at=work.now,
        )
        work.handovers.propose(proposed)

        detail = {"handover": proposed.id, "whom": taker.username}
        work.record(case, Deed(deed="handover_proposed", name=taker.name, detail=detail))
        return case.receipt("handover_proposed", proposed.id)
