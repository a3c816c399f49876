"""What somebody's day holds beside her tasks."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class DayItem:
    """An appointment, a flag that stands for her, or a case that a colleague would hand to her.

    What was written is on the case, or on the page of the handover.
    """

    kind: Literal["appointment", "flag", "handover"]
    id: str
    case_no: str
    #: When it begins, is due, or was proposed.
    starts_at: datetime
    ends_at: datetime
    #: Kind of place of an appointment; "" of others.
    place: str
    #: Who raised the flag or proposes the handover.
    by_name: str
    #: What came of an appointment; "" before it.
    outcome: str
    #: In whose place she acts; "" in her own.
    in_place_of: str = ""
