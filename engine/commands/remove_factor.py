"""Take a second factor away."""

from dataclasses import dataclass
from typing import ClassVar

from engine.commands.letting_in import check_fresh, holds_factor, note
from engine.errors import NotSignedIn, Unknown
from engine.store.history import Deed
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class RemoveFactor:
    """Forget one's own second factor; with the last of them go the recovery codes."""

    keeps_receipt: ClassVar[bool] = False

    token: str
    id: str

    def run(self, work: Work) -> Receipt:
        """Answer with the factor's id as the subject."""
        session = work.people.session(self.token)
        if session is None:
            raise NotSignedIn
        check_fresh(work, session)
        factors = work.factors(session.daerah, session.username)
        if not factors.remove(self.id):
            raise Unknown

        if not holds_factor(work, session.daerah, session.username):
            factors.put_codes(())

        note(work, session, Deed(deed="second_factor_removed"))
        return Receipt(deed="second_factor_removed", subject=self.id)
