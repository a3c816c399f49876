"""Confirm an address by the code that was sent to it."""

from dataclasses import dataclass
from datetime import timedelta
from hmac import compare_digest
from typing import ClassVar

from engine.errors import Unknown
from engine.nudging import code_of
from engine.second_factors import bare
from engine.store.history import Deed
from engine.store.records_nudges import NudgeAddressRecord
from engine.store.work import Work
from engine.views import Receipt

#: A code is good for so long, and for so many wrong ones.
GOOD_FOR = timedelta(hours=1)
TRIES = 5


@dataclass(frozen=True, slots=True)
class ConfirmNudgeAddress:
    """Compare the code; from then on the actor is told there."""

    keeps_receipt: ClassVar[bool] = False

    channel: str
    code: str

    def run(self, work: Work) -> Receipt:
        """Answer "nudge_address_confirmed", or "nudge_code_wrong": that is counted, too."""
        who, drawer = work.actor, work.notices.outside()
        found = drawer.address(who.username, self.channel)
        if found is None:
            raise Unknown
        if not self._fits(work, found):
            drawer.put_address(found._replace(wrong=found.wrong + 1))
            return Receipt(deed="nudge_code_wrong")

        works = found._replace(confirmed_at=work.now, failed_at=None, code_key="", wrong=0)
        drawer.put_address(works)

        confirmed = Deed(deed="nudge_address_confirmed", detail={"channel": self.channel})
        work.history.of_chain(who.daerah, f"akun:{who.username}", confirmed)
        return Receipt(deed="nudge_address_confirmed")

    def _fits(self, work: Work, found: NudgeAddressRecord) -> bool:
        in_time = work.now - found.asked_at < GOOD_FOR and found.wrong < TRIES
        sent = code_of(work.vault, found.code_key) if found.code_key else ""
        typed = bare(self.code)
        return in_time and bool(sent) and typed.isascii() and compare_digest(sent, typed)
