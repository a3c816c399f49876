"""Add a code app as second factor."""

from dataclasses import dataclass
from typing import ClassVar

from engine.commands.letting_in import check_fresh, go_on, note
from engine.errors import NotSignedIn, Refused
from engine.model import HERE, Origin, Problem, say
from engine.second_factors import ENROLMENT, accepted_step, bare
from engine.store.canonical import fresh_id
from engine.store.history import Deed
from engine.store.work import Work
from engine.store.work_attempts import Source
from engine.store.work_factors import FactorRecord, place_of
from engine.views import Receipt

WRONG = Problem(
    code="factor.code",
    message=say("Kode tidak cocok. Periksa jam telepon, lalu ketik kode yang tampil sekarang."),
    field="/code",
)
#: Second factors of one person; nobody needs more, and each is tried with every code.
MOST = 10
TOO_MANY = Problem(code="factor.many", message=say("Hapus dahulu salah satu yang lama."))


@dataclass(frozen=True, slots=True)
class EnrolTotp:
    """Keep the secret of a code app, once a code shows that the app has it."""

    keeps_receipt: ClassVar[bool] = False

    token: str
    #: Base32, as `fresh_secret` made it.
    secret: str
    code: str
    #: What she calls it.
    name: str = ""
    origin: Origin = HERE

    def run(self, work: Work) -> Receipt:
        """Answer with the session's new token as the subject."""
        session = work.people.session(self.token) or work.people.halfway(self.token)
        if session is None or session.awaits not in {"", ENROLMENT}:
            raise NotSignedIn
        check_fresh(work, session)
        factors = work.factors(session.daerah, session.username)
        step = accepted_step(self.secret, bare(self.code), work.now, 0)
        if not step:
            raise Refused((WRONG,))
        if len(factors.all()) >= MOST:
            raise Refused((TOO_MANY,))

        id_ = fresh_id(work.now)
        place = place_of(session.daerah, session.username, id_)
        factor = FactorRecord(
            daerah=session.daerah,
            username=session.username,
            id=id_,
            kind="totp",
            name=self.name,
            body=work.vault.lock(self.secret.encode(), place),
            counter=step,
            added_at=work.now,
        )
        factors.add(factor)

        note(work, session, Deed(deed="second_factor_added", detail={"kind": "totp"}))
        return go_on(work, session, "totp", Source(session.username, self.origin))
