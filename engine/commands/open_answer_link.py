"""Open an answer link by its code: who finds the paper does not have it."""

import hmac
import secrets
from dataclasses import dataclass
from typing import ClassVar

from engine.answer_links import code_from
from engine.commands.linking import about_link, awaited_by, held_link
from engine.errors import NotSignedIn, TooManyTries
from engine.model import say
from engine.second_factors import bare
from engine.store.records import CaseRecord
from engine.store.records_doors import LinkRecord
from engine.store.work import Work
from engine.views import Receipt

#: So many wrong codes in a row shut a link for good; its case's team makes another.
MOST_WRONG = 20
WRONG = say("Kode tidak cocok. Periksa angkanya, atau tanyakan kepada LK3 yang mengirim surat.")


@dataclass(frozen=True, slots=True)
class OpenAnswerLink:
    """Prove the code of a link; one browser at a time goes on with it, for twelve hours."""

    #: The pass must not be found in the database, so the receipt is not kept.
    keeps_receipt: ClassVar[bool] = False

    token: str
    #: Eight digits; blanks and hyphens do not matter.
    code: str
    #: Address of the network it is opened from.
    origin: str = ""

    def run(self, work: Work) -> Receipt:
        """Answer with the browser's pass as the subject."""
        case, link = held_link(work, self.token)
        awaited_by(work, case, link, "open", "paused")
        marks = work.attempts.tally.marks({"link": link.id, "link_address": self.origin})
        until = work.attempts.tally.held(marks)
        if until > work.now:
            raise TooManyTries(until - work.now)
        right = code_from(work.means.mark(f"answer code {self.token}"))
        if not hmac.compare_digest(right.encode(), bare(self.code).encode()):
            work.attempts.tally.count(marks)
            _missed(work, case, link)
            raise NotSignedIn(WRONG)

        pass_ = secrets.token_urlsafe(32)
        work.attempts.tally.forget(marks["link"])
        work.answer_links.open(link, pass_)
        work.record(case, about_link("answer_link_opened", link, address=self.origin))

        return Receipt(deed="answer_link_opened", subject=pass_)


def _missed(work: Work, case: CaseRecord, link: LinkRecord) -> None:
    """Count a wrong code; the one too many ends the link."""
    work.answer_links.miss(link)
    if link.wrong + 1 >= MOST_WRONG:
        work.answer_links.end(link, "shut")
        work.record(case, about_link("answer_link_shut", link))
