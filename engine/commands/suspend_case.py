"""Put a case on hold."""

from dataclasses import dataclass

from engine.commands.cases import entered, required
from engine.lifecycle import case_moves
from engine.store.history import Deed
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class SuspendCase:
    """Stop a case and its clocks; each keeps what it had left."""

    case_no: str
    reason: str

    def run(self, work: Work) -> Receipt:
        """Answer with the case."""
        case = entered(work, self.case_no, "suspend")
        reason = required(self.reason)

        work.waits.pause(case)
        status = case_moves(case.status, "suspended")

        held = case._replace(status=status, suspended_at=work.now)
        work.record(held, Deed(deed="case_suspended", reason=reason))
        return case.receipt("case_suspended", case.id)
