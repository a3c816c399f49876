"""Sign in: name and password for a session token."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from engine.errors import NotSignedIn
from engine.model import Actor
from engine.store.columns import LONG_AGO
from engine.store.history import Deed
from engine.store.reading import Reading
from engine.store.records_waits import AccountRecord
from engine.store.work import Work
from engine.views import Receipt

#: After so many wrong passwords the account is shut for so long.
TRIES = 10
SHUT = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class SignIn:
    """Open a session; every refusal sounds the same and takes as long."""

    username: str
    password: str
    #: The hat to wear; "" for the main role.
    role: str = ""

    def prepare(self, reading: Reading) -> "Admit":
        """Compare the password, which is slow on purpose: nobody may wait behind it."""
        return Admit(self.username, reading.fitting_hash(self.username, self.password), self.role)


@dataclass(frozen=True, slots=True)
class Admit:
    """Write down how a sign-in went."""

    #: The token must not be found in the database, so the receipt is not kept.
    keeps_receipt: ClassVar[bool] = False

    username: str
    #: The account's password hash that the password fits; "" when it fits none.
    fitting: str
    role: str

    def run(self, work: Work) -> Receipt:
        """Answer with the session token as the subject."""
        account = work.people.account(self.username)
        if account is None or account.locked_until > work.now:
            raise NotSignedIn
        if self.fitting != account.password:
            self._count_wrong(work, account)
            raise NotSignedIn
        roles = work.people.roles(self.username)
        if self.role and self.role not in roles:
            raise NotSignedIn

        token, role = secrets.token_urlsafe(32), self.role or roles[0]
        work.people.set_tries(self.username, 0, LONG_AGO)
        work.people.sweep_sessions(self.username)
        work.people.begin_session(token, account.daerah, self.username, role)

        _as_person(work, account, role, Deed(deed="signed_in", detail={"role": role}))
        return Receipt(deed="signed_in", subject=token)

    def _count_wrong(self, work: Work, account: AccountRecord) -> None:
        tries = account.wrong_tries + 1
        shut = tries >= TRIES
        until = work.now + SHUT if shut else LONG_AGO
        work.people.set_tries(self.username, 0 if shut else tries, until)
        deed = "account_shut" if shut else "password_wrong"
        _as_person(work, account, "", Deed(deed=deed))


def _as_person(work: Work, account: AccountRecord, role: str, deed: Deed) -> None:
    """Write the deed under the name that signed in: the visitor has none yet."""
    actor = Actor(username=account.username, name=account.name, daerah=account.daerah, role=role)
    work.history_as(actor).of_chain(account.daerah, f"akun:{account.username}", deed)
