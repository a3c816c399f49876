"""Change hats."""

from dataclasses import dataclass
from typing import ClassVar

from engine.commands.own_session import in_session
from engine.errors import Forbidden
from engine.model import say
from engine.store.history import Deed
from engine.store.records_waits import SessionRecord
from engine.store.work import Work
from engine.views import Receipt

SIGN_IN_AGAIN = say("Peran ini memerlukan faktor kedua. Keluar, lalu masuk lagi untuk memakainya.")


@dataclass(frozen=True, slots=True)
class ChooseRole:
    """Go on in the session under another of one's own roles."""

    keeps_receipt: ClassVar[bool] = False

    token: str
    role: str

    def run(self, work: Work) -> Receipt:
        """Answer with the role as the subject."""
        session = in_session(work, self.token)
        if self.role not in work.people.roles(session.username):
            raise Forbidden
        if self.role in work.means.duty and not _may_wear_on_duty(work, session):
            raise Forbidden(SIGN_IN_AGAIN)

        work.people.set_session(self.token, role=self.role)

        deed = Deed(deed="role_chosen", detail={"from": session.role, "to": self.role})
        history = work.history_as(session.actor())
        history.of_chain(session.daerah, f"akun:{session.username}", deed)
        return Receipt(deed="role_chosen", subject=self.role)


def _may_wear_on_duty(work: Work, session: SessionRecord) -> bool:
    """Tell whether this session is enough for a role that must have a second factor.

    She may have got the role since she signed in by password alone, or a factor in another
    session. Practice accounts need none; and once, on the day she is reminded, she works without.
    """
    if session.two_factors:
        return True
    account = work.people.account(session.username)
    return account is not None and (account.demo or account.reminded_at == session.started_at)
