"""Rows of access as commands see them."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Emergency:
    """One opening of a closed case in an emergency."""

    daerah: str
    id: str
    case_id: str
    case_no: str
    username: str
    name: str
    role: str
    reason: bytes
    at: datetime
    until: datetime
    #: When it must have been reviewed.
    due: datetime
    reviewed_at: datetime | None = None
    reviewed_by: str = ""
    reviewed_by_name: str = ""
    #: "dibenarkan", "tidak_dibenarkan", or "" before it is reviewed.
    outcome: str = ""
    note: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word to one person, or to a hat when `username` is ""."""

    kind: str
    username: str = ""
    role: str = ""
    case_no: str = ""
    #: Whose deed it is about; of "factors_reset", whose account; of "nobody_near", the task; of
    #: "transfer_asked", the transfer.
    about: str = ""
    about_name: str = ""
    count: int = 0
