"""Sign out."""

from dataclasses import dataclass
from typing import ClassVar

from engine.store.history import Deed
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class EndSession:
    """End the session of a token; a token that is no longer good ends nothing."""

    keeps_receipt: ClassVar[bool] = False

    token: str

    def run(self, work: Work) -> Receipt:
        """Answer with the username, "" when there was no session."""
        session = work.people.session(self.token)
        work.people.end_session(self.token)
        if session is None:
            return Receipt(deed="signed_out")

        chain = f"akun:{session.username}"
        history = work.history_as(session.actor())
        history.of_chain(session.daerah, chain, Deed(deed="signed_out"))
        return Receipt(deed="signed_out", subject=session.username)
