"""Take away a token that the case can do without."""

from dataclasses import dataclass

from engine.commands.mending import may_mend, record_mended
from engine.commands.stepping import grounds, name_of, receipt, restored
from engine.spiff import repair
from engine.store.history import Deed
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class CancelToken:
    """Take a token away for good; refused when a join would wait for it, or when it is the last."""

    case_no: str
    #: Id of the node instance: an open task, a wait, a clock or a held node.
    token: str
    reason: str
    #: Version of the case that the page was made from.
    seen_version: int

    def run(self, work: Work) -> Receipt:
        """Answer with the tasks that are now open for the actor on this case."""
        case = work.cases.lock_by_no(self.case_no)
        reason = may_mend(work, case, "repair", self.seen_version, self.reason)

        running = restored(work, case)
        here = repair.element_of(running, self.token)
        repair.withdraw(running, self.token, grounds(work.bundle(case)))

        deed = Deed(
            deed="token_cancelled", element=here, name=name_of(work, case, here), reason=reason
        )
        case = record_mended(work, case, running, deed)

        return receipt(work, "token_cancelled", case, self.token)
