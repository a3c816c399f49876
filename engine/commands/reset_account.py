"""Let a person choose a new password; nobody chooses it for her."""

import secrets
from dataclasses import dataclass
from typing import ClassVar

from engine.access import AUDITOR, Subject, guard
from engine.commands.cases import required
from engine.errors import Unknown
from engine.store.history import Deed
from engine.store.records_access import Word
from engine.store.records_waits import AccountRecord
from engine.store.work import Work
from engine.store.work_people import NO_PASSWORD
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class ResetAccount:
    """Make a link by which she chooses her password within a day; end her sessions.

    The old password stays good until then: a link that is never used locks nobody out. With
    `factors` nothing else stays good: a password alone would set up the next second factor.
    """

    #: The link must not be found in the database, so the receipt is not kept.
    keeps_receipt: ClassVar[bool] = False

    username: str
    reason: str
    #: Also forget her password, second factors, passkeys and account at the provider: the
    #: telephone and the paper are both lost. The auditor is told.
    factors: bool = False

    def run(self, work: Work) -> Receipt:
        """Answer with the link's token as the subject."""
        account = work.people.account(self.username)
        if account is None:
            raise Unknown
        guard(work.actor, "register", Subject(daerah=account.daerah))
        reason = required(self.reason)

        token = secrets.token_urlsafe(32)
        work.links.make(account.daerah, account.username, token)
        ended = work.people.end_sessions(account.username)
        if self.factors:
            _forget_all(work, account)

        deed = Deed(
            deed="account_reset",
            reason=reason,
            detail={"sessions": ended, "factors": self.factors},
        )
        work.history.of_chain(account.daerah, f"akun:{account.username}", deed)
        return Receipt(deed="account_reset", subject=token)


def _forget_all(work: Work, account: AccountRecord) -> None:
    """Leave the link as the only way in, and the auditor a word."""
    work.people.set_account(account.username, password=NO_PASSWORD)
    work.factors(account.daerah, account.username).forget_all()
    work.entrance.forget_passkeys(account.username)
    work.entrance.unbind(account.username)
    word = Word(kind="factors_reset", role=AUDITOR, about=account.username, about_name=account.name)
    work.notices.tell(word, account.daerah)
