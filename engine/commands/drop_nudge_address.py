"""Take an address away."""

from dataclasses import dataclass

from engine.errors import Unknown
from engine.store.history import Deed
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class DropNudgeAddress:
    """Forget the actor's address of a channel, and what is on its way there."""

    channel: str

    def run(self, work: Work) -> Receipt:
        """Answer with nothing but the deed."""
        who = work.actor
        if not work.notices.outside().drop_address(who.username, self.channel):
            raise Unknown

        dropped = Deed(deed="nudge_address_dropped", detail={"channel": self.channel})
        work.history.of_chain(who.daerah, f"akun:{who.username}", dropped)
        return Receipt(deed="nudge_address_dropped")
