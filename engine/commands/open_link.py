"""Open a link by which a password is chosen."""

from dataclasses import dataclass
from typing import ClassVar

from engine.errors import Unknown
from engine.model import Actor
from engine.store.history import Deed
from engine.store.work import Work
from engine.views import Receipt


@dataclass(frozen=True, slots=True)
class OpenLink:
    """Write down that a link was opened, and from where: whoever did may not be its person."""

    #: The link must not be found in the database.
    keeps_receipt: ClassVar[bool] = False

    link: str
    #: Address of the network it was opened from.
    origin: str = ""

    def run(self, work: Work) -> Receipt:
        """Answer with the username; Unknown when the link is spent, too old or never was."""
        person = work.links.invited(self.link)
        if person is None:
            raise Unknown

        nobody = Actor(username="", name="", daerah=person.daerah, role="")
        deed = Deed(deed="link_opened", detail={"address": self.origin})
        work.history_as(nobody).of_chain(person.daerah, f"akun:{person.username}", deed)
        return Receipt(deed="link_opened", subject=person.username)
