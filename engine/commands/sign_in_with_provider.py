"""Sign in through an identity provider: whoever it names must be bound to an account of ours."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from engine.commands.letting_in import Arrival, let_in
from engine.errors import NotSignedIn
from engine.model import HERE, Identity, Origin, Text, say
from engine.store.reading import Reading
from engine.store.work import Work
from engine.store.work_attempts import Source
from engine.views import Receipt

OUTDATED = say("Permintaan masuk ini sudah kedaluwarsa atau berasal dari peramban lain.")


def unbound(identity: Identity) -> Text:
    """Say what is left to do for whom the provider knows and we do not."""
    return say(
        "Penyedia mengenali Anda, tetapi akun itu belum dihubungkan dengan akun LK3."
        " Sampaikan tanda ini kepada pengelola sistem: {subject}",
        subject=identity.subject,
    )


@dataclass(frozen=True, slots=True)
class SignInWithProvider:
    """Open a session for whom the provider sent back; no account is ever made here.

    The provider's word counts like a password: who has a second factor is asked for it.
    """

    #: From OpenChallenge("provider"); only the browser that asked holds it.
    ticket: str
    #: Parameters of the provider's redirection.
    answer: Mapping[str, str]
    origin: Origin = HERE
    #: Browser and system, as she knows them.
    device: str = ""

    def prepare(self, reading: Reading) -> "AdmitIdentity":
        """Ask the provider, which takes a while: nobody may wait behind it."""
        if not reading.awaits_answer(self.ticket, "provider"):
            raise NotSignedIn(OUTDATED)
        found: Identity | NotSignedIn
        try:
            found = reading.identity(self.ticket, self.answer)
        except NotSignedIn as refusal:
            found = refusal
        return AdmitIdentity(self.ticket, found, self.origin, self.device)


@dataclass(frozen=True, slots=True)
class AdmitIdentity:
    """Take the ticket, whatever came of it, and let the person in."""

    #: The token must not be found in the database, so the receipt is not kept.
    keeps_receipt: ClassVar[bool] = False

    ticket: str
    #: Who it is, or why nobody is let in.
    found: Identity | NotSignedIn
    origin: Origin
    device: str

    def run(self, work: Work) -> Receipt:
        """Answer with the session token as the subject; see `let_in`."""
        if not work.entrance.take_challenge(self.ticket, "provider"):
            raise NotSignedIn(OUTDATED)
        if isinstance(self.found, NotSignedIn):
            raise self.found
        account = work.people.account(work.entrance.username_of(self.found))
        if account is None:
            raise NotSignedIn(unbound(self.found))

        arrival = Arrival(
            account=account,
            role="",
            how="oidc",
            source=Source(account.username, self.origin),
            device=self.device,
        )
        return let_in(work, arrival)
