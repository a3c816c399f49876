"""What a step of a case yields."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from engine.model.deadlines import Deadline
from engine.model.drawn import Node
from engine.model.words import JsonObject, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """A human task the case has just reached."""

    #: 32 hex digits, the same after every restart.
    id: str
    node: Node
    deadline: Deadline | None = None
    #: Username, or "" for the pool of the node's role.
    assignee: str = ""
    #: What the node's area gave: a region code, or "".
    area: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """A node left behind for good; the path in the diagram, the archive, the history."""

    id: str
    element: str
    process: str
    kind: str
    state: Literal["completed", "cancelled", "failed"]
    at: datetime
    #: Element ids of the call activities it stands in, outermost first.
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Why a gateway sent the case this way: each flow it looked at, with the values it saw."""

    element: str
    process: str
    #: Flow id, its FEEL condition ("" for the default) and whether it was taken.
    flows: tuple[tuple[str, str, bool], ...]
    #: The variables the conditions read, as they were.
    values: JsonObject


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleHit:
    """A row of a decision table that matched."""

    #: Row number as a person counts, from 1, and the row's id.
    number: int
    id: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """One evaluation of a decision: what it saw, the rows that matched, what came out."""

    element: str
    decision: str
    inputs: JsonObject
    hits: tuple[RuleHit, ...]
    outputs: JsonObject


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A timer that runs; a row indexed by its due time."""

    id: str
    element: str
    process: str
    #: Aware UTC.
    due: datetime
    #: "3 HK" of one that runs on working days alone; "" of one that runs day and night.
    budget: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """A message the case waits for."""

    id: str
    element: str
    process: str
    message: str
    #: Value it is matched by; "" means the case itself.
    correlation: str = ""
    #: Form the message's content is checked by, or "".
    form: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A message the case sends out; one outbox row."""

    element: str
    message: str
    #: Unique per sending: the receiver's idempotency key.
    key: str
    payload: JsonObject


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A node that could not run. The answers are kept, the case is stuck, a person is told."""

    #: Id of the node instance, for a retry.
    id: str
    element: str
    process: str
    message: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What one step changed; the store writes it, nothing else is read from the instance."""

    status: Literal["running", "ended", "stuck"]
    opened: tuple[Reached, ...] = ()
    #: Ids of human tasks that were cancelled, not done (e.g. by an interrupting event).
    withdrawn: tuple[str, ...] = ()
    passed: tuple[Passed, ...] = ()
    chosen: tuple[Chosen, ...] = ()
    decided: tuple[Decided, ...] = ()
    started_clocks: tuple[Clock, ...] = ()
    stopped_clocks: tuple[str, ...] = ()
    awaited: tuple[Awaited, ...] = ()
    #: Ids of message waits that are over.
    unawaited: tuple[str, ...] = ()
    sent: tuple[Sent, ...] = ()
    #: Live variables of the case: only what some expression of the bundle reads.
    data: JsonObject = field(default_factory=dict)
    #: Id of the end event that closed the case, when status is "ended".
    end: str = ""
    failure: Failure | None = None
