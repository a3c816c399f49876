"""Sign in with a passkey: the device is there, and its person was known by finger, face or PIN."""

from dataclasses import dataclass
from typing import ClassVar

from engine.commands.answering import who_answered
from engine.commands.letting_in import Arrival, let_in
from engine.model import HERE, Origin
from engine.store.work import Work
from engine.store.work_attempts import Source
from engine.views import Receipt


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
    origin: Origin = HERE
    #: Browser and system, as she knows them.
    device: str = ""

    def run(self, work: Work) -> Receipt:
        """Answer with the session token as the subject."""
        account = who_answered(work, self.challenge, self.response)

        arrival = Arrival(
            account=account,
            role="",
            how="passkey",
            source=Source(account.username, self.origin),
            device=self.device,
            enough=True,
        )
        return let_in(work, arrival)
