"""The page of one case, and what stands on it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from engine.model import NOTHING_SAID, Awaited, Files, JsonObject, Text
from engine.views.tasks import StopView, TaskView

CaseStatus = Literal["running", "suspended", "stuck", "ended", "cancelled", "transferred"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """A node that could not run, waiting for a person."""

    id: str
    element: str
    message: Text
    at: datetime
    status: Literal["open", "solved"]
    #: "node", or "delivery" of a message that could not be handed over.
    kind: str = "node"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One person of a case's team."""

    username: str
    name: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockView:
    """A timer that runs on the case."""

    element: str
    name: str
    due: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """The head of a case, without content."""

    id: str
    no: str
    daerah: str
    process: str
    process_name: str
    #: Version of the definition the case runs on, and its bundle's hash.
    definition: int
    bundle: str
    status: CaseStatus
    stage: str = ""
    risk: str = ""
    pathway: str = ""
    opened_at: datetime
    opened_by: str
    opened_by_name: str = ""
    closed_at: datetime | None = None
    #: Name of the end event.
    end: str = ""
    #: Its contents were destroyed by law.
    erased: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """One filled form; immutable, a correction is the next version."""

    id: str
    task_id: str
    form: str
    task_name: str
    version: int
    body: JsonObject
    #: False when its content does not open any more; the body is {} then.
    is_readable: bool = True
    at: datetime
    by: str
    by_name: str = ""
    reason: str = ""
    #: Whether this actor may correct it.
    may_correct: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSheet:
    """Everything the case page needs; answers only for the case team."""

    case: CaseView
    team: tuple[Member, ...]
    tasks: tuple[TaskView, ...]
    awaited: tuple[Awaited, ...]
    clocks: tuple[ClockView, ...]
    #: When its clocks stood still, oldest first.
    stops: tuple[StopView, ...] = ()
    incidents: tuple[Incident, ...]
    answers: tuple[AnswerView, ...]
    files: Files
    #: What a form of the case may read besides its own answers; {} for whom that is not.
    known: JsonObject = field(default_factory=dict)
    #: Verbs of engine.access this actor may use on the case now: "suspend", "cancel", …
    may: frozenset[str] = frozenset()
    #: When and why its contents were destroyed; nothing while they are there.
    erased: Text = NOTHING_SAID
