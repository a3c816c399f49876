"""Sign in: name and password for a session token."""

from dataclasses import dataclass
from typing import ClassVar

from engine.commands.letting_in import PASSWORD, Arrival, as_person, hear, let_in
from engine.errors import NotSignedIn
from engine.model import HERE, Origin
from engine.store.history import Deed
from engine.store.reading import Reading
from engine.store.work import Work
from engine.store.work_attempts import Source
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class SignIn:
    """Open a session; every refusal sounds the same and takes as long, also for unknown names."""

    username: str
    password: str
    #: The hat to wear; "" for the main role.
    role: str = ""
    origin: Origin = HERE
    #: Browser and system, as she knows them.
    device: str = ""

    def prepare(self, reading: Reading) -> "Admit":
        """Compare the password, which is slow on purpose: nobody may wait behind it."""
        source = Source(self.username, self.origin)
        reading.hear(source)
        fitting = reading.fitting_hash(self.username, self.password)
        return Admit(source, fitting, self.role, self.device)


@dataclass(frozen=True, slots=True)
class Admit:
    """Write down how a sign-in went."""

    #: The token must not be found in the database, so the receipt is not kept.
    keeps_receipt: ClassVar[bool] = False

    source: Source
    #: The account's password hash that the password fits; "" when it fits none.
    fitting: str
    role: str
    device: str

    def run(self, work: Work) -> Receipt:
        """Answer with the session token as the subject; see `let_in`."""
        hear(work, self.source)
        account = work.people.account(self.source.username)
        if account is None or not self.fitting or self.fitting != account.password:
            work.attempts.wrong(self.source)
            if account is not None:
                as_person(work, account, "", Deed(deed="password_wrong"))
            raise NotSignedIn

        arrival = Arrival(
            account=account,
            role=self.role,
            how=PASSWORD,
            source=self.source,
            device=self.device,
        )
        return let_in(work, arrival)
