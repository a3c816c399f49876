"""Rows of what a team keeps beside the forms, as commands and queries see them."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagRecord:
    """One flag."""

    daerah: str
    id: str
    case_id: str
    case_no: str
    whom: str
    whom_name: str
    body: bytes
    due: datetime
    at: datetime
    by: str
    by_name: str
    closed_at: datetime | None
    closed_by: str
    closed_by_name: str
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentRecord:
    """One appointment; `outcome` is "" until somebody says how it went."""

    daerah: str
    id: str
    case_id: str
    case_no: str
    whom: str
    whom_name: str
    place: str
    starts_at: datetime
    ends_at: datetime
    body: bytes
    at: datetime
    by: str
    by_name: str
    outcome: str = ""
    outcome_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverRecord:
    """One handover; `outcome` is "" while it waits for its answer."""

    daerah: str
    id: str
    case_id: str
    case_no: str
    giver: str
    giver_name: str
    taker: str
    taker_name: str
    #: Hat under which the taker comes.
    role: str
    body: bytes
    at: datetime
    answered_at: datetime | None = None
    outcome: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class StandInRecord:
    """Somebody works in another's place, from `starts_at` until `ends_at`."""

    daerah: str
    id: str
    username: str
    name: str
    substitute: str
    substitute_name: str
    task_id: str
    kind: str
    starts_at: datetime
    ends_at: datetime
    at: datetime
    by: str
    by_name: str
