"""Words to a reader, or to the hat she wears."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeView:
    """A word to the reader, or to the hat she wears."""

    id: str
    #: "emergency", "closed_case", "many_cases", "factors_reset", "tasks_back", "nobody_near",
    #: "erasure_asked", "erasure_refused", "case_erased", "deadline_near", "deadline_passed",
    #: "deadline_long_passed", "admin_added", "admin_ended", "case_led_on", "report_urgent",
    #: "nudges_failed", "own_nudges_failed", "nudges_stuck", "transfer_asked", "transfer_done",
    #: "transfer_opened", "transfer_refused", "transfer_taken_back".
    kind: str
    case_no: str
    about_name: str
    count: int
    at: datetime
