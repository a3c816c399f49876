"""Make a set of recovery codes; the set before is worth nothing any more."""

from dataclasses import dataclass
from typing import ClassVar

from engine.commands.letting_in import holds_factor, note
from engine.commands.own_session import fresh_session
from engine.errors import Refused
from engine.model import Problem, say
from engine.second_factors import fresh_codes
from engine.store.history import Deed
from engine.store.reading import Reading
from engine.store.work import Work
from engine.views import Receipt

NO_FACTOR = Problem(
    code="factor.none", message=say("Kode pemulihan ada setelah faktor kedua dipasang.")
)


@dataclass(frozen=True, slots=True)
class MakeRecoveryCodes:
    """Make ten codes for the day the telephone is lost; they are shown once."""

    token: str

    def prepare(self, reading: Reading) -> "KeepRecoveryCodes":
        """Hash the codes, which is slow on purpose: nobody may wait behind it."""
        codes = fresh_codes()
        return KeepRecoveryCodes(self.token, codes, tuple(map(reading.hashed, codes)))


@dataclass(frozen=True, slots=True)
class KeepRecoveryCodes:
    """Write the hashes down; the codes themselves only answer."""

    keeps_receipt: ClassVar[bool] = False

    token: str
    codes: tuple[str, ...]
    hashes: tuple[str, ...]

    def run(self, work: Work) -> Receipt:
        """Answer with the codes as the subject, separated by blanks."""
        session = fresh_session(work, self.token)
        factors = work.factors(session.daerah, session.username)
        if not holds_factor(work, session.daerah, session.username):
            raise Refused((NO_FACTOR,))

        factors.put_codes(self.hashes)

        note(work, session, Deed(deed="recovery_codes_made"))
        return Receipt(deed="recovery_codes_made", subject=" ".join(self.codes))
