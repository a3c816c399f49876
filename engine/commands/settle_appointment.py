"""Say how an appointment went."""

from dataclasses import dataclass

from engine.commands.opening import reached, refused
from engine.model import say
from engine.store.history import Deed
from engine.store.work import Work
from engine.views import OUTCOMES, Receipt

NO_OUTCOME = say("Hasil janji belum dipilih.")
TOO_EARLY = say("Janji ini belum tiba waktunya.")
CHOOSE = say("Pilih hadir, tidak hadir, atau batal.")
CALL_OFF = say("Sebelum waktunya, janji hanya dapat dibatalkan.")


@dataclass(frozen=True, slots=True)
class SettleAppointment:
    """Note that the family came, did not come, or that it was called off; `note` may be ""."""

    case_no: str
    appointment_id: str
    outcome: str
    note: str = ""

    def run(self, work: Work) -> Receipt:
        """Answer with the appointment; Unknown when none of the case waits for its outcome."""
        case = reached(work, self.case_no, "take_part")
        if self.outcome not in OUTCOMES:
            raise refused("appointment.outcome", NO_OUTCOME, "/outcome", CHOOSE)
        one = work.appointments.waiting(case, self.appointment_id)
        if self.outcome != "batal" and work.now < one.starts_at:
            raise refused("appointment.early", TOO_EARLY, "/outcome", CALL_OFF)

        work.appointments.settle(one, self.outcome, self.note.strip())

        detail = {"appointment": one.id, "outcome": self.outcome}
        work.record(case, Deed(deed="appointment_settled", name=one.whom_name, detail=detail))
        return case.receipt("appointment_settled", one.id)
