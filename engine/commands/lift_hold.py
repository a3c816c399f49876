"""Let a case that was held be erased again."""

from dataclasses import dataclass, replace

from engine.access import AUDITOR
from engine.commands.cases import required
from engine.commands.opening import reached
from engine.errors import WrongState
from engine.model import say
from engine.store.history import Deed
from engine.store.records_access import Word
from engine.store.work import Work
from engine.views import Receipt

NOT_HELD = say("Kasus ini tidak sedang ditahan dari pemusnahan.")


@dataclass(frozen=True, slots=True)
class LiftHold:
    """Say that the legal matter is over; who held the case and the auditor are told."""

    case_no: str
    reason: str

    def run(self, work: Work) -> Receipt:
        """Answer with the case; WrongState when it was not held."""
        case = reached(work, self.case_no, "lift_hold")
        reason = required(self.reason)
        held_by = work.erasures.lift(case)
        if not held_by:
            raise WrongState(NOT_HELD)

        who = work.actor
        word = Word(kind="hold_lifted", case_no=case.no, about=who.username, about_name=who.name)
        for told in (replace(word, role=AUDITOR), replace(word, username=held_by)):
            work.notices.tell(told)
        work.record(case, Deed(deed="hold_lifted", reason=reason))
        return case.receipt("hold_lifted", case.id)
