"""Let a suspended case go on."""

from dataclasses import dataclass

from engine.commands.cases import entered, required
from engine.commands.recounting import recount
from engine.lifecycle import case_moves
from engine.store.history import Deed
from engine.store.work import Work
from engine.store.work_stops import SUSPENDED
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class ResumeCase:
    """Let clocks that run on working days go on with the days they had left."""

    case_no: str
    reason: str

    def run(self, work: Work) -> Receipt:
        """Answer with the case."""
        case = entered(work, self.case_no, "resume")
        reason = required(self.reason)

        # A clock that was set back meanwhile must not tell of less than nothing.
        paused = max((work.now - (case.suspended_at or work.now)).total_seconds(), 0)
        work.waits.proceed(case)
        for stop in work.stops.of_case(case):
            if stop.why == SUSPENDED and stop.continued_at is None:
                work.stops.go_on(stop)
        recount(work, case)
        status = case_moves(case.status, "running")

        going = case._replace(status=status, suspended_at=None)
        detail = {"paused_seconds": int(paused)}
        work.record(going, Deed(deed="case_resumed", reason=reason, detail=detail))
        return case.receipt("case_resumed", case.id)
