"""Grant or refuse that a case is destroyed by law."""

from dataclasses import dataclass, replace

from engine.access import AUDITOR, guard
from engine.commands.cases import required
from engine.commands.erasing import check_clear
from engine.commands.opening import refused
from engine.errors import WrongState
from engine.model import say
from engine.store.erased import GRANTED
from engine.store.history import Deed
from engine.store.records import CaseRecord
from engine.store.records_access import Word
from engine.store.records_erasure import Erasure
from engine.store.work import Work
from engine.views import Receipt

OUTCOMES = (GRANTED, "ditolak")

DECIDED = say("Permintaan ini sudah diputuskan.")
UNDECIDED = say("Keputusan belum dipilih.")
DECIDE = say("Pilih setuju atau tolak.")


@dataclass(frozen=True, slots=True)
class DecideErasure:
    """Decide what somebody else asked; what is granted is done at once and cannot be undone."""

    erasure_id: str
    outcome: str
    note: str

    def run(self, work: Work) -> Receipt:
        """Answer with the request as the subject: "case_erased" or "erasure_refused"."""
        asked, case = self._entered(work)
        note = required(self.note)
        if self.outcome not in OUTCOMES:
            raise refused("erasure.outcome", UNDECIDED, "/outcome", DECIDE)
        granted = self.outcome == GRANTED
        if granted:
            check_clear(work, case)

        name = "case_erased" if granted else "erasure_refused"
        work.erasures.decide(asked, self.outcome, note)
        _tell(work, case, name)
        detail = {"erasure": asked.id, "ground": asked.ground, "asked_by": asked.by}
        work.record(case, Deed(deed=name, name=asked.document, reason=note, detail=detail))
        if granted:
            work.erasures.destroy(case)  # last: until here its own words are sealed with the key
        return case.receipt(name, asked.id)

    def _entered(self, work: Work) -> tuple[Erasure, CaseRecord]:
        """Lock the case, then read the request fresh; refuse unless the actor may decide it."""
        case = work.cases.lock(work.erasures.case_of(self.erasure_id))
        subject = replace(work.cases.subject(case), asked=True)
        guard(work.actor, "see_erasure", subject)
        asked = work.erasures.one(self.erasure_id)
        guard(work.actor, "decide_erasure", replace(subject, author=asked.by, role=asked.by_role))
        if asked.outcome:
            raise WrongState(DECIDED)
        return asked, case


def _tell(work: Work, case: CaseRecord, kind: str) -> None:
    who = work.actor
    word = Word(kind=kind, case_no=case.no, about=who.username, about_name=who.name)
    work.notices.tell(replace(word, role=AUDITOR))
