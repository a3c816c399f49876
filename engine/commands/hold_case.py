"""Keep a case from being erased."""

from dataclasses import dataclass

from engine.commands.cases import required
from engine.commands.opening import reached
from engine.errors import WrongState
from engine.model import say
from engine.store.history import Deed
from engine.store.work import Work
from engine.views import Receipt

HELD_ALREADY = say("Kasus ini sudah ditahan dari pemusnahan.")


@dataclass(frozen=True, slots=True)
class HoldCase:
    """Say that a legal matter needs the case: it cannot be erased while this stands."""

    case_no: str
    reason: str

    def run(self, work: Work) -> Receipt:
        """Answer with the case; WrongState when it is held already, Erased when it is gone."""
        case = reached(work, self.case_no, "hold_case")
        reason = required(self.reason)
        if not work.erasures.hold(case, reason):
            raise WrongState(HELD_ALREADY)

        work.record(case, Deed(deed="case_held", reason=reason))
        return case.receipt("case_held", case.id)
