"""End somebody's term before its time."""

from dataclasses import dataclass

from engine.access import ADMIN
from engine.commands.appointing import appointed
from engine.commands.cases import required
from engine.commands.seconding import tell_of_office
from engine.errors import Unknown, WrongState
from engine.store.history import Deed
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class EndTerm:
    """Take a role away from now on; sessions under it open nothing any more."""

    username: str
    id: str
    reason: str

    def run(self, work: Work) -> Receipt:
        """Answer with the term's id."""
        account = appointed(work, self.username)
        term = work.terms.one(account.daerah, self.id)
        if term is None or term.username != self.username:
            raise Unknown
        if term.ends_at <= work.now:
            raise WrongState
        reason = required(self.reason)

        work.terms.end(term, work.actor.username, reason)

        if term.role == ADMIN:
            tell_of_office(work, account, "admin_ended")
        deed = Deed(deed="term_ended", reason=reason, detail={"term": term.id, "role": term.role})
        work.history.of_chain(account.daerah, f"akun:{account.username}", deed)
        return Receipt(deed="term_ended", subject=term.id)
