"""Let the clocks of a case run again."""

from dataclasses import dataclass

from engine.commands.cases import entered, required
from engine.commands.stopping import moved, refused
from engine.model import say
from engine.store.history import Deed
from engine.store.work import Work
from engine.store.work_stops import SUSPENDED
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class ContinueClocks:
    """Let what runs on working days in a case go on with the days it had left.

    What was stopped by itself stands still until it is let run by itself.
    """

    case_no: str
    reason: str

    def run(self, work: Work) -> Receipt:
        """Answer with the case."""
        case = entered(work, self.case_no, "continue_clocks")
        reason = required(self.reason)
        if case.clocks_stopped_at is None:
            message = say("Jam kasus ini tidak sedang berhenti.")
            raise refused("clock.running", message, say("Muat ulang halaman kasus."))

        for stop in work.stops.of_case(case):
            if stop.continued_at is None and not stop.task_id and stop.why != SUSPENDED:
                work.stops.go_on(stop)
        going = moved(work, case)

        running = case._replace(clocks_stopped_at=None)
        work.record(running, Deed(deed="clocks_continued", reason=reason, detail=going))
        return case.receipt("clocks_continued", case.id)
