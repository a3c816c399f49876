"""Keep what an institution has typed so far."""

from dataclasses import dataclass

from engine.commands.linking import awaited_by, opened_link
from engine.errors import StaleVersion
from engine.model import JsonObject
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class SaveLinkDraft:
    """Write the draft of an answer by a link; drafts are not checked, and leave no history row."""

    token: str
    #: What the browser was given for the right code.
    pass_: str
    body: JsonObject
    #: Version of the draft that the page has seen; 0 when there was none.
    seen_version: int = 0

    def run(self, work: Work) -> Receipt:
        """Answer with the draft's new version."""
        case, link = opened_link(work, self.token, self.pass_)
        awaited_by(work, case, link, "open", "paused")
        if link.version != self.seen_version:
            raise StaleVersion(at=link.saved_at)

        version = work.answer_links.keep_draft(link, self.body)

        return Receipt(deed="draft_saved", version=version)
