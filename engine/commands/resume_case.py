"""Let a suspended case go on."""

from dataclasses import dataclass
from datetime import timedelta

from engine.commands.cases import entered, required
from engine.lifecycle import case_moves
from engine.store.history import Deed
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class ResumeCase:
    """Start the clocks again with the rest of their budget; due times of tasks move along."""

    case_no: str
    reason: str

    def run(self, work: Work) -> Receipt:
        """Answer with the case."""
        case = entered(work, self.case_no, "resume")
        reason = required(self.reason)

        # A clock that was set back meanwhile must not pull due times forward.
        pause = max(work.now - (case.suspended_at or work.now), timedelta())
        work.waits.proceed(case)
        work.tasks.shift(case, pause)
        status = case_moves(case.status, "running")

        going = case._replace(status=status, suspended_at=None)
        detail = {"paused_seconds": int(pause.total_seconds())}
        work.record(going, Deed(deed="case_resumed", reason=reason, detail=detail))
        return case.receipt("case_resumed", case.id)
