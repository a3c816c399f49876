"""Rows of erasure as commands see them."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """What somebody asked to have destroyed, and what another decided."""

    daerah: str
    id: str
    case_id: str
    case_no: str
    #: A key of engine.views.GROUNDS.
    ground: str
    #: Number of the letter or decree that it rests on.
    document: str
    reason: bytes
    at: datetime
    by: str
    by_name: str
    by_role: str
    decided_at: datetime | None = None
    decided_by: str = ""
    decided_by_name: str = ""
    decided_role: str = ""
    #: "disetujui", "ditolak", or "" before it is decided.
    outcome: str = ""
    note: bytes = b""
