"""A rewritten file as scopes of spots: where its tokens come from, and where they go."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from engine.bpmn.compensation import UNDO
from engine.bpmn.effects import Book, Deed, Effects
from engine.bpmn.facts import interrupts, names_of
from engine.bpmn.scope import Scope as Drawn
from engine.bpmn.scope import scope_of
from engine.bpmn.vocabulary import (
    LK3,
    SUB_PROCESSES,
    THROWING,
    attr,
    bpmn,
    definitions,
    kind,
)

#: What leaves a scope to be caught outside of it.
LEAVING = frozenset({"error", "escalation", "cancel"})
#: Ends after which the scope around did not come to its own end.
_ABORTING = frozenset({"error", "cancel"})

#: What is thrown or caught: kind of event, and code ("" for none, or any).
Fault = tuple[str, str]


@dataclass(slots=True)
class Spot:
    """One flow node where it stands."""

    id: str
    kind: str
    element: Element
    effects: Effects
    #: Ids of the spots that flows come from and go to.
    into: list[str]
    out: list[str]
    #: What the conditions of the flows that go read, by the flow's id.
    conditions: Mapping[str, Deed]
    #: Activity that an event is attached to, or that a compensation handler undoes.
    host: str = ""
    is_boundary: bool = False
    interrupting: bool = True
    #: What an event throws or catches, as far as it goes beyond its scope.
    faults: tuple[Fault, ...] = ()
    calls: str = ""
    inside: "Scope | None" = None
    #: The called process sees, or gives back, only what assignments name.
    sees_named: bool = False
    gives_named: bool = False

    @property
    def is_mapped(self) -> bool:
        """Tell whether a called process keeps variables of its own."""
        return self.sees_named or self.gives_named

    @property
    def ends(self) -> bool:
        """Tell whether the scope may come to its own end here."""
        aborts = any(event in _ABORTING for event, _ in self.faults)
        return self.kind == "endEvent" and not aborts


@dataclass(slots=True)
class Scope:
    """A process or sub-process."""

    id: str
    file: str
    spots: Mapping[str, Spot]
    starts: tuple[str, ...]
    #: Where a token goes from a spot besides by flows: boundary events, handlers that undo it.
    beside: Mapping[str, list[str]] = field(default_factory=dict)
    #: An end stops whatever else goes on.
    is_cut: bool = False


def scopes_in(file: str, root: Element, book: Book) -> Iterator[Scope]:
    """Yield every process of a rewritten file."""
    faults = names_of(root)
    for process in root.iterchildren(bpmn("process")):
        yield _scope(file, process, book, faults)


def _scope(file: str, element: Element, book: Book, names: Mapping[str, str]) -> Scope:
    drawn = scope_of(element)
    spots = {key: _spot(file, drawn, node, book, names) for key, node in drawn.nodes.items()}
    for node in drawn.nodes.values():
        if handler := spots.get(node.get(UNDO, "")):
            handler.host = attr(node, "id")
    beside: dict[str, list[str]] = {}
    for spot in spots.values():
        if spot.host:
            beside.setdefault(spot.host, []).append(spot.id)
    return Scope(
        id=attr(element, "id"),
        file=file,
        spots=spots,
        starts=tuple(key for key, spot in spots.items() if spot.kind == "startEvent"),
        beside=beside,
        is_cut=next(element.iter(bpmn("terminateEventDefinition")), None) is not None,
    )


def _spot(file: str, drawn: Drawn, node: Element, book: Book, names: Mapping[str, str]) -> Spot:
    name = attr(node, "id")
    leaving = drawn.leaving.get(name, [])
    is_inner = kind(node) in SUB_PROCESSES
    return Spot(
        id=name,
        kind=kind(node),
        element=node,
        effects=book.steps[file, name],
        into=[attr(flow, "sourceRef") for flow in drawn.entering.get(name, [])],
        out=[attr(flow, "targetRef") for flow in leaving],
        conditions={
            flow: book.flows[file, flow]
            for flow in (attr(one, "id") for one in leaving)
            if (file, flow) in book.flows and flow != attr(node, "default")
        },
        host=attr(node, "attachedToRef"),
        is_boundary=kind(node) == "boundaryEvent",
        interrupting=interrupts(node),
        faults=tuple(_faults(node, names)),
        calls=attr(node, "calledElement") if kind(node) == "callActivity" else "",
        inside=_scope(file, node, book, names) if is_inner else None,
        sees_named=attr(node, f"{{{LK3}}}in") == "mapped",
        gives_named=attr(node, f"{{{LK3}}}out") == "mapped",
    )


def _faults(node: Element, names: Mapping[str, str]) -> Iterator[Fault]:
    if kind(node) in THROWING | {"boundaryEvent"}:
        for event, about in definitions(node):
            if event in LEAVING:
                yield event, names.get(attr(about, f"{event}Ref"), "")
