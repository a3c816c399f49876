"""An XML tree becomes Process, Node and Flow values: what pages, checks and the engine read."""

import re
from collections.abc import Mapping
from copy import deepcopy

from lxml import etree
from lxml.etree import _Element as Element

from engine.bpmn import iso8601
from engine.bpmn.roles import lanes_of, pool_of
from engine.bpmn.vocabulary import (
    LK3,
    SPIFF,
    attr,
    bpmn,
    child_text,
    condition,
    definition,
    flows,
    is_handler,
    kind,
    line,
    nodes,
    scopes,
    text,
)
from engine.model import Flow, Node, Process

_PRIORITY = re.compile(r"\d{1,4}", re.ASCII)
#: Children of a step that say nothing of what it must do.
_FREE = frozenset({"incoming", "outgoing", "documentation"})
_NAMED = ("message", "signal", "error", "escalation")


def processes_of(file: str, root: Element) -> dict[str, Process]:
    """Return every process of the file by id; those without an id are left out."""
    names = names_of(root)
    found: dict[str, Process] = {}
    for element in root.iterchildren(bpmn("process")):
        if identifier := attr(element, "id"):
            found.setdefault(identifier, _process(file, element, names))
    return found


def names_of(root: Element) -> Mapping[str, str]:
    """Return the names of the file's messages and signals, and the codes of its faults, by id.

    What has no name goes by its id.
    """
    return {
        attr(element, "id"): code_of(element)
        for kind_ in _NAMED
        for element in root.iterchildren(bpmn(kind_))
    }


def code_of(fault: Element) -> str:
    """Return what an error or escalation is caught by: its code, else its name or id."""
    code = attr(fault, f"{kind(fault)}Code")
    return code or attr(fault, "name") or attr(fault, "id")


def _process(file: str, process: Element, names: Mapping[str, str]) -> Process:
    reader = _Reader(process, names)
    defaults = frozenset(attr(element, "default") for element in process.iter())
    inside = [scope for scope in scopes(process) if scope.get("id")]
    return Process(
        id=attr(process, "id"),
        name=attr(process, "name") or attr(process, "id"),
        file=file,
        nodes={
            attr(node, "id"): reader.node(node, scope)
            for scope in inside
            for node in nodes(scope)
            if node.get("id")
        },
        flows={
            attr(flow, "id"): _flow(flow, defaults)
            for scope in inside
            for flow in flows(scope)
            if flow.get("id")
        },
        documentation=child_text(process, "documentation"),
    )


def _flow(flow: Element, defaults: frozenset[str]) -> Flow:
    return Flow(
        id=attr(flow, "id"),
        source=attr(flow, "sourceRef"),
        target=attr(flow, "targetRef"),
        name=attr(flow, "name"),
        condition=condition(flow),
        is_default=attr(flow, "id") in defaults,
        line=line(flow),
    )


class _Reader:
    """Reads the nodes of one process."""

    def __init__(self, process: Element, names: Mapping[str, str]) -> None:
        self._process = attr(process, "id")
        self._names = names
        self._lanes = lanes_of(process)
        self._pool = pool_of(process)

    def node(self, element: Element, scope: Element) -> Node:
        """Return the node that `element` draws in `scope`; one line for each field."""
        event = definition(element)[0]
        lane, role = self._lane(element)
        return Node(
            id=attr(element, "id"),
            kind=kind(element),
            process=self._process,
            inside=attr(scope, "id") if kind(scope) != "process" else "",
            name=attr(element, "name"),
            line=line(element),
            lane=lane,
            role=role,
            form=form_of(element),
            due=iso8601.as_feel(ours(element, "due")),
            assignee=ours(element, "assignee"),
            area=ours(element, "area"),
            opens=ours(element, "opens"),
            outcome=ours(element, "outcome"),
            starters=ours(element, "starters"),
            priority=_priority(element),
            reminder=ours(element, "reminder") == "true",
            stage=_stage(element),
            law=ours(element, "law"),
            duty=_duty(element) if ours(element, "law") else "",
            decision=decision_of(element),
            calls=attr(element, "calledElement"),
            event=event,
            event_name=self._event_name(element),
            correlation=ours(element, "correlation"),
            attached_to=attr(element, "attachedToRef"),
            interrupting=interrupts(element),
            handles=is_handler(element),
            documentation=child_text(element, "documentation"),
            instructions=text(_extension(element, "instructionsForEndUser")),
        )

    def _lane(self, element: Element) -> tuple[str, str]:
        """Return the lane of the node, or of the sub-process around it."""
        place: Element | None = element
        while place is not None and kind(place) != "process":
            if found := self._lanes.get(attr(place, "id")):
                return found
            place = place.getparent()
        return self._pool

    def _event_name(self, element: Element) -> str:
        """Return the name of the message, signal, error or escalation an element refers to."""
        event, about = definition(element)
        reference = attr(element, "messageRef") if about is None else attr(about, f"{event}Ref")
        return self._names.get(reference, "")


def _duty(element: Element) -> str:
    """Write down a step, the same text for the same step, without what a daerah may say its way."""
    copy = deepcopy(element)
    for child in [one for one in copy if kind(one) in _FREE]:
        copy.remove(child)
    for name in ("name", "calledElement", f"{{{LK3}}}priority", f"{{{LK3}}}stage"):
        copy.attrib.pop(name, "")
    written: bytes = etree.tostring(copy, method="c14n2", strip_text=True)  # type: ignore[call-overload]  # the stubs know no C14N 2.0
    return written.decode()


def interrupts(element: Element) -> bool:
    """Tell whether an event ends what it watches: an activity, or the scope around it."""
    said = "isInterrupting" if kind(element) == "startEvent" else "cancelActivity"
    return element.get(said, "true") != "false"


def ours(element: Element, name: str) -> str:
    """Return the element's `lk3:` attribute; "" when it is absent."""
    return attr(element, f"{{{LK3}}}{name}")


def _extension(element: Element, name: str) -> Element | None:
    return element.find(f"{bpmn('extensionElements')}/{{{SPIFF}}}{name}")


def form_of(element: Element) -> str:
    """Return the file name of the JSON Schema that a task or message carries."""
    place = f"{bpmn('extensionElements')}/{{{SPIFF}}}properties/{{{SPIFF}}}property"
    for property_ in element.iterfind(place):
        if property_.get("name") == "formJsonSchemaFilename":
            return attr(property_, "value")
    return ""


def decision_of(element: Element) -> str:
    """Return the id of the decision that a business rule task calls."""
    return text(_extension(element, "calledDecisionId"))


def _priority(element: Element) -> int:
    given = ours(element, "priority")
    return int(given) if _PRIORITY.fullmatch(given) else 0


def _stage(element: Element) -> str:
    """Return the node's own stage, or that of the nearest sub-process around it."""
    place: Element | None = element
    while place is not None and kind(place) != "process":
        if stage := ours(place, "stage"):
            return stage
        place = place.getparent()
    return ""
