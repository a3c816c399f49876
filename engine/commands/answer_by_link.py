"""Answer a message that a case waits for, by a link and without an account."""

from dataclasses import dataclass

from engine.commands.linking import awaited_by, opened_link
from engine.commands.receiving import received
from engine.model import JsonObject
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class AnswerByLink:
    """Hand in an institution's answer; the case runs on, and the link is spent."""

    token: str
    #: What the browser was given for the right code.
    pass_: str
    answers: JsonObject

    def run(self, work: Work) -> Receipt:
        """Answer with the deed alone: the institution learns nothing of the case."""
        case, link = opened_link(work, self.token, self.pass_)
        wait = awaited_by(work, case, link, "open")

        received(work, case, wait, self.answers, link=link.id)
        work.answer_links.use(link)

        return Receipt(deed="message_received", subject=link.id)
