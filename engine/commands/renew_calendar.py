"""Give somebody's calendar a secret address."""

import secrets
from dataclasses import dataclass
from typing import ClassVar

from engine.store.history import Deed
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class RenewCalendar:
    """Make a new address for the actor's own calendar; the one before leads nowhere any more."""

    keeps_receipt: ClassVar[bool] = False

    def run(self, work: Work) -> Receipt:
        """Answer with the secret part of the address as the subject."""
        token = secrets.token_urlsafe(32)

        work.appointments.link(token)

        work.history.of_chain(
            work.actor.daerah, f"akun:{work.actor.username}", Deed(deed="calendar_renewed")
        )
        return Receipt(deed="calendar_renewed", subject=token)
