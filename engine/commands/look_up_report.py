"""Ask how a report stands, by the code on its receipt."""

from dataclasses import dataclass
from typing import ClassVar

from engine.access import Subject, guard
from engine.commands.receipts import receipt_mark
from engine.errors import NotSignedIn, TooManyTries
from engine.model import say
from engine.second_factors import bare
from engine.store.work import Work
from engine.views import Receipt

NO_SUCH = say("Kode ini tidak dikenal. Periksa huruf dan angkanya.")


@dataclass(frozen=True, slots=True)
class LookUpReport:
    """Look a report up; wrong codes are counted, and slow the next."""

    keeps_receipt: ClassVar[bool] = False

    code: str
    #: Address of the network it is asked from.
    origin: str = ""

    def run(self, work: Work) -> Receipt:
        """Answer with "diterima", "ditangani" or "selesai" as the subject, and nothing else."""
        guard(work.actor, "report_in", Subject(daerah=work.actor.daerah))
        tally = work.attempts.tally
        marks = tally.marks({"receipt_address": self.origin})
        until = tally.held(marks)
        if until > work.now:
            raise TooManyTries(until - work.now)
        case_id = work.doors.case_of(receipt_mark(work, bare(self.code)))
        if not case_id:
            tally.count(marks)
            raise NotSignedIn(NO_SUCH)

        return Receipt(deed="report_looked_up", subject=_state(work, case_id))


def _state(work: Work, case_id: str) -> str:
    case = work.cases.lock(case_id)
    if case.status in {"ended", "cancelled", "transferred"}:
        return "selesai"
    begun = work.answers.any_of(case)
    return "ditangani" if begun else "diterima"
