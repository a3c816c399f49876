"""Where somebody is signed in."""

from dataclasses import dataclass

from sqlalchemy import select

from engine.store.canonical import digest
from engine.store.reading import Reading
from engine.store.schema_office import session
from engine.store.work_people import ABSOLUTE, IDLE
from engine.views import SessionView


@dataclass(frozen=True, slots=True)
class MySessions:
    """The actor's sessions that are still good."""

    #: Token of the session that asks, to know it among them.
    token: str

    def answer(self, reading: Reading) -> tuple[SessionView, ...]:
        """Answer with the sessions, the latest used first."""
        here = digest(self.token.encode())
        return sessions_of(reading, reading.actor.daerah, reading.actor.username, here)


def sessions_of(
    reading: Reading, daerah: str, username: str, here: str = ""
) -> tuple[SessionView, ...]:
    """Return a person's open sessions; the one whose id is `here` is marked."""
    query = (
        select(session)
        .where(
            session.c.daerah == daerah,
            session.c.username == username,
            session.c.awaits == "",
            session.c.seen_at > reading.now - IDLE,
            session.c.started_at > reading.now - ABSOLUTE,
        )
        .order_by(session.c.seen_at.desc(), session.c.token_hash)
    )
    return tuple(
        SessionView(
            id=row.token_hash,
            device=row.device,
            role=row.role,
            started_at=row.started_at,
            seen_at=row.seen_at,
            here=row.token_hash == here,
        )
        for row in reading.connection.execute(query)
    )
