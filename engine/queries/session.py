"""Who is signed in."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from engine.access import LOCAL
from engine.errors import NotSignedIn
from engine.model import Actor, say
from engine.store.reading import Reading
from engine.store.schema_office import account, session
from engine.store.work_people import ABSOLUTE, live
from engine.store.work_terms import current_areas, current_roles
from engine.views import SessionSheet

#: Writing at every page would cost more than it tells.
TOUCH_AFTER = timedelta(minutes=1)
OVER = say("Sesi berakhir sendiri setelah setengah jam tanpa kegiatan, atau diakhiri pengelola.")
TERM_OVER = say("Masa tugas Anda dalam peran itu sudah berakhir. Masuk lagi untuk peran lain.")


@dataclass(frozen=True, slots=True)
class SessionByToken:
    """The session of a token: who, her hats, and whether it should be touched."""

    token: str

    def answer(self, reading: Reading) -> SessionSheet:
        """Answer with the session; NotSignedIn when it is over, or her term is."""
        query = (
            select(session, account.c.name)
            .join(account, account.c.username == session.c.username)
            .where(*live(self.token, reading.now))
        )
        row = reading.connection.execute(query).first()
        if row is None:
            raise NotSignedIn(OVER)
        roles = current_roles(reading.connection, row.username, reading.now)
        if row.role not in roles:
            raise NotSignedIn(TERM_OVER)
        areas: tuple[str, ...] = ()
        if row.role in LOCAL:
            areas = current_areas(reading.connection, row.username, reading.now)
        return SessionSheet(
            actor=Actor(
                username=row.username,
                name=row.name,
                daerah=row.daerah,
                role=row.role,
                areas=areas,
            ),
            roles=roles,
            stale=reading.now - row.seen_at >= TOUCH_AFTER,
            ends_at=row.started_at + ABSOLUTE,
            proved_at=row.proved_at,
        )
