"""Take somebody's access to a case back."""

from dataclasses import dataclass

from engine.commands.opening import deed_about, hand_back, held_by, shutting
from engine.commands.villages import tell_of_nobody
from engine.errors import WrongState
from engine.model import say
from engine.store.work import Work
from engine.views import Receipt

HAS_NONE = say("Rekan ini tidak memiliki akses pada kasus ini.")


@dataclass(frozen=True, slots=True)
class RevokeAccess:
    """Take `username` off the team and her grant away; her open tasks go back to their pools."""

    case_no: str
    username: str
    reason: str

    def run(self, work: Work) -> Receipt:
        """Answer with the username as the subject; `count` is the number of tasks handed back."""
        case, her, reason = shutting(work, self.case_no, self.username, self.reason)

        if not work.access.let_out(case, self.username):
            raise WrongState(HAS_NONE)
        count = hand_back(work, held_by(work, case, self.username))
        tell_of_nobody(work, case)

        work.record(case, deed_about("access_revoked", her, reason, tasks=count))
        return case.receipt("access_revoked", self.username, count=count)
