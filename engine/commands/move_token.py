"""Put a token on another step of the same scope."""

from dataclasses import dataclass

from engine.commands.mending import may_mend, record_mended
from engine.commands.stepping import grounds, name_of, receipt, restored
from engine.spiff import repair
from engine.store.history import Deed
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class MoveToken:
    """Take a token from its node and begin another node of the same scope instead.

    Refused where the drawing itself could not have led: no join is left waiting for ever.
    """

    case_no: str
    #: Id of the node instance: an open task, a wait, a clock or a held node.
    token: str
    #: Id of the node to begin.
    element: str
    reason: str
    #: Version of the case that the page was made from.
    seen_version: int

    def run(self, work: Work) -> Receipt:
        """Answer with the tasks that are now open for the actor on this case."""
        case = work.cases.lock_by_no(self.case_no)
        reason = may_mend(work, case, "repair", self.seen_version, self.reason)

        running = restored(work, case)
        here = repair.element_of(running, self.token)
        repair.move(running, self.token, self.element, grounds(work.bundle(case)))

        deed = Deed(
            deed="token_moved",
            element=here,
            name=name_of(work, case, here),
            reason=reason,
            detail={"to": self.element, "to_name": name_of(work, case, self.element)},
        )
        case = record_mended(work, case, running, deed)

        return receipt(work, "token_moved", case, self.token)
