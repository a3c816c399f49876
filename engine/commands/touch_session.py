"""Keep a session awake."""

from dataclasses import dataclass
from typing import ClassVar

from engine.errors import NotSignedIn
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class TouchSession:
    """Note that the session was used; needed when `SessionSheet.stale` says so."""

    keeps_receipt: ClassVar[bool] = False

    token: str

    def run(self, work: Work) -> Receipt:
        """Answer with the username; not a deed worth a history row."""
        session = work.people.session(self.token)
        if session is None:
            raise NotSignedIn

        work.people.set_session(self.token, seen_at=work.now)

        return Receipt(deed="session_touched", subject=session.username)
