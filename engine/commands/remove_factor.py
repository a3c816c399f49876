"""Take a second factor away."""

from dataclasses import dataclass
from typing import ClassVar

from engine.commands.letting_in import note
from engine.commands.own_session import forget_idle_codes, fresh_session
from engine.errors import Unknown
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
        session = fresh_session(work, self.token)
        if not work.factors(session.daerah, session.username).remove(self.id):
            raise Unknown

        forget_idle_codes(work, session)

        note(work, session, Deed(deed="second_factor_removed"))
        return Receipt(deed="second_factor_removed", subject=self.id)
