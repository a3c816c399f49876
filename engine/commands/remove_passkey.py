"""Take a passkey off one's own account."""

from dataclasses import dataclass
from typing import ClassVar

from engine.commands.letting_in import note
from engine.commands.own_session import forget_idle_codes, fresh_session
from engine.errors import Unknown
from engine.store.history import Deed
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class RemovePasskey:
    """Forget a key: its device was lost, or given away; with the last factor go the codes."""

    keeps_receipt: ClassVar[bool] = False

    #: Her session, in which she has just proved who she is.
    token: str
    id: str

    def run(self, work: Work) -> Receipt:
        """Answer with the key's id; Unknown when it is nobody's or another's."""
        session = fresh_session(work, self.token)
        key = work.entrance.passkey(self.id)
        if key is None or key.username != session.username:
            raise Unknown

        work.entrance.remove_passkey(key.id)
        forget_idle_codes(work, session)

        deed = Deed(deed="passkey_removed", name=key.name, detail={"passkey": key.id})
        note(work, session, deed)
        return Receipt(deed="passkey_removed", subject=key.id)
