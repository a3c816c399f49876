"""The names a BPMN file may use: namespaces, element kinds, and how to ask for them."""

from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element as Element

MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
DI = "http://www.omg.org/spec/BPMN/20100524/DI"
DC = "http://www.omg.org/spec/DD/20100524/DC"
DD = "http://www.omg.org/spec/DD/20100524/DI"
SPIFF = "http://spiffworkflow.org/bpmn/schema/1.0/core"
LK3 = "urn:lk3:bpmn:1"
#: The attributes of our namespace; docs/bpmn-extensions.md says what each means.
OURS = frozenset(
    {
        *("area", "assignee", "correlation", "due", "in", "law", "opens", "out", "outcome"),
        *("priority", "reminder", "role", "stage", "starters"),
    }
)
CAMUNDA = "http://camunda.org/schema/1.0/bpmn"
ZEEBE = "http://camunda.org/schema/zeebe/1.0"

SUB_PROCESSES = frozenset({"subProcess", "transaction", "adHocSubProcess"})
TASKS = frozenset(
    {
        "task",
        "userTask",
        "manualTask",
        "scriptTask",
        "serviceTask",
        "sendTask",
        "receiveTask",
        "businessRuleTask",
    }
)
#: Tasks that wait for a person.
HUMAN = frozenset({"task", "userTask", "manualTask"})
ACTIVITIES = TASKS | SUB_PROCESSES | {"callActivity"}
THROWING = frozenset({"endEvent", "intermediateThrowEvent"})
CATCHING = frozenset({"startEvent", "intermediateCatchEvent", "boundaryEvent"})
EVENTS = THROWING | CATCHING
#: Gateways that look at the conditions of the flows leaving them.
CHOOSING = frozenset({"exclusiveGateway", "inclusiveGateway"})
GATEWAYS = CHOOSING | {"parallelGateway", "eventBasedGateway", "complexGateway"}
NODES = ACTIVITIES | EVENTS | GATEWAYS
SCOPES = SUB_PROCESSES | {"process"}


_PREFIX = f"{{{MODEL}}}"


def bpmn(name: str) -> str:
    """Return the full tag of the BPMN element `name`."""
    return f"{{{MODEL}}}{name}"


def kind(element: Element) -> str:
    """Return the BPMN local name; "" for comments and for elements of other namespaces."""
    tag = element.tag
    return tag[len(_PREFIX) :] if isinstance(tag, str) and tag.startswith(_PREFIX) else ""


def local(element: Element) -> str:
    """Return the local name, whatever the namespace; "" for comments and instructions."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def attr(element: Element, name: str) -> str:
    """Return the attribute's value without surrounding space; "" when it is absent."""
    return (element.get(name) or "").strip()


def line(element: Element | None) -> int:
    """Return the line of the file the element begins on; 0 when there is none."""
    number = element.sourceline if element is not None else None
    return number if isinstance(number, int) else 0


def text(element: Element | None) -> str:
    """Return the element's own text without surrounding space; "" when there is none."""
    return (element.text or "").strip() if element is not None else ""


def child_text(element: Element, name: str) -> str:
    """Return the text of the first BPMN child called `name`."""
    return text(element.find(bpmn(name)))


def nodes(scope: Element) -> Iterator[Element]:
    """Yield the flow nodes that stand directly in `scope`."""
    return (child for child in scope if kind(child) in NODES)


def flows(scope: Element) -> Iterator[Element]:
    """Yield the sequence flows that stand directly in `scope`."""
    return scope.iterchildren(bpmn("sequenceFlow"))


def scopes(root: Element) -> Iterator[Element]:
    """Yield every process and sub-process, outermost first."""
    return (element for element in root.iter() if kind(element) in SCOPES)


def is_handler(node: Element) -> bool:
    """Tell whether this is an event sub-process: its start event starts it, no flow does."""
    return kind(node) in SUB_PROCESSES and attr(node, "triggeredByEvent") == "true"


def is_compensator(node: Element) -> bool:
    """Tell whether this undoes another activity: compensation starts it, no flow does."""
    return kind(node) in ACTIVITIES and attr(node, "isForCompensation") == "true"


def definition(event: Element) -> tuple[str, Element | None]:
    """Return the event's kind ("message", "timer", …; "" for none) and its definition element."""
    return next(definitions(event), ("", None))


def definitions(event: Element) -> Iterator[tuple[str, Element]]:
    """Yield every kind and definition element of an event; most have one."""
    for child in event:
        name = kind(child)
        if name.endswith("EventDefinition"):
            yield name.removesuffix("EventDefinition"), child


def condition(flow: Element) -> str:
    """Return the flow's condition; "" when there is none."""
    return child_text(flow, "conditionExpression")
