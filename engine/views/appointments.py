"""When somebody meets a family."""

from dataclasses import dataclass
from datetime import datetime

#: Where people meet, and how it went.
PLACES = ("kantor", "rumah", "lembaga", "daring", "telepon", "lain")
OUTCOMES = ("hadir", "tidak_hadir", "batal")


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentView:
    """One appointment."""

    id: str
    case_no: str
    whom: str
    whom_name: str
    #: One of PLACES.
    place: str
    starts_at: datetime
    ends_at: datetime
    #: With whom, and what for; "" in a list of several cases.
    words: str = ""
    #: One of OUTCOMES; "" until somebody says.
    outcome: str = ""
    outcome_note: str = ""
