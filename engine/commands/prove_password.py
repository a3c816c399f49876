"""Prove once more, by password, that it is still the same person."""

from dataclasses import dataclass
from typing import ClassVar

from engine.commands.letting_in import PASSWORD, go_on
from engine.commands.own_session import session_by_password
from engine.model import HERE, Origin
from engine.store.reading import Reading
from engine.store.work import Work
from engine.store.work_attempts import Source
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class ProvePassword:
    """Make an open session fresh again, for what asks for it: export, emergency, publishing."""

    token: str
    password: str
    origin: Origin = HERE

    def prepare(self, reading: Reading) -> "TakePassword":
        """Compare the password, which is slow on purpose: nobody may wait behind it."""
        session = reading.any_session(self.token)
        source = Source(session.username, self.origin)
        reading.hear(source)
        fits = bool(reading.fitting_hash(session.username, self.password))
        return TakePassword(self.token, fits, source)


@dataclass(frozen=True, slots=True)
class TakePassword:
    """Note that the password was right, or count it as wrong."""

    #: The token must not be found in the database, so the receipt is not kept.
    keeps_receipt: ClassVar[bool] = False

    token: str
    fits: bool
    source: Source

    def run(self, work: Work) -> Receipt:
        """Answer with the session's new token as the subject."""
        session = session_by_password(work, self.token, self.source, fits=self.fits)

        return go_on(work, session, PASSWORD, self.source)
