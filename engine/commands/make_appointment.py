"""Make an appointment with a family."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from engine.commands.beside import still_to_come, teammate, worded
from engine.commands.opening import reached, refused
from engine.model import say
from engine.store.canonical import fresh_id
from engine.store.history import Deed
from engine.store.records_beside import AppointmentRecord
from engine.store.work import Work
from engine.views import PLACES, Receipt

#: Minutes that an appointment may take.
SHORTEST, LONGEST = 15, 480
NO_PLACE = say("Tempat ini tidak dikenal.")
NO_LENGTH = say("Lamanya belum sesuai.")
LENGTH = say("Tulis {least} sampai {most} menit.", least=SHORTEST, most=LONGEST)


@dataclass(frozen=True, slots=True)
class MakeAppointment:
    """Write down when and where `username` meets whom; `note` tells with whom."""

    case_no: str
    username: str
    starts_at: datetime | None
    minutes: int
    place: str
    note: str

    def run(self, work: Work) -> Receipt:
        """Answer with the appointment."""
        case = reached(work, self.case_no, "take_part")
        words = worded(self.note)
        whom = teammate(work, case, self.username)
        starts_at = still_to_come(work, self.starts_at)
        if self.place not in PLACES:
            raise refused("appointment.place", NO_PLACE, "/place")
        if not SHORTEST <= self.minutes <= LONGEST:
            raise refused("appointment.length", NO_LENGTH, "/minutes", LENGTH)

        made = AppointmentRecord(
            daerah=case.daerah,
            id=fresh_id(work.now),
            case_id=case.id,
            case_no=case.no,
            whom=whom.username,
            whom_name=whom.name,
            place=self.place,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=self.minutes),
            body=words.encode(),
            at=work.now,
            by=work.actor.username,
            by_name=work.actor.name,
        )
        work.appointments.make(made)

        detail = {"appointment": made.id, "whom": whom.username, "starts": starts_at.isoformat()}
        work.record(case, Deed(deed="appointment_made", name=whom.name, detail=detail))
        return case.receipt("appointment_made", made.id)
