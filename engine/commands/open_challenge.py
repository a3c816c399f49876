"""Put a challenge to a browser."""

from dataclasses import dataclass
from typing import ClassVar

from engine.store.work import Work
from engine.store.work_entrance import Purpose
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class OpenChallenge:
    """Make a challenge that can be answered once, by this actor, within five minutes."""

    #: Who reads the database must not find the challenge, so the receipt is not kept.
    keeps_receipt: ClassVar[bool] = False

    purpose: Purpose

    def run(self, work: Work) -> Receipt:
        """Answer with the challenge as the subject; not a deed worth a history row."""
        return Receipt(deed="challenge_opened", subject=work.entrance.open_challenge(self.purpose))
