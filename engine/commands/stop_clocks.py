"""Let the clocks of a case stand still while its work goes on."""

from dataclasses import dataclass

from engine.commands.cases import entered, required
from engine.commands.stopping import checked_why, moved, refused
from engine.model import say
from engine.store.history import Deed
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class StopClocks:
    """Stop what runs on working days in a case, also what begins meanwhile.

    Clocks that run day and night go on; `why` is "keluarga", "dokumen" or "lembaga".
    """

    case_no: str
    why: str
    reason: str

    def run(self, work: Work) -> Receipt:
        """Answer with the case."""
        case = entered(work, self.case_no, "stop_clocks")
        why, reason = checked_why(self.why), required(self.reason)
        if case.clocks_stopped_at is not None:
            message = say("Jam kasus ini sudah berhenti.")
            raise refused("clock.stopped", message, say("Lanjutkan jamnya dahulu."))

        work.stops.stop(case, why)
        stopped = moved(work, case, why)

        still = case._replace(clocks_stopped_at=work.now)
        work.record(still, Deed(deed="clocks_stopped", reason=reason, detail=stopped))
        return case.receipt("clocks_stopped", case.id)
