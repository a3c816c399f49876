"""End sessions: one's own, elsewhere, or, as administrator, another person's."""

from dataclasses import dataclass
from typing import ClassVar

from engine.commands.appointing import looked_after
from engine.commands.cases import required
from engine.commands.letting_in import note
from engine.commands.own_session import in_session
from engine.errors import Unknown
from engine.store.history import Deed
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class EndElsewhere:
    """End one's own other sessions: one by its id, or all of them."""

    keeps_receipt: ClassVar[bool] = False

    token: str
    #: Id of the session to be ended, as MySessions lists it; "" for all but this one.
    id: str = ""

    def run(self, work: Work) -> Receipt:
        """Answer with how many were ended."""
        session = in_session(work, self.token)
        if self.id == session.token_hash:
            raise Unknown
        ended = work.people.end_sessions(session.username, one=self.id, but=session.token_hash)
        if self.id and not ended:
            raise Unknown

        note(work, session, Deed(deed="sessions_ended", detail={"sessions": ended}))
        return Receipt(deed="sessions_ended", count=ended)


@dataclass(frozen=True, slots=True)
class EndSessionsOf:
    """End all sessions of somebody in one's daerah; the reason stands in her history."""

    username: str
    reason: str

    def run(self, work: Work) -> Receipt:
        """Answer with how many were ended."""
        account = looked_after(work, self.username)
        reason = required(self.reason)

        ended = work.people.end_sessions(account.username)

        deed = Deed(deed="sessions_ended", reason=reason, detail={"sessions": ended})
        work.history.of_chain(account.daerah, f"akun:{account.username}", deed)
        return Receipt(deed="sessions_ended", subject=account.username, count=ended)
