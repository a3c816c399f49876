"""Take in what somebody without an account reports: it begins a case that a person decides on."""

from dataclasses import dataclass
from typing import ClassVar

from engine.access import MANAGER, NAMED_CLASS, Subject, guard
from engine.commands.going_on import begin
from engine.commands.receipts import receipt_code, receipt_mark
from engine.errors import TooManyTries, WrongState
from engine.model import JsonObject, say
from engine.store.history import Deed
from engine.store.records import CaseRecord
from engine.store.records_access import Word
from engine.store.work import Work
from engine.views import Receipt

SHUT = say("Pintu ini sedang ditutup. Hubungi LK3 lewat telepon atau datang langsung.")


@dataclass(frozen=True, slots=True)
class ReportIn:
    """Begin a case of `process`; what was told lies as a draft on its first task.

    Nothing is decided by it: who takes the task reads, asks back, and hands in her own answers.
    What tells of danger or violence is of the highest class from the first moment, and the case
    managers are told.
    """

    #: The code on the receipt must not be found in the database.
    keeps_receipt: ClassVar[bool] = False

    #: By which it came: "warga", "desa".
    door: str
    process: str
    #: By the names that the first task's form has; the others are left out.
    told: JsonObject
    alarming: bool
    #: One press of the button; the same again gets the same receipt.
    pressed: str
    #: Address of the network it came from.
    origin: str

    def run(self, work: Work) -> Receipt:
        """Answer with the code by which its state can be asked, as the subject."""
        guard(work.actor, "report_in", Subject(daerah=work.actor.daerah))
        code = receipt_code(work, f"{self.door} {self.pressed}")
        mark = receipt_mark(work, code)
        if work.doors.case_of(mark):
            return Receipt(deed="report_received", subject=code)
        if work.doors.is_shut(self.door):
            raise WrongState(SHUT)
        self._hear(work)

        if self.process in work.definitions.closed(work.actor.daerah):
            raise WrongState(SHUT)
        published = work.definitions.published(self.process)
        klass = NAMED_CLASS if self.alarming else "K3"
        case = begin(work, published, favoured=False, klass=klass)
        self._lay_down(work, case)
        work.doors.keep(self.door, mark, case.id)
        work.doors.count(self.door, "received")
        if self.alarming:
            work.notices.tell(Word(kind="report_urgent", role=MANAGER, case_no=case.no))
        work.record(case, Deed(deed="report_received", detail={"door": self.door}))

        return Receipt(deed="report_received", subject=code)

    def _hear(self, work: Work) -> None:
        """Count the report; TooManyTries when too many came from there, or to this daerah."""
        where = {"report_address": self.origin, "report_daerah": work.actor.daerah}
        tally = work.attempts.tally
        marks = tally.marks(where)
        until = tally.held(marks)
        if until > work.now:
            work.doors.count(self.door, "too_many")
            raise TooManyTries(until - work.now)
        tally.count(marks)

    def _lay_down(self, work: Work, case: CaseRecord) -> None:
        first = work.tasks.of_case(case)[0]
        fields = work.bundle(case).facts[first.form].fields
        known = {name: value for name, value in self.told.items() if name in fields}
        work.tasks.drafts.keep(first, known, 1)
