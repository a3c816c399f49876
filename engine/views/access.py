"""Who is let into a case, and who is kept out."""

from dataclasses import dataclass
from datetime import datetime

from engine.views.cases import CaseView, Member


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantView:
    """Somebody who was let into a case by name, or is kept out of it."""

    username: str
    name: str
    #: Role code; "" of who is kept out.
    role: str = ""
    #: "" when a manager, the diagram or a step put her on it; None when it does not open.
    reason: str | None
    #: None where no end was set.
    until: datetime | None = None
    at: datetime
    by_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyView:
    """One emergency access."""

    id: str
    case_no: str
    name: str
    role: str
    #: This and the note: None when it does not open.
    reason: str | None
    at: datetime
    until: datetime
    #: When it must have been reviewed.
    due: datetime
    #: "dibenarkan", "tidak_dibenarkan", or "" before it is reviewed.
    outcome: str = ""
    note: str | None = ""
    reviewed_at: datetime | None = None
    reviewed_by_name: str = ""
    #: Whether this actor may judge it now.
    may_review: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessSheet:
    """Who is let into a case, and who is kept out."""

    case: CaseView
    klass: str
    team: tuple[Member, ...]
    granted: tuple[GrantView, ...]
    denied: tuple[GrantView, ...]
    emergencies: tuple[EmergencyView, ...]
    #: Whether this actor may open the case to others, and shut it to them.
    may_open: bool
    may_shut: bool
