"""Keep somebody out of a case, whatever else would let her in."""

from dataclasses import dataclass

from engine.commands.keeping_out import keep_out, told_of
from engine.commands.opening import shutting
from engine.errors import WrongState
from engine.model import say
from engine.store.work import Work
from engine.views import Receipt

DENIED_ALREADY = say("Rekan ini sudah ada dalam daftar larang.")


@dataclass(frozen=True, slots=True)
class DenyAccess:
    """Put `username` on the case's deny list: from now on there is no such case for her.

    Her grant and her place on the team end, her open tasks go back to their pools. Who has a
    conflict of interest may put herself on it.
    """

    case_no: str
    username: str
    reason: str

    def run(self, work: Work) -> Receipt:
        """Answer with the username as the subject; `count` is the number of tasks handed back."""
        case, her, reason = shutting(work, self.case_no, self.username, self.reason)

        count = keep_out(work, case, her, reason)
        if count is None:
            raise WrongState(DENIED_ALREADY)

        work.record(case, told_of(her, reason, count))
        return case.receipt("access_denied", self.username, count=count)
