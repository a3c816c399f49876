"""Bring a message to the case that waits for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.access import guard
from engine.commands.naming import in_place
from engine.commands.receiving import received
from engine.commands.stepping import receipt
from engine.errors import Conflict, Unknown, WrongState
from engine.model import Json, say
from engine.store.records import CaseRecord
from engine.store.records_waits import WaitRecord
from engine.store.work import Work
from engine.views import Receipt

NOBODY_WAITS = say("Kasus ini tidak (lagi) menunggu kabar tersebut.")
SEVERAL_WAIT = say("Lebih dari satu kasus menunggu kabar ini; sebutkan nomor kasusnya.")


@dataclass(frozen=True, slots=True)
class ReceiveMessage:
    """Deliver `message` by case number, by correlation value, or by both."""

    #: Name of the message in the diagram, e.g. "msg_jawaban_rujukan".
    message: str
    case_no: str = ""
    correlation: str = ""
    answers: Mapping[str, Json] = field(default_factory=dict)

    def run(self, work: Work) -> Receipt:
        """Answer with the tasks that are now open for the actor on this case."""
        case, wait = self._wait(work)
        case = received(work, case, wait, self.answers)

        return receipt(work, "message_received", case, wait.id)

    def _wait(self, work: Work) -> tuple[CaseRecord, WaitRecord]:
        """Lock the case that waits, then look again whether it still does."""
        case_id = ""
        if self.case_no:
            case_id = self._entered(work, work.cases.lock_by_no(self.case_no)).id
        waits = work.waits.awaiting(self.message, self.correlation, case_id)
        if not waits:
            raise WrongState(NOBODY_WAITS) if case_id else Unknown
        if len({wait.case_id for wait in waits}) > 1:
            raise Conflict(SEVERAL_WAIT)
        case = self._entered(work, work.cases.lock(waits[0].case_id))
        still = work.waits.awaiting(self.message, self.correlation, case.id)
        if not still:
            raise WrongState(NOBODY_WAITS)
        return case, still[0]

    def _entered(self, work: Work, case: CaseRecord) -> CaseRecord:
        subject = work.cases.subject(case)
        guard(work.actor, "receive", subject)
        in_place(work, subject)
        return case
