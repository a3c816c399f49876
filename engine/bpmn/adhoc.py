"""Ad-hoc sub-processes: tasks that people may do or not, until a condition says it is enough.

In the rewritten tree such a scope begins at a gateway of ours that offers its tasks and takes every
token back; the proof sees it go round one way at a time.
"""

from lxml.etree import _Element as Element

from engine.bpmn.change import Change
from engine.bpmn.facts import interrupts
from engine.bpmn.findings import Findings
from engine.bpmn.paths import is_beginning
from engine.bpmn.scope import Scope, scope_of
from engine.bpmn.vocabulary import (
    CHOOSING,
    GATEWAYS,
    HUMAN,
    LK3,
    attr,
    bpmn,
    child_text,
    condition,
    is_compensator,
    kind,
)
from engine.model import Text, say

#: What tells the gateway that offers: the condition to end, and how.
OFFER = f"{{{LK3}}}offer"
ORDERING = f"{{{LK3}}}ordering"
REMAINING = f"{{{LK3}}}remaining"
#: What waits for somebody before it begins.
_OFFERED = HUMAN | {"receiveTask"}


def check_adhoc(scope: Scope, findings: Findings) -> None:
    """Refuse what nobody could end, and what cannot be offered."""
    if kind(scope.element) != "adHocSubProcess":
        return
    if not child_text(scope.element, "completionCondition"):
        message = say("Subproses ad-hoc ini tidak menyebut kapan selesai.")
        repair = say("Isi completionCondition dengan FEEL, misalnya: cukup = true.")
        findings.refuse("bpmn.adhoc_endless", scope.element, message, repair)
    for node in scope.nodes.values():
        if why := _why_not(scope, node):
            findings.refuse("bpmn.adhoc", node, *why)


def _why_not(scope: Scope, node: Element) -> tuple[Text, Text] | None:
    leaving = scope.leaving.get(attr(node, "id"), [])
    if kind(node) in {"startEvent", "endEvent"} or kind(node) in GATEWAYS - {"exclusiveGateway"}:
        return (
            say("{kind} tidak dapat berdiri di dalam subproses ad-hoc.", kind=kind(node)),
            say("Pindahkan bagian itu ke subproses biasa di dalam subproses ad-hoc."),
        )
    if kind(node) not in CHOOSING and (len(leaving) > 1 or any(map(condition, leaving))):
        return (
            say("Di dalam subproses ad-hoc, jalur hanya bercabang di gerbang eksklusif."),
            say("Pindahkan bagian itu ke subproses biasa di dalam subproses ad-hoc."),
        )
    if kind(node) == "boundaryEvent" and not interrupts(node):
        return (
            say("Pengingat yang bercabang tidak dapat menempel di dalam subproses ad-hoc."),
            say("Tempelkan pada subproses ad-hoc itu sendiri, atau jadikan menghentikan."),
        )
    if is_beginning(scope, node) and kind(node) not in _OFFERED:
        return (
            say("{kind} tanpa alur masuk tidak dapat ditawarkan kepada orang.", kind=kind(node)),
            say("Taruh tugas orang (userTask) di depannya, dengan alur ke sini."),
        )
    return None


def offer(change: Change, element: Element) -> None:
    """Draw the gateway that offers the tasks, and the start and end around it."""
    scope = scope_of(element)
    name = attr(element, "id")
    hub = change.node(element, "exclusiveGateway", f"{name}.offer")
    hub.set(OFFER, child_text(element, "completionCondition"))
    hub.set(ORDERING, attr(element, "ordering") or "Parallel")
    hub.set(REMAINING, attr(element, "cancelRemainingInstances") or "true")
    change.flow(element, change.node(element, "startEvent", f"{name}.start"), hub)
    for node in scope.nodes.values():
        if is_beginning(scope, node):
            change.flow(element, hub, node)
        if not is_compensator(node) and not scope.leaving.get(attr(node, "id")):
            change.flow(element, node, hub)
    change.flow(element, hub, change.node(element, "endEvent", f"{name}.end"))
    element.tag = bpmn("subProcess")
    message = say("Tugas di dalamnya ditawarkan sampai syarat selesainya terpenuhi.")
    change.findings.note("bpmn.adhoc", element, message)
