"""Register a person."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from engine.access import HATS, MACHINE, Subject, guard
from engine.commands.appointing import no_role
from engine.errors import Conflict, Refused
from engine.guessable import weakness
from engine.model import JsonObject, Problem, say
from engine.store.history import Deed
from engine.store.work import Work
from engine.store.work_people import NewAccount
from engine.views import Receipt

TAKEN = say("Nama pengguna ini sudah dipakai.")


@dataclass(frozen=True, slots=True)
class RegisterAccount:
    """Open an account with roles that have no end, the first the main one; AddTerm gives others."""

    #: A password leaves no trace, so this command's submissions are not kept.
    keeps_receipt: ClassVar[bool] = False

    username: str
    name: str
    daerah: str
    roles: tuple[str, ...]
    #: Either the password, not one of those guessed first, or a hash that Passwords understands.
    password: str = ""
    password_hash: str = ""
    demo: bool = False

    def run(self, work: Work) -> Receipt:
        """Answer with the username."""
        guard(work.actor, "register", Subject(daerah=self.daerah))
        if problems := tuple(self._lacking()):
            raise Refused(problems)

        person = NewAccount(
            daerah=self.daerah,
            username=self.username,
            name=self.name,
            roles=self.roles,
            password_hash=self.password_hash or work.means.passwords.hash(self.password),
            demo=self.demo,
        )
        if self.username == MACHINE or not work.people.register(person):
            raise Conflict(TAKEN)

        detail: JsonObject = {"roles": list(self.roles), "demo": self.demo}
        deed = Deed(deed="account_registered", name=self.name, detail=detail)
        work.history.of_chain(self.daerah, f"akun:{self.username}", deed)
        return Receipt(deed="account_registered", subject=self.username)

    def _lacking(self) -> Iterator[Problem]:
        """Name what an account cannot be without, and roles that nobody can hold."""
        given = {
            "/username": self.username,
            "/name": self.name,
            "/password": self.password or self.password_hash,
        }
        for field, value in given.items():
            if not value:
                yield Problem(
                    code="account.required", message=say("Isian ini belum diisi."), field=field
                )
        if self.password and (why := weakness(self.password, self.username)):
            yield Problem(code="account.password", message=why, field="/password")
        yield from (no_role(role) for role in self.roles if role not in HATS)
