"""Flag what somebody of the team must do on a case, and by when."""

from dataclasses import dataclass
from datetime import datetime

from engine.commands.beside import still_to_come, teammate, worded
from engine.commands.opening import reached
from engine.store.history import Deed
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class RaiseFlag:
    """Put a flag on a case; it stands among what waits for `username` until it is taken down."""

    case_no: str
    username: str
    #: By when she must act; None is refused.
    due: datetime | None
    note: str

    def run(self, work: Work) -> Receipt:
        """Answer with the flag."""
        case = reached(work, self.case_no, "take_part")
        words = worded(self.note)
        whom = teammate(work, case, self.username)
        due = still_to_come(work, self.due)

        id_ = work.beside.flag(case, whom, words, due)

        detail = {"flag": id_, "whom": whom.username, "due": due.isoformat()}
        work.record(case, Deed(deed="flag_raised", name=whom.name, detail=detail))
        return case.receipt("flag_raised", id_)
