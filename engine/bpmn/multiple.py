"""Events that wait for one of several triggers become several events that lead on alike."""

from lxml.etree import SubElement
from lxml.etree import _Element as Element

from engine.bpmn.change import Change
from engine.bpmn.scope import Scope, scope_of
from engine.bpmn.vocabulary import attr, bpmn, definitions, kind
from engine.model import say


def spread(change: Change, element: Element) -> None:
    """Give each trigger of a multiple catch or boundary event an event of its own.

    What is thrown together stays together; each event has one way out, as `straighten` leaves it.
    """
    for event in scope_of(element).of_kind("intermediateCatchEvent", "boundaryEvent"):
        others = [about for _, about in definitions(event)][1:]
        if others:
            _spread(change, scope_of(element), event, others)


def _spread(change: Change, scope: Scope, event: Element, others: list[Element]) -> None:
    name = attr(event, "id")
    merge = change.node(scope.element, "exclusiveGateway", f"{name}.merge")
    for flow in scope.leaving[name]:
        flow.set("sourceRef", attr(merge, "id"))
    twins = [twin_of(change, event, scope.element, about) for about in others]
    for one in (event, *twins):
        change.flow(scope.element, one, merge)
    if kind(event) == "intermediateCatchEvent":
        _offer(change, scope, event, twins)
    message = say("Setiap pemicu kejadian ini dibaca sebagai kejadian sendiri.")
    change.findings.note("bpmn.multiple", event, message)


def twin_of(change: Change, event: Element, scope: Element, about: Element) -> Element:
    """Return an event like this one that waits for `about` alone; both are drawn as one."""
    name = attr(event, "id")
    drawn = change.drawn.get(name, name)
    twin = SubElement(scope, bpmn(kind(event)))
    for key, value in event.attrib.items():
        twin.set(key, value)
    twin.set("id", change.fresh(f"{name}.also", drawn))
    twin.append(about)
    return twin


def _offer(change: Change, scope: Scope, event: Element, twins: list[Element]) -> None:
    """Let whichever comes first go on; an event gateway before the event does so already."""
    entering = scope.entering.get(attr(event, "id"), [])
    gateways = [scope.nodes[attr(flow, "sourceRef")] for flow in entering]
    if not all(kind(gateway) == "eventBasedGateway" for gateway in gateways):
        gateway = change.node(scope.element, "eventBasedGateway", f"{attr(event, 'id')}.first")
        for flow in entering:
            flow.set("targetRef", attr(gateway, "id"))
        change.flow(scope.element, gateway, event)
        gateways = [gateway]
    for gateway in gateways:
        for twin in twins:
            change.flow(scope.element, gateway, twin)
