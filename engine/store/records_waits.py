"""Rows of what a case waits for, and of people, as commands see them."""

from dataclasses import dataclass
from datetime import datetime

from engine.model import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockRecord:
    """A timer of a case."""

    daerah: str
    id: str
    case_id: str
    element: str
    process: str
    name: str
    #: "3 HK" of one that runs on working days; "" of all others.
    budget: str
    started_at: datetime
    due: datetime
    #: Seconds left, while the case is suspended.
    remaining: int
    leased_until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StopRecord:
    """A time in which a task's clock stood still, or with `task_id` "" all of the case."""

    daerah: str
    id: str
    case_id: str
    task_id: str
    #: "keluarga", "dokumen", "lembaga", or "ditunda" of a suspended case.
    why: str
    stopped_at: datetime
    stopped_by: str
    stopped_by_name: str
    #: None while it lasts.
    continued_at: datetime | None
    continued_by: str
    continued_by_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitRecord:
    """A message that a case waits for."""

    daerah: str
    id: str
    case_id: str
    element: str
    process: str
    message: str
    correlation: str
    form: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SendingRecord:
    """A message that a case has sent."""

    daerah: str
    key: str
    case_id: str
    element: str
    message: str
    status: str
    #: None when it does not open.
    payload: bytes | None
    tries: int
    next_at: datetime
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRecord:
    """Something that could not run."""

    daerah: str
    id: str
    case_id: str
    kind: str
    #: Node instance that failed, or outbox key that could not be delivered.
    subject: str
    element: str
    process: str
    message: str
    status: str
    at: datetime
    solved_at: datetime | None
    solved_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRecord:
    """A person's account."""

    daerah: str
    username: str
    name: str
    password: str
    demo: bool
    registered_at: datetime
    #: When she was let in without the second factor that her roles ask for.
    reminded_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRecord:
    """A session, with its person's name."""

    token_hash: str
    daerah: str
    username: str
    role: str
    started_at: datetime
    seen_at: datetime
    #: When she last proved who she is.
    proved_at: datetime
    #: What must be done before it opens anything; "" for nothing.
    awaits: str
    device: str
    #: More than a password was proven in it.
    two_factors: bool
    name: str

    def actor(self) -> Actor:
        """Return the person who is signed in, under the hat she wears."""
        return Actor(username=self.username, name=self.name, daerah=self.daerah, role=self.role)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRecord:
    """What somebody has typed so far."""

    daerah: str
    task_id: str
    case_id: str
    body: bytes
    version: int
    saved_at: datetime
    saved_by: str
    saved_by_name: str
