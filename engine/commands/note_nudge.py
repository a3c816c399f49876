"""Write down whether somebody was told."""

from dataclasses import dataclass, replace
from datetime import timedelta

from engine.access import ADMIN, Subject, guard
from engine.commands.retrying import TRIES, pause_after
from engine.model import Handed, JsonObject
from engine.store.history import Deed
from engine.store.records_access import Word
from engine.store.records_nudges import NudgeRecord
from engine.store.work import Work
from engine.views import Receipt

#: Of a server that takes nothing the administrator is told again after this.
AGAIN = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class NoteNudge:
    """Note the outcome of one attempt."""

    key: str
    handed: Handed

    def run(self, work: Work) -> Receipt:
        """Answer with count 1 when it was taken."""
        guard(work.actor, "work_clock", Subject(daerah=work.actor.daerah))
        drawer = work.notices.outside()
        sent = drawer.waiting(self.key)
        if sent is None:
            return Receipt(deed="nudge_sent")

        tries = sent.tries + 1
        if not self.handed.fault:
            drawer.set(self.key, status="sent", tries=tries)
            self._note(work, sent, "nudge_sent")
            return Receipt(deed="nudge_sent", count=1)
        if self._is_hopeless(tries):
            return self._gives_up(work, sent)
        # A server on the way is waited for as long as it takes: the address is not to blame.
        drawer.set(self.key, tries=tries, next_at=work.now + pause_after(min(tries, TRIES)))
        if tries == TRIES and not work.notices.told_lately("nudges_stuck", AGAIN):
            work.notices.tell(Word(kind="nudges_stuck", role=ADMIN, about=work.actor.username))
        return Receipt(deed="nudge_postponed")

    def _is_hopeless(self, tries: int) -> bool:
        fault = self.handed.fault
        return fault == "address" or (fault == "later" and tries >= TRIES)

    def _gives_up(self, work: Work, sent: NudgeRecord) -> Receipt:
        """Use the address no more, and tell her and the administrator, who can ask her."""
        drawer, name = work.notices.outside(), sent.username
        drawer.withdraw(name, sent.channel)
        drawer.set(self.key, status="failed", tries=sent.tries + 1)
        if place := drawer.address(name, sent.channel):
            drawer.put_address(place._replace(failed_at=work.now))
        called = work.people.name_of(sent.daerah, name)
        word = Word(kind="nudges_failed", role=ADMIN, about=name, about_name=called)
        work.notices.tell(word)
        work.notices.tell(replace(word, kind="own_nudges_failed", role="", username=name))
        self._note(work, sent, "nudge_failed")
        return Receipt(deed="nudge_failed")

    def _note(self, work: Work, sent: NudgeRecord, deed: str) -> None:
        detail: JsonObject = {
            "channel": sent.channel,
            "kind": sent.kind,
            "count": sent.count,
            "key": sent.key,
        }
        told = Deed(deed=deed, reason=self.handed.reason, detail=detail)
        work.history.of_chain(sent.daerah, f"akun:{sent.username}", told)
