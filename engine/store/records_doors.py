"""Rows of what comes in without an account, as commands see them."""

from datetime import datetime
from typing import NamedTuple

from engine.answer_links import Standing, Status, standing
from engine.views import CaseStatus


class LinkRecord(NamedTuple):
    """A link by which an institution answers."""

    daerah: str
    id: str
    case_id: str
    #: The message that it answers, and the node that waits for it.
    wait_id: str
    element: str
    name: str
    form: str
    #: Number of the letter that asks for the answer; "" while there is none.
    letter: str
    token_hash: str
    pass_hash: str
    status: Status
    wrong: int
    made_at: datetime
    made_by: str
    made_by_name: str
    expires_at: datetime
    opened_at: datetime | None = None
    ended_at: datetime | None = None
    #: JSON of what was typed so far, "" for nothing.
    draft: str = ""
    version: int = 0
    saved_at: datetime | None = None

    def standing(self, case: CaseStatus, *, awaited: bool, closed: bool, now: datetime) -> Standing:
        """Return how it stands while its case is in this state, awaits it, its door is closed."""
        expired = now >= self.expires_at
        return standing(self.status, case, awaited=awaited, expired=expired, closed=closed)

    @property
    def holder(self) -> str:
        """Name of whoever answers by it, in the history and before the rules."""
        return f"tautan:{self.id}"
