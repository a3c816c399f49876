"""Second factors: one's own, and those a sign-in may be finished with."""

from dataclasses import dataclass

from engine.errors import NotSignedIn
from engine.store.columns import LONG_AGO
from engine.store.reading import Reading
from engine.store.work_entrance import count_passkeys
from engine.store.work_factors import codes_of, factors_of
from engine.store.work_people import halfway, session_record
from engine.views import FactorsSheet, FactorView, HalfwaySheet


@dataclass(frozen=True, slots=True)
class MyFactors:
    """The second factors of the actor, and how many recovery codes she has left."""

    def answer(self, reading: Reading) -> FactorsSheet:
        """Answer with what she has; never with secrets."""
        who = reading.actor.daerah, reading.actor.username
        return FactorsSheet(
            factors=tuple(
                FactorView(
                    id=one.id,
                    kind=one.kind,
                    name=one.name,
                    added_at=one.added_at,
                    used_at=None if one.used_at == LONG_AGO else one.used_at,
                )
                for one in factors_of(reading.connection, *who)
            ),
            codes_left=len(codes_of(reading.connection, *who)),
            passkeys=count_passkeys(reading.connection, reading.actor.username),
        )


@dataclass(frozen=True, slots=True)
class HalfwayByToken:
    """A sign-in that waits: for whom, for what, and what she can prove."""

    token: str

    def answer(self, reading: Reading) -> HalfwaySheet:
        """Answer with the sheet; NotSignedIn when nothing waits under this token."""
        session = session_record(reading.connection, halfway(self.token, reading.now))
        if session is None:
            raise NotSignedIn
        who = session.daerah, session.username
        kinds = dict.fromkeys(one.kind for one in factors_of(reading.connection, *who))
        if count_passkeys(reading.connection, session.username):
            kinds = {"passkey": None, **kinds}
        return HalfwaySheet(
            actor=session.actor(),
            awaits=session.awaits,
            kinds=tuple(kinds),
            recovery=bool(codes_of(reading.connection, *who)),
        )
