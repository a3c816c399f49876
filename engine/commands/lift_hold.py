"""Let a case that was held be erased again."""

from dataclasses import dataclass

from engine.commands.cases import required
from engine.commands.opening import reached
from engine.errors import WrongState
from engine.model import say
from engine.store.history import Deed
from engine.store.work import Work
from engine.views import Receipt

NOT_HELD = say("Kasus ini tidak sedang ditahan dari pemusnahan.")


@dataclass(frozen=True, slots=True)
class LiftHold:
    """Say that the legal matter is over."""

    case_no: str
    reason: str

    def run(self, work: Work) -> Receipt:
        """Answer with the case; WrongState when it was not held."""
        case = reached(work, self.case_no, "lift_hold")
        reason = required(self.reason)
        if not work.erasures.lift(case):
            raise WrongState(NOT_HELD)

        work.record(case, Deed(deed="hold_lifted", reason=reason))
        return case.receipt("hold_lifted", case.id)
