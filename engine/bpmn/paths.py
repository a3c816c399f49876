"""Rewrites of the paths in one scope: starts, ends, splits and links that are only implied."""

from lxml.etree import SubElement
from lxml.etree import _Element as Element

from engine.bpmn.change import Change
from engine.bpmn.scope import Scope, scope_of
from engine.bpmn.vocabulary import (
    GATEWAYS,
    attr,
    bpmn,
    condition,
    definition,
    definitions,
    is_compensator,
    kind,
)
from engine.model import say


def straighten(change: Change, element: Element) -> None:
    """Draw what is implied in one process or sub-process."""
    for step in (_join_links, _throw_signals, _fork, _choose_default, _begin, _finish):
        step(change, scope_of(element))


def _join_links(change: Change, scope: Scope) -> None:
    """Lead a link throw to its catch by a flow; both stay as events that do nothing."""
    links = [node for node in scope.nodes.values() if definition(node)[0] == "link"]
    catches = {link_name(node): node for node in links if kind(node) == "intermediateCatchEvent"}
    for node in links:
        if kind(node) == "intermediateThrowEvent":
            change.flow(scope.element, node, catches[link_name(node)])
            change.findings.note("bpmn.link", node, say("Tautan dibaca sebagai alur biasa."))
    for node in links:
        for mark in node.findall(bpmn("linkEventDefinition")):
            node.remove(mark)
        node.tag = bpmn("intermediateThrowEvent")


def link_name(node: Element) -> str:
    """Return the name by which a link's two ends find each other."""
    about = definition(node)[1]
    return (attr(about, "name") if about is not None else "") or attr(node, "name")


def _throw_signals(change: Change, scope: Scope) -> None:
    """Throw the signal of an end event just before it: SpiffWorkflow's end events do not."""
    for end in scope.of_kind("endEvent"):
        signals = [about for event, about in definitions(end) if event == "signal"]
        if signals:
            throw = change.node(scope.element, "intermediateThrowEvent", f"{attr(end, 'id')}.throw")
            throw.extend(signals)
            for flow in scope.entering.get(attr(end, "id"), []):
                flow.set("targetRef", attr(throw, "id"))
            change.flow(scope.element, throw, end)
            message = say("Sinyal dikirim tepat sebelum akhir.")
            change.findings.note("bpmn.signal_end", end, message)


def _fork(change: Change, scope: Scope) -> None:
    """Put a gateway behind a task or event that several or conditional flows leave."""
    for node in scope.nodes.values():
        if kind(node) in GATEWAYS:
            continue
        default = attr(node, "default")
        leaving = scope.leaving.get(attr(node, "id"), [])
        chosen = [flow for flow in leaving if condition(flow) and attr(flow, "id") != default]
        if chosen:
            _fork_by_condition(change, scope, node, leaving, chosen)
        elif len(leaving) > 1 and kind(node) != "startEvent":
            _fork_all(change, scope, node, leaving)


def _fork_all(change: Change, scope: Scope, node: Element, flows: list[Element]) -> Element:
    gateway = change.node(scope.element, "parallelGateway", f"{attr(node, 'id')}.split")
    for flow in flows:
        flow.set("sourceRef", attr(gateway, "id"))
    change.flow(scope.element, node, gateway)
    message = say("Beberapa alur keluar dibaca sebagai gerbang paralel.")
    change.findings.note("bpmn.implicit_split", node, message)
    return gateway


def _fork_by_condition(
    change: Change, scope: Scope, node: Element, leaving: list[Element], chosen: list[Element]
) -> None:
    """Conditional flows go behind an inclusive gateway, whose default may be to end here."""
    default = attr(node, "default")
    source = node
    always = [flow for flow in leaving if flow not in chosen and attr(flow, "id") != default]
    if always:
        source = _fork_all(change, scope, node, always)
    gateway = change.node(scope.element, "inclusiveGateway", f"{attr(node, 'id')}.choice")
    for flow in leaving:
        if flow not in always:
            flow.set("sourceRef", attr(gateway, "id"))
    change.flow(scope.element, source, gateway)
    if default:
        node.attrib.pop("default")
    else:
        end = change.node(scope.element, "endEvent", f"{attr(gateway, 'id')}.end")
        default = attr(change.flow(scope.element, gateway, end), "id")
    gateway.set("default", default)
    message = say("Alur bersyarat dari tugas dibaca sebagai gerbang inklusif.")
    change.findings.note("bpmn.implicit_choice", node, message)


def _choose_default(change: Change, scope: Scope) -> None:
    """Make the one flow without a condition the default; inclusive gateways always take it."""
    for gateway in scope.of_kind("exclusiveGateway", "inclusiveGateway"):
        leaving = scope.leaving.get(attr(gateway, "id"), [])
        default = attr(gateway, "default")
        free = [flow for flow in leaving if not condition(flow) and attr(flow, "id") != default]
        if len(leaving) == 1 or not free:
            continue
        if kind(gateway) == "inclusiveGateway":
            for flow in free:
                _always(flow)
            message = say("Alur tanpa syarat dari gerbang inklusif selalu diambil.")
        else:
            gateway.set("default", attr(free[0], "id"))
            message = say(
                "Alur tanpa syarat “{id}” dibaca sebagai alur bawaan.", id=attr(free[0], "id")
            )
        change.findings.note("bpmn.default", gateway, message)


def _always(flow: Element) -> None:
    for old in flow.findall(bpmn("conditionExpression")):
        flow.remove(old)
    SubElement(flow, bpmn("conditionExpression")).text = "true"


def _begin(change: Change, scope: Scope) -> None:
    """Draw the start event that a scope without one implies."""
    if scope.of_kind("startEvent") or not scope.nodes:
        return
    first = [node for node in scope.nodes.values() if is_beginning(scope, node)]
    name = attr(scope.element, "id")
    start = change.node(scope.element, "startEvent", f"{name}.start")
    source = start
    if len(first) > 1:
        source = change.node(scope.element, "parallelGateway", f"{name}.start.split")
        change.flow(scope.element, start, source)
    for node in first:
        change.flow(scope.element, source, node)
    message = say("Awal yang tidak digambar ditambahkan di depan tugas pertama.")
    change.findings.note("bpmn.implicit_start", scope.element, message)


def is_beginning(scope: Scope, node: Element) -> bool:
    """Tell whether a node of a scope without start event begins by itself."""
    apart = kind(node) == "boundaryEvent" or is_compensator(node)
    return not apart and not scope.entering.get(attr(node, "id"))


def _finish(change: Change, scope: Scope) -> None:
    """Draw the end event behind every node that no flow leaves."""
    for node in scope.nodes.values():
        apart = kind(node) == "endEvent" or is_compensator(node)
        if not apart and not scope.leaving.get(attr(node, "id")):
            end = change.node(scope.element, "endEvent", f"{attr(node, 'id')}.end")
            change.flow(scope.element, node, end)
            change.findings.note(
                "bpmn.implicit_end", node, say("Jalur yang berhenti di sini diberi akhir.")
            )
