"""Sign in with a passkey: the device is there, and its person was known by finger, face or PIN."""

from dataclasses import dataclass
from typing import ClassVar

from engine.commands.letting_in import Arrival, as_person, let_in
from engine.errors import NotSignedIn
from engine.model import PasskeyUse, say
from engine.store.history import Deed
from engine.store.work import Work
from engine.store.work_attempts import Source
from engine.store.work_entrance import PasskeyRecord
from engine.views import Receipt

UNPROVEN = say("Kunci sandi ini tidak dikenal atau tidak terbukti. Masuklah dengan kata sandi.")


@dataclass(frozen=True, slots=True)
class SignInWithPasskey:
    """Open a session for whoever the key belongs to; every refusal sounds the same.

    Wrong passwords shut the password's way, not this one: nobody can guess a key, and whoever
    guesses at a password must not lock its owner out.
    """

    keeps_receipt: ClassVar[bool] = False

    #: From OpenChallenge("passkey").
    challenge: str
    #: WebAuthn's AuthenticationResponseJSON.
    response: str
    #: Address of the network she comes from.
    origin: str = ""
    #: Browser and system, as she knows them.
    device: str = ""

    def run(self, work: Work) -> Receipt:
        """Answer with the session token as the subject."""
        passkeys = work.means.passkeys
        if passkeys is None or not work.entrance.take_challenge(self.challenge, "passkey"):
            raise NotSignedIn(UNPROVEN)
        key = work.entrance.passkey(passkeys.named(self.response))
        account = work.people.account(key.username) if key else None
        if key is None or account is None:
            raise NotSignedIn(UNPROVEN)
        use = passkeys.used(self.response, self.challenge, key.public_key)
        if use is None or use.handle != key.handle:
            as_person(work, account, "", Deed(deed="passkey_wrong", name=key.name))
            raise NotSignedIn(UNPROVEN)
        if not _goes_forward(key, use):
            as_person(work, account, "", Deed(deed="passkey_counted_back", name=key.name))
            raise NotSignedIn(UNPROVEN)

        work.entrance.note_use(key.id, use.sign_count)

        arrival = Arrival(
            account=account,
            role="",
            how="passkey",
            source=Source(account.username, self.origin),
            device=self.device,
            enough=True,
        )
        return let_in(work, arrival)


def _goes_forward(key: PasskeyRecord, use: PasskeyUse) -> bool:
    """Tell whether the device has signed more often than we saw; a copy of it would fall behind."""
    return use.sign_count > key.sign_count or use.sign_count == key.sign_count == 0
