"""A case that goes on in another daerah, as either side sees it."""

from dataclasses import dataclass
from datetime import datetime

from engine.model import TransferStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferView:
    """One transfer, as the case's own daerah sees it."""

    id: str
    to_daerah: str
    #: Codes of engine.WHYS, URGENCIES and BASES.
    why: str
    urgency: str
    basis: str
    status: TransferStatus
    at: datetime
    by_name: str
    #: What the other daerah must know.
    words: str = ""
    answered_at: datetime | None = None
    answered_by_name: str = ""
    #: Code of engine.REFUSALS; "" unless it was refused.
    refusal: str = ""
    #: Number of the case that was opened there.
    new_no: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketForm:
    """A filled form that goes along."""

    title: str
    #: Titles of its questions whose answers stay.
    stays: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferSheet:
    """What somebody is to know before she asks another daerah to go on with a case."""

    case_no: str
    #: What goes along once the other daerah has said yes.
    packet: tuple[PacketForm, ...] = ()
    #: The transfer that waits; None while none does.
    waiting: TransferView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingView:
    """One transfer, as the daerah that is asked sees it."""

    id: str
    from_daerah: str
    #: Number of the case there.
    case_no: str
    process: str
    process_name: str
    pathway: str
    klass: str
    risk: str
    stage: str
    why: str
    urgency: str
    basis: str
    status: TransferStatus
    at: datetime
    by_name: str
    answered_at: datetime | None = None
    answered_by_name: str = ""
    refusal: str = ""
    #: Number of the case that was opened here.
    new_no: str = ""
