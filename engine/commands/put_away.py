"""Put a word that was read away."""

from dataclasses import dataclass
from typing import ClassVar

from engine.errors import Unknown
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class PutAway:
    """Mark a word to oneself, or to one's hat, as seen; it is shown no more."""

    keeps_receipt: ClassVar[bool] = False

    notice_id: str

    def run(self, work: Work) -> Receipt:
        """Answer with the word as the subject; Unknown when there is none that was not seen."""
        if not work.notices.seen(self.notice_id):
            raise Unknown
        return Receipt(deed="notice_seen", subject=self.notice_id)
