"""Take somebody off a case's deny list."""

from dataclasses import dataclass

from engine.commands.opening import deed_about, shutting
from engine.errors import WrongState
from engine.model import say
from engine.store.work import Work
from engine.views import Receipt

NOT_DENIED = say("Rekan ini tidak ada dalam daftar larang.")


@dataclass(frozen=True, slots=True)
class LiftDenial:
    """Take `username` off the deny list; what she had before does not come back by itself."""

    case_no: str
    username: str
    reason: str

    def run(self, work: Work) -> Receipt:
        """Answer with the username as the subject."""
        case, her, reason = shutting(work, self.case_no, self.username, self.reason)

        if not work.access.lift(case, self.username):
            raise WrongState(NOT_DENIED)

        work.record(case, deed_about("denial_lifted", her, reason))
        return case.receipt("denial_lifted", self.username)
