"""Change hats."""

from dataclasses import dataclass
from typing import ClassVar

from engine.errors import Forbidden, NotSignedIn
from engine.store.history import Deed
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class ChooseRole:
    """Go on in the session under another of one's own roles."""

    keeps_receipt: ClassVar[bool] = False

    token: str
    role: str

    def run(self, work: Work) -> Receipt:
        """Answer with the role as the subject."""
        session = work.people.session(self.token)
        if session is None:
            raise NotSignedIn
        if self.role not in work.people.roles(session.username):
            raise Forbidden

        work.people.set_session(self.token, role=self.role)

        deed = Deed(deed="role_chosen", detail={"from": session.role, "to": self.role})
        history = work.history_as(session.actor())
        history.of_chain(session.daerah, f"akun:{session.username}", deed)
        return Receipt(deed="role_chosen", subject=self.role)
