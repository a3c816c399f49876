"""Incidents of a daerah, and the page for mending a case."""

from dataclasses import dataclass, field
from datetime import datetime

from engine.model import JsonObject, Text
from engine.views.cases import CaseView, Incident


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRow:
    """One incident in the list of a daerah; nothing of what families said."""

    id: str
    case_no: str
    process: str
    process_name: str
    #: Version of the definition the case runs on.
    definition: int
    element: str
    #: Name of the element in the diagram.
    name: str
    #: "node", "delivery", or "state" when the case itself cannot be read.
    kind: str
    message: Text
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenView:
    """One place where a case stands, and where its token may be put instead."""

    id: str
    element: str
    name: str
    #: BPMN local name of the node.
    kind: str
    #: Name of the process it stands in.
    process: str
    #: The node could not run.
    held: bool
    #: Element id to name; only where the case can still end as drawn.
    targets: dict[str, str]
    #: The case can do without it.
    may_cancel: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairSheet:
    """Everything the page for mending a case needs."""

    case: CaseView
    #: To be handed back with every deed.
    version: int
    #: Open ones, latest first.
    incidents: tuple[Incident, ...]
    tokens: tuple[TokenView, ...]
    #: Paths of the variables that may be set right; () for whom that is closed.
    variables: tuple[str, ...] = ()
    #: Their values, for the case team only.
    values: JsonObject = field(default_factory=dict)
    #: Verbs of engine.access this actor may use now: "retry", "repair", "mend_value".
    may: frozenset[str] = frozenset()
