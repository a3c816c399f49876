"""What stands beside the forms of a case."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from engine.views.appointments import AppointmentView
from engine.views.attachments import AttachmentView
from engine.views.handovers import HandoverView
from engine.views.letters import LetterView
from engine.views.search import KnownBefore
from engine.views.transfers import IncomingView, TransferView


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteView:
    """A note, and what its author added to it since."""

    id: str
    kind: Literal["team", "private"]
    words: str
    at: datetime
    by: str
    by_name: str
    role: str
    added: "tuple[NoteView, ...]" = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagView:
    """What somebody must do on a case, and by when."""

    id: str
    case_no: str
    whom: str
    whom_name: str
    #: "" in a list of flags of several cases: it is read on the case's page.
    words: str
    due: datetime
    at: datetime
    by_name: str
    #: None while it stands.
    closed_at: datetime | None = None
    closed_by_name: str = ""
    outcome: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideSheet:
    """What a case page shows of a case besides its steps and its forms."""

    #: Other cases of the same people; None for who does not read this one.
    linked: KnownBefore | None = None
    #: The latest first; of private ones only the reader's own.
    notes: tuple[NoteView, ...] = ()
    #: Those that stand by their due time, then those taken down, the latest first.
    flags: tuple[FlagView, ...] = ()
    #: The latest first.
    appointments: tuple[AppointmentView, ...] = ()
    #: Letters that were signed, the latest first.
    letters: tuple[LetterView, ...] = ()
    #: The latest first, with those that were taken back.
    attachments: tuple[AttachmentView, ...] = ()
    #: Numbers of the cases that this one goes on from, and of those that go on from it.
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    #: The latest first.
    handovers: tuple[HandoverView, ...] = ()
    #: To other daerah, the latest first.
    transfers: tuple[TransferView, ...] = ()
    #: By which it came from another daerah; None if it did not.
    arrived: IncomingView | None = None
    #: The reader writes notes and raises flags.
    may_take_part: bool = False
    #: Codes of the pathways it should have gone on in, which its daerah does not offer.
    unopened: tuple[str, ...] = ()
