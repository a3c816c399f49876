"""What the engine was given from outside to work with."""

import secrets
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Connection

from engine.attaching import nothing_taken
from engine.model import WEEKDAYS, Room, WorkingDays
from engine.numbering import numbered_as_usual
from engine.ports import (
    Calendar,
    Deliver,
    Forms,
    LooksInto,
    Now,
    Nudging,
    Numbering,
    Passkeys,
    Passwords,
    Provider,
    Regions,
    Seal,
    Vault,
)
from engine.store.bundles import Bundles
from engine.store.canonical import digest
from engine.store.keys import Keys
from engine.store.work_holidays import LocalDays

#: What each case and file has where nobody says otherwise.
EVERYBODYS_ROOM = Room()


def nowhere(_daerah: str, /) -> tuple[tuple[str, str], ...]:
    """Know no places."""
    return ()


@dataclass(frozen=True, kw_only=True)
class Means:
    """What the engine was given to work with."""

    forms: Forms
    passwords: Passwords
    now: Now
    bundles: Bundles
    #: None leaves messages to the outside in the outbox.
    deliver: Deliver | None = None
    #: None tells people in the pages alone.
    nudge: Nudging | None = None
    #: None leaves the history unsigned.
    seal: Seal | None = None
    #: None leaves what families say in the clear, and cannot read what is sealed.
    keys: Keys | None = None
    #: None keeps no secrets: no code app can be added.
    vault: Vault | None = None
    #: Roles that must have a second factor.
    duty: frozenset[str] = frozenset()
    #: Different cases that somebody may open in an hour before the auditor is told.
    openings: int = 30
    #: None knows no passkeys: the installation has no address of its own.
    passkeys: Passkeys | None = None
    #: None knows no identity provider.
    provider: Provider | None = None
    #: None knows no holidays: working days are those from Monday to Friday.
    calendar: Calendar | None = None
    #: How each daerah numbers its letters.
    numbering: Numbering = numbered_as_usual
    #: What finds out what an attached file is; as it stands, none is taken.
    looks_into: LooksInto = nothing_taken
    #: How much may be attached.
    room: Room = EVERYBODYS_ROOM
    #: The places of each daerah, for forms that ask where somebody lives.
    regions: Regions = nowhere

    def working(self, connection: Connection, daerah: str) -> WorkingDays:
        """Return when the people of a daerah work, as its files and its own holidays say."""
        shipped = WEEKDAYS if self.calendar is None else self.calendar(daerah)
        return LocalDays(connection, daerah, shipped)

    def mark(self, words: str) -> str:
        """Return 64 hex digits for the words; without a vault whoever guesses can check them."""
        return digest(words.encode()) if self.vault is None else self.vault.mark(words)

    @cached_property
    def decoy(self) -> str:
        """Make a hash to compare with when there is no such account, so that it takes as long."""
        return self.passwords.hash(secrets.token_urlsafe())
