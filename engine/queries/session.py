"""Who is signed in."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from engine.errors import NotSignedIn
from engine.model import Actor
from engine.store.reading import Reading
from engine.store.schema_office import account, account_role, session
from engine.store.work_people import ABSOLUTE, live
from engine.views import SessionSheet

#: Writing at every page would cost more than it tells.
TOUCH_AFTER = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class SessionByToken:
    """The session of a token: who, her hats, and whether it should be touched."""

    token: str

    def answer(self, reading: Reading) -> SessionSheet:
        """Answer with the session; NotSignedIn when it is over or never was."""
        query = (
            select(session, account.c.name)
            .join(account, account.c.username == session.c.username)
            .where(*live(self.token, reading.now))
        )
        row = reading.connection.execute(query).first()
        if row is None:
            raise NotSignedIn
        roles = (
            select(account_role.c.role)
            .where(account_role.c.daerah == row.daerah, account_role.c.username == row.username)
            .order_by(account_role.c.place)
        )
        return SessionSheet(
            actor=Actor(username=row.username, name=row.name, daerah=row.daerah, role=row.role),
            roles=tuple(reading.connection.execute(roles).scalars()),
            stale=reading.now - row.seen_at >= TOUCH_AFTER,
            ends_at=row.started_at + ABSOLUTE,
            proved_at=row.proved_at,
        )
