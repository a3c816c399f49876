"""Whose link is this?"""

from dataclasses import dataclass

from engine.errors import Unknown
from engine.store.reading import Reading
from engine.store.work_links import Invited, invited_by


@dataclass(frozen=True, slots=True)
class InvitedByLink:
    """The person who may choose her password by a link."""

    link: str

    def answer(self, reading: Reading) -> Invited:
        """Answer with her name; Unknown when the link is spent, too old or never was."""
        person = invited_by(reading.connection, self.link, reading.now)
        if person is None:
            raise Unknown
        return person
