"""Add a passkey to one's own account."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from engine.commands.letting_in import check_fresh, note
from engine.errors import Conflict, NotSignedIn, Refused
from engine.model import NewPasskey, Problem, say
from engine.store.history import Deed
from engine.store.work import Work
from engine.views import Receipt

#: Longest name of a passkey, in characters.
LONGEST_NAME = 60
#: More would be somebody trying how much fits.
MOST = 20
OUTDATED = say("Permintaan kunci ini sudah kedaluwarsa. Mulailah sekali lagi.")
KNOWN = say("Kunci ini sudah terdaftar.")
ENOUGH = say("Jumlah kunci sudah mencapai batas. Hapus dahulu yang tidak dipakai.")


@dataclass(frozen=True, slots=True)
class RegisterPasskey:
    """Keep the public half of a key that the actor's device has just made."""

    keeps_receipt: ClassVar[bool] = False

    #: Her session, in which she has just proved who she is.
    token: str
    #: From OpenChallenge("add_passkey").
    challenge: str
    #: WebAuthn's RegistrationResponseJSON.
    response: str
    #: What she calls the device.
    name: str

    def run(self, work: Work) -> Receipt:
        """Answer with the key's id as the subject."""
        session = work.people.session(self.token)
        if session is None or session.username != work.actor.username:
            raise NotSignedIn
        check_fresh(work, session)
        if problems := tuple(self._lacking()):
            raise Refused(problems)
        if not work.entrance.take_challenge(self.challenge, "add_passkey"):
            raise Conflict(OUTDATED)
        new = self._proven(work)
        if work.entrance.count_passkeys(session.username) >= MOST:
            raise Conflict(ENOUGH)

        name = self.name.strip()
        if not work.entrance.add_passkey(new, self.challenge, name):
            raise Conflict(KNOWN)
        work.people.set_session(self.token, two_factors=True)

        note(work, session, Deed(deed="passkey_added", name=name, detail={"passkey": new.id}))
        return Receipt(deed="passkey_added", subject=new.id)

    def _lacking(self) -> Iterator[Problem]:
        if not self.name.strip():
            empty = say("Isian ini belum diisi.")
            yield Problem(code="passkey.required", message=empty, field="/name")
        if len(self.name.strip()) > LONGEST_NAME:
            long = say("Paling panjang {count} huruf.", count=LONGEST_NAME)
            yield Problem(code="passkey.long", message=long, field="/name")

    def _proven(self, work: Work) -> NewPasskey:
        passkeys = work.means.passkeys
        new = passkeys.added(self.response, self.challenge) if passkeys else None
        if new is None:
            unproven = say("Jawaban perangkat Anda tidak dapat dibuktikan.")
            raise Refused((Problem(code="passkey.unproven", message=unproven),))
        return new
