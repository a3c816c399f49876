"""Two administrators: neither becomes, by a link of hers alone, somebody she is not."""

from datetime import timedelta

from engine.access import ADMIN, AUDITOR, MACHINE
from engine.commands.letting_in import holds_factor
from engine.store.records_access import Word
from engine.store.records_waits import AccountRecord
from engine.store.work import Work
from engine.store.work_links import Wish

#: Time for the others and the auditor to see who was appointed, helped in or sent away.
WEEK = timedelta(days=7)
#: What makes somebody an administrator, or lets somebody else in under her name.
MADE = ("account_registered", "term_added", "account_reset")


def needs_another(work: Work, account: AccountRecord, wish: Wish) -> bool:
    """Tell whether another administrator has to wish the same first.

    Not while the link opens nothing by itself: a second factor stays, or nobody has worked under
    the account yet. Nor where there is no other, or on the machine itself: then the auditor's word
    is what is left.
    """
    if work.actor.role == MACHINE or not is_somebodys(work, account):
        return False
    if holds_factor(work, account.daerah, account.username) and not wish.factors:
        return False
    # Whose office just ended is missed for a week: else it would be ended for this.
    lately = work.people.in_office(account.daerah, ADMIN, within=WEEK)
    others = {*lately} - {wish.by, account.username}
    return bool(others) and not _is_agreed(work, account, wish)


def _is_agreed(work: Work, account: AccountRecord, wish: Wish) -> bool:
    """Tell whether another administrator wishes the same, neither of them the other's making."""
    before = work.links.wish(account.username)
    if before is None or before.factors != wish.factors:
        return False
    others = {*work.people.in_office(account.daerah, ADMIN)} - {wish.by, account.username}
    two = (before.by, wish.by)
    return before.by in others and not any(_is_new(work, account.daerah, one) for one in two)


def _is_new(work: Work, daerah: str, username: str) -> bool:
    """Tell whether an administrator could have made this one within the week."""
    return work.history.holds(daerah, f"akun:{username}", *MADE, by_people=work.now - WEEK)


def is_somebodys(work: Work, account: AccountRecord) -> bool:
    """Tell whether anybody has come in by the account: before that it is an empty name."""
    return work.history.holds(account.daerah, f"akun:{account.username}", "signed_in")


def tell_of_wish(work: Work, account: AccountRecord) -> None:
    """Leave the other administrators a word."""
    word = Word(kind="reset_asked", role=ADMIN, about=account.username, about_name=account.name)
    work.notices.tell(word, account.daerah)


def tell_of_office(work: Work, account: AccountRecord, kind: str) -> None:
    """Leave the auditor a word of who begins, or ends, to be an administrator."""
    word = Word(kind=kind, role=AUDITOR, about=account.username, about_name=account.name)
    work.notices.tell(word, account.daerah)


def tell_of_reset(work: Work, account: AccountRecord, *, factors: bool) -> None:
    """Leave the auditor a word, and the person whose account it is."""
    kind = "factors_reset" if factors else "password_reset"
    name, by = account.username, work.actor
    for_auditor = Word(kind=kind, role=AUDITOR, about=name, about_name=account.name)
    for_her = Word(kind="own_reset", username=name, about=by.username, about_name=by.name)
    for word in (for_auditor, for_her):
        work.notices.tell(word, account.daerah)
