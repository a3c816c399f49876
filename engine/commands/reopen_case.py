"""Take up a closed case again, in a new one."""

from dataclasses import dataclass

from engine.commands.cases import entered, required
from engine.commands.going_on import begin, said_in
from engine.commands.offered import offered
from engine.commands.stepping import receipt
from engine.errors import WrongState
from engine.model import say
from engine.store.history import Deed
from engine.store.work import Work
from engine.views import Receipt

#: What stands for a step in the link between the two: nobody takes up one case twice.
AGAIN = "dibuka_kembali"
ALREADY = say("Kasus ini sudah dibuka kembali; lanjutkan pada kasus yang baru.")


@dataclass(frozen=True, slots=True)
class ReopenCase:
    """Open a case of the same process in its current version, with what the family told before.

    The closed case stays closed, as it was signed; both know of each other.
    """

    case_no: str
    reason: str

    def run(self, work: Work) -> Receipt:
        """Answer with the new case and the actor's tasks in it."""
        before = entered(work, self.case_no, "reopen")
        reason = required(self.reason)
        published = offered(work, before.process)
        if work.cases.links.has(before, AGAIN):
            raise WrongState(ALREADY)

        case = begin(work, published, said_in(work, before), favoured=True)
        work.cases.links.add(before, AGAIN, case.pathway, case.id)

        work.record(before, Deed(deed="case_reopened", reason=reason, detail={"no": case.no}))
        return receipt(work, "case_reopened", case, case.id)
