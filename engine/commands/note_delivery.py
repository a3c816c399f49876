"""Write down whether a message reached its receiver."""

from dataclasses import dataclass

from engine.access import guard
from engine.commands.retrying import TRIES, pause_after
from engine.model import Text
from engine.store.history import Deed
from engine.store.records import CaseRecord
from engine.store.records_waits import SendingRecord
from engine.store.sentences import written
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class NoteDelivery:
    """Note the outcome of one attempt: `reason` is "" when the receiver has the message."""

    key: str
    reason: str
    #: Trying again would not help: a person has to look now.
    in_vain: bool = False

    def run(self, work: Work) -> Receipt:
        """Answer with count 1 when it was delivered."""
        found = work.jobs.sending(self.key)
        if found is None:
            return Receipt(deed="message_sent")
        case = work.cases.lock(found.case_id)
        guard(work.actor, "work_clock", work.cases.subject(case))
        sending = work.jobs.sending(self.key)
        if sending is None:
            return Receipt(deed="message_sent")

        if self.reason:
            return self._failed(work, case, sending)
        work.jobs.set_sending(self.key, status="sent", tries=sending.tries + 1)

        work.record(case, self._deed("message_sent", sending))
        return case.receipt("message_sent", count=1)

    def _failed(self, work: Work, case: CaseRecord, sending: SendingRecord) -> Receipt:
        tries = sending.tries + 1
        if tries < TRIES and not self.in_vain:
            later = work.now + pause_after(tries)
            work.jobs.set_sending(self.key, tries=tries, next_at=later)
            return case.receipt("delivery_postponed")
        work.jobs.set_sending(self.key, status="failed", tries=tries)
        reason = written(Text(self.reason))
        work.waits.open_incident(
            case, "delivery", subject=self.key, element=sending.element, message=reason
        )
        work.record(case, self._deed("delivery_failed", sending))
        return case.receipt("delivery_failed")

    def _deed(self, deed: str, sending: SendingRecord) -> Deed:
        return Deed(
            deed=deed,
            element=sending.element,
            reason=self.reason,
            detail={"message": sending.message, "key": self.key, "tries": sending.tries + 1},
        )
