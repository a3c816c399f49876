"""Rows of transfers to another daerah, as commands see them."""

from dataclasses import dataclass
from datetime import datetime

from engine.model import TransferStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferRecord:
    """One transfer, as the case's own daerah keeps it; its words stay sealed."""

    daerah: str
    id: str
    case_id: str
    case_no: str
    to_daerah: str
    why: str
    urgency: str
    basis: str
    body: bytes
    status: TransferStatus
    at: datetime
    by: str
    by_name: str
    answered_at: datetime | None = None
    answered_by_name: str = ""
    refusal: str = ""
    new_no: str = ""
    #: When the machine is to carry it over; None for not at all.
    next_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingRecord:
    """The same, as the daerah that is asked knows it."""

    daerah: str
    id: str
    from_daerah: str
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
    answered_by: str = ""
    answered_by_name: str = ""
    refusal: str = ""
    #: The process in which she goes on with it.
    new_process: str = ""
    new_no: str = ""
    next_at: datetime | None = None


def chain_of(transfer_id: str) -> str:
    """Return on which chain of the asked daerah's history the deeds on a transfer stand."""
    return f"alih:{transfer_id}"
