"""One's own passkeys."""

from dataclasses import dataclass

from sqlalchemy import select

from engine.store.reading import Reading
from engine.store.schema_entrance import passkey
from engine.store.work_entrance import handle_of
from engine.views import PasskeySheet, PasskeyView


@dataclass(frozen=True, slots=True)
class MyPasskeys:
    """The actor's passkeys, and what her devices know her by."""

    #: The challenge that her next key is made for: before the first it makes her handle.
    challenge: str = ""

    def answer(self, reading: Reading) -> PasskeySheet:
        """Answer with the actor's own keys, never another's."""
        me = reading.actor.username
        query = select(passkey).where(passkey.c.username == me).order_by(passkey.c.added_at)
        return PasskeySheet(
            handle=handle_of(reading.connection, me, self.challenge),
            keys=tuple(
                PasskeyView(
                    id=row.id,
                    name=row.name,
                    transports=tuple(row.transports.split()),
                    added_at=row.added_at,
                    used_at=row.used_at,
                )
                for row in reading.connection.execute(query)
            ),
        )
