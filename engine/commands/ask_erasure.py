"""Ask for a closed case to be destroyed by law."""

from dataclasses import dataclass, replace

from engine.access import AUDITOR, ERASURE_JUDGES
from engine.commands.cases import required
from engine.commands.erasing import check_clear, check_ground, document_in
from engine.commands.opening import reached
from engine.errors import WrongState
from engine.model import say
from engine.store.canonical import fresh_id
from engine.store.history import Deed
from engine.store.records import CaseRecord
from engine.store.records_access import Word
from engine.store.records_erasure import Erasure
from engine.store.work import Work
from engine.views import Receipt

ASKED = say("Pemusnahan kasus ini sudah diminta dan menunggu keputusan.")


@dataclass(frozen=True, slots=True)
class AskErasure:
    """Ask that nobody shall ever read a case again; somebody under another hat decides."""

    case_no: str
    #: A key of GROUNDS: "retensi" or "permintaan".
    ground: str
    #: Number of the letter or decree that it rests on.
    document: str
    reason: str

    def run(self, work: Work) -> Receipt:
        """Answer with the request as the subject; WrongState names what is to be cleared first."""
        case = reached(work, self.case_no, "ask_erasure")
        check_clear(work, case)
        if work.erasures.is_asked(case):
            raise WrongState(ASKED)
        asked = self._asked(work, case)

        work.erasures.ask(asked)
        word = Word(
            kind="erasure_asked",
            case_no=case.no,
            about=work.actor.username,
            about_name=work.actor.name,
        )
        for role in sorted({*ERASURE_JUDGES, AUDITOR} - {work.actor.role}):
            work.notices.tell(replace(word, role=role))

        detail = {"erasure": asked.id, "ground": self.ground}
        reason = asked.reason.decode()
        deed = Deed(deed="erasure_asked", name=asked.document, reason=reason, detail=detail)
        work.record(case, deed)
        return case.receipt("erasure_asked", asked.id)

    def _asked(self, work: Work, case: CaseRecord) -> Erasure:
        check_ground(self.ground)
        return Erasure(
            daerah=case.daerah,
            id=fresh_id(work.now),
            case_id=case.id,
            case_no=case.no,
            ground=self.ground,
            document=document_in(self.document),
            reason=required(self.reason).encode(),
            at=work.now,
            by=work.actor.username,
            by_name=work.actor.name,
            by_role=work.actor.role,
        )
