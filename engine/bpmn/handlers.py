"""Event sub-processes: what they must say, and how they are put in words that run.

SpiffWorkflow's own never interrupt, start at once on errors and timers, and change the shared
spec. Here the rest of the scope becomes a sub-process, and each event sub-process stands behind an
event on its boundary. What lets the scope go on stands further in than what ends it: so an
interrupting one ends the others too, and none that does not interrupt begins once the rest is done.
"""

from lxml.etree import _Element as Element

from engine.bpmn.change import Change
from engine.bpmn.facts import interrupts
from engine.bpmn.findings import Findings
from engine.bpmn.multiple import twin_of
from engine.bpmn.scope import Scope, scope_of
from engine.bpmn.vocabulary import attr, definition, definitions, flows, kind, nodes
from engine.model import say


def check_handlers(scope: Scope, findings: Findings) -> None:
    """Refuse event sub-processes that nothing, or more than their event, could start."""
    for handler in scope.handlers:
        starts = [node for node in nodes(handler) if kind(node) == "startEvent"]
        if len(starts) != 1 or not definition(starts[0])[0]:
            findings.refuse(
                "bpmn.handler_start",
                handler,
                say("Subproses kejadian harus memuat tepat satu awal dengan pemicu."),
                say("Beri awalnya pesan, waktu, galat, eskalasi, sinyal, atau syarat."),
            )
    if scope.handlers and (not scope.nodes or kind(scope.element) == "adHocSubProcess"):
        findings.refuse(
            "bpmn.handler_place",
            scope.handlers[0],
            say("Subproses kejadian hanya dijalankan di sisi jalur yang memiliki awal."),
            say("Pindahkan ke dalam proses atau subproses biasa."),
        )


def enclose(change: Change, element: Element) -> None:
    """Put the event sub-processes of one scope behind events on the boundary of the rest."""
    for stops in (False, True):
        waiting = scope_of(element).handlers
        watching = [handler for handler in waiting if interrupts(_start(handler)) is stops]
        if watching:
            body = _body(change, element)
            for handler in watching:
                _watch(change, element, body, handler)


def _start(handler: Element) -> Element:
    return next(node for node in nodes(handler) if kind(node) == "startEvent")


def _body(change: Change, element: Element) -> Element:
    """Move the nodes and flows of a scope into a sub-process of its own."""
    moved = [*scope_of(element).nodes.values(), *flows(element)]
    name = attr(element, "id")
    body = change.node(element, "subProcess", f"{name}.body")
    body.extend(moved)
    begin = change.node(element, "startEvent", f"{name}.begin")
    change.flow(element, begin, body)
    change.flow(element, body, change.node(element, "endEvent", f"{name}.end"))
    return body


def _watch(change: Change, element: Element, body: Element, handler: Element) -> None:
    """Move what the handler's start event waits for to the boundary of `body`."""
    start = _start(handler)
    drawn = attr(start, "id")
    event = change.node(element, "boundaryEvent", f"{drawn}.watch")
    change.drawn[attr(event, "id")] = drawn
    event.set("attachedToRef", attr(body, "id"))
    event.set("cancelActivity", str(interrupts(start)).lower())
    first, *others = [about for _, about in definitions(start)]
    event.append(first)
    watches = [event, *(twin_of(change, event, element, about) for about in others)]
    start.set("id", change.fresh(f"{drawn}.begin"))
    for flow in flows(handler):
        if attr(flow, "sourceRef") == drawn:
            flow.set("sourceRef", attr(start, "id"))
    handler.attrib.pop("triggeredByEvent")
    for watch in watches:
        change.flow(element, watch, handler)
    change.flow(element, handler, change.node(element, "endEvent", f"{attr(handler, 'id')}.end"))
    message = say("Subproses kejadian dipasang sebagai kejadian batas di sekeliling yang lain.")
    change.findings.note("bpmn.handler", handler, message)
