"""Prove a second factor by a code: of an app, or a recovery code from paper."""

from dataclasses import dataclass
from typing import ClassVar

from engine.commands.letting_in import go_on, hear, note
from engine.errors import NotSignedIn
from engine.model import HERE, Origin, say
from engine.second_factors import accepted_step, bare, is_recovery
from engine.store.history import Deed
from engine.store.reading import Reading
from engine.store.records_waits import SessionRecord
from engine.store.work import Work
from engine.store.work_attempts import Source
from engine.store.work_factors import Factors
from engine.views import Receipt

WRONG = say("Kode tidak cocok atau sudah dipakai. Tunggu kode berikutnya, lalu coba lagi.")


@dataclass(frozen=True, slots=True)
class ProveCode:
    """Go on in a session that waits for a second factor, or make an open one fresh again."""

    token: str
    #: Six digits, or a recovery code; blanks and hyphens do not matter.
    code: str
    origin: Origin = HERE

    def prepare(self, reading: Reading) -> "TakeCode":
        """Compare a recovery code, which is slow on purpose: nobody may wait behind it."""
        session = reading.any_session(self.token)
        source = Source(session.username, self.origin)
        reading.hear(source)
        code = bare(self.code)
        fitting = reading.fitting_code(session, code) if is_recovery(code) else ""
        return TakeCode(self.token, code, fitting, source)


@dataclass(frozen=True, slots=True)
class TakeCode:
    """Accept a code once, or count it as wrong."""

    #: The token must not be found in the database, so the receipt is not kept.
    keeps_receipt: ClassVar[bool] = False

    token: str
    code: str
    #: The hash of the recovery code that fits; "" when none does.
    fitting: str
    source: Source

    def run(self, work: Work) -> Receipt:
        """Answer with the session's new token as the subject."""
        session = work.people.halfway(self.token) or work.people.session(self.token)
        if session is None:
            raise NotSignedIn
        hear(work, self.source)
        how = self._proven(work, session)
        if not how:
            work.attempts.wrong(self.source)
            note(work, session, Deed(deed="second_factor_wrong"))
            raise NotSignedIn(WRONG)

        return go_on(work, session, how, self.source)

    def _proven(self, work: Work, session: SessionRecord) -> str:
        """Return what was proven, "" for nothing."""
        factors = work.factors(session.daerah, session.username)
        if self.fitting:
            return "recovery" if factors.spend_code(self.fitting) else ""
        return "totp" if self._is_current(work, factors) else ""

    def _is_current(self, work: Work, factors: Factors) -> bool:
        for factor in factors.all():
            if factor.kind != "totp":
                continue
            secret = work.vault.unlock(factor.body, factor.place).decode()
            step = accepted_step(secret, self.code, work.now, factor.counter)
            if step and factors.use(factor.id, step):
                return True
        return False
