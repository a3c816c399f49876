"""Choose a password by a link: a new person's first one, or one in place of a forgotten."""

from dataclasses import dataclass
from typing import ClassVar

from engine.commands.letting_in import as_person, refuse_weak
from engine.errors import Unknown
from engine.store.history import Deed
from engine.store.reading import Reading
from engine.store.work import Work
from engine.store.work_links import invited_by
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class SetPassword:
    """Choose one's own password; whoever was signed in under the old one is out."""

    link: str
    password: str
    #: Address of the network she comes from.
    origin: str = ""

    def prepare(self, reading: Reading) -> "KeepPassword":
        """Look the link up and hash, which is slow on purpose: nobody may wait behind it."""
        person = invited_by(reading.connection, self.link, reading.now)
        if person is None:
            raise Unknown
        refuse_weak(self.password, person.username)
        return KeepPassword(self.link, reading.hashed(self.password), self.origin)


@dataclass(frozen=True, slots=True)
class KeepPassword:
    """Write the hash down and spend the link."""

    keeps_receipt: ClassVar[bool] = False

    link: str
    hash: str
    origin: str

    def run(self, work: Work) -> Receipt:
        """Answer with the username; signing in is another step, with her second factor."""
        person = work.links.spend(self.link)
        account = None if person is None else work.people.account(person.username)
        if account is None:
            raise Unknown

        work.people.set_account(account.username, password=self.hash)
        work.people.end_sessions(account.username)

        as_person(work, account, "", Deed(deed="password_set", detail={"address": self.origin}))
        return Receipt(deed="password_set", subject=account.username)
