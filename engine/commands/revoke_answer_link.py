"""Take an answer link back."""

from dataclasses import dataclass

from engine.access import guard
from engine.commands.linking import about_link
from engine.errors import Unknown, WrongState
from engine.model import say
from engine.store.work import Work
from engine.views import Receipt

ENDED = say("Tautan ini sudah tidak berlaku.")


@dataclass(frozen=True, slots=True)
class RevokeAnswerLink:
    """End a link that was given away wrongly, or is no longer needed, in any state of the case."""

    case_no: str
    link_id: str

    def run(self, work: Work) -> Receipt:
        """Answer with the link."""
        case = work.cases.lock_by_no(self.case_no)
        guard(work.actor, "receive", work.cases.subject(case))
        links = work.answer_links.of_case(case)
        link = next((link for link in links if link.id == self.link_id), None)
        if link is None:
            raise Unknown
        if link.status != "open":
            raise WrongState(ENDED)

        work.answer_links.end(link, "revoked")
        work.record(case, about_link("answer_link_revoked", link))

        return case.receipt("answer_link_revoked", link.id)
