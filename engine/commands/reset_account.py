"""Let a person choose a new password; nobody chooses it for her."""

import secrets
from dataclasses import dataclass
from typing import ClassVar

from engine.commands.appointing import looked_after
from engine.commands.cases import required
from engine.commands.seconding import is_somebodys, needs_another, tell_of_reset, tell_of_wish
from engine.store.history import Deed
from engine.store.records_waits import AccountRecord
from engine.store.work import Work
from engine.store.work_links import Wish
from engine.store.work_people import NO_PASSWORD
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class ResetAccount:
    """Make a link by which she chooses her password within a day; end her sessions.

    The old password stays good until then: a link that is never used locks nobody out. With
    `factors` nothing else stays good: a password alone would set up the next second factor.
    A link that opens somebody's account by itself takes two administrators: the first one's wish
    is kept for a day, and whoever wishes the same then gets the link.
    """

    #: The link must not be found in the database, so the receipt is not kept.
    keeps_receipt: ClassVar[bool] = False

    username: str
    reason: str
    #: Also forget her password, second factors, passkeys and account at the provider: the
    #: telephone and the paper are both lost.
    factors: bool = False

    def run(self, work: Work) -> Receipt:
        """Answer with the link's token as the subject; "" while another has to wish it, too."""
        account = looked_after(work, self.username)
        reason = required(self.reason)
        wish = Wish(
            username=account.username,
            factors=self.factors,
            by=work.actor.username,
            by_name=work.actor.name,
            reason=reason,
            at=work.now,
        )
        if needs_another(work, account, wish):
            return _wished(work, account, wish)
        return _reset(work, account, wish)


def _wished(work: Work, account: AccountRecord, wish: Wish) -> Receipt:
    """Keep the wish until another administrator has the same."""
    work.links.keep_wish(account.daerah, wish)

    tell_of_wish(work, account)
    deed = Deed(deed="reset_asked", reason=wish.reason, detail={"factors": wish.factors})
    work.history.of_chain(account.daerah, f"akun:{account.username}", deed)
    return Receipt(deed="reset_asked")


def _reset(work: Work, account: AccountRecord, wish: Wish) -> Receipt:
    """Make the link; whoever is in is out."""
    token = secrets.token_urlsafe(32)
    work.links.make(account.daerah, account.username, token)
    ended = work.people.end_sessions(account.username)
    if wish.factors:
        _forget_all(work, account)

    if is_somebodys(work, account):
        tell_of_reset(work, account, factors=wish.factors)
    detail = {"sessions": ended, "factors": wish.factors}
    deed = Deed(deed="account_reset", reason=wish.reason, detail=detail)
    work.history.of_chain(account.daerah, f"akun:{account.username}", deed)
    return Receipt(deed="account_reset", subject=token)


def _forget_all(work: Work, account: AccountRecord) -> None:
    """Leave the link as the only way in."""
    work.people.set_account(account.username, password=NO_PASSWORD)
    work.factors(account.daerah, account.username).forget_all()
    work.entrance.forget_passkeys(account.username)
    work.entrance.unbind(account.username)
