"""Judge an emergency access afterwards."""

from dataclasses import dataclass, replace

from engine.access import guard
from engine.commands.cases import required
from engine.commands.opening import deed_about, refused
from engine.errors import WrongState
from engine.model import say
from engine.store.records import CaseRecord
from engine.store.records_access import Emergency
from engine.store.work import Work
from engine.store.work_tasks import Person
from engine.views import Receipt

OUTCOMES = ("dibenarkan", "tidak_dibenarkan")

REVIEWED = say("Akses darurat ini sudah ditinjau.")
UNDECIDED = say("Hasil tinjauan belum dipilih.")
DECIDE = say("Pilih dapat dibenarkan atau tidak.")


@dataclass(frozen=True, slots=True)
class ReviewEmergency:
    """Write down whether the case was opened rightly; what was not ends at once."""

    emergency_id: str
    outcome: str
    note: str

    def run(self, work: Work) -> Receipt:
        """Answer with the emergency access as the subject."""
        opened, case = self._entered(work)
        note = required(self.note)
        if self.outcome not in OUTCOMES:
            raise refused("emergency.outcome", UNDECIDED, "/outcome", DECIDE)
        if opened.reviewed_by:
            raise WrongState(REVIEWED)

        ends = opened.until if self.outcome == "dibenarkan" else min(opened.until, work.now)
        work.access.review(opened.id, self.outcome, note, ends)

        who = Person(opened.username, opened.name)
        detail = {"emergency": opened.id, "outcome": self.outcome}
        work.record(case, deed_about("emergency_reviewed", who, note, **detail))
        return case.receipt("emergency_reviewed", opened.id)

    def _entered(self, work: Work) -> tuple[Emergency, CaseRecord]:
        """Lock the case, then read the emergency fresh; refuse unless the actor may judge it."""
        case = work.cases.lock(work.access.emergency(self.emergency_id).case_id)
        opened = work.access.emergency(self.emergency_id)
        subject = replace(work.cases.subject(case), author=opened.username)
        guard(work.actor, "review_emergency", subject)
        return opened, case
