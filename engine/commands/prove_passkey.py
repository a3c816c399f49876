"""Prove once more, by passkey, that it is still the same person."""

from dataclasses import dataclass
from typing import ClassVar

from engine.commands.answering import UNPROVEN, who_answered
from engine.commands.letting_in import go_on
from engine.commands.own_session import in_session
from engine.errors import NotSignedIn
from engine.model import HERE, Origin
from engine.store.work import Work
from engine.store.work_attempts import Source
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class ProvePasskey:
    """Make an open session fresh again by a key of its own person, known by finger, face or PIN."""

    #: The token must not be found in the database, so the receipt is not kept.
    keeps_receipt: ClassVar[bool] = False

    token: str
    #: From OpenChallenge("passkey").
    challenge: str
    #: WebAuthn's AuthenticationResponseJSON.
    response: str
    origin: Origin = HERE

    def run(self, work: Work) -> Receipt:
        """Answer with the session's new token as the subject."""
        session = in_session(work, self.token)
        account = who_answered(work, self.challenge, self.response)
        if account.username != session.username:
            raise NotSignedIn(UNPROVEN)

        return go_on(work, session, "passkey", Source(session.username, self.origin))
