"""Event sub-processes and compensation that are refused."""

from tests.engine.bpmn.drawing import around, arrow, sketch
from tests.engine.bpmn.elements import MESSAGE_HEARD, SUB, event

HANDLES = 'triggeredByEvent="true"'
LOOP = '<bpmn:standardLoopCharacteristics loopMaximum="2"/>'
COMPENSATE = "<bpmn:compensateEventDefinition/>"


def handler(trigger: str, more: str = "") -> str:
    """A process with an event sub-process."""
    inside = event("startEvent", trigger, "s1", more) + sketch("e1:E", "s1>e1")
    return sketch("S E", "S>E") + event("subProcess", inside, "t", HANDLES)


def undone(throw: str, more: str = "") -> str:
    """Return start → task → throw → end, the task with a compensation handler."""
    drawn = sketch("S E", "S>t t>w w>E") + event("userTask", more)
    drawn += event("boundaryEvent", COMPENSATE, "b", 'attachedToRef="t"')
    drawn += '<bpmn:userTask id="h" isForCompensation="true"/>'
    drawn += '<bpmn:association id="as" sourceRef="b" targetRef="h"/>'
    return drawn + event("intermediateThrowEvent", throw, "w")


#: Name -> (body of the process, code of the refusal, element).
CASES = {
    "event sub-process that no event starts": (handler(""), "bpmn.handler_start", "t"),
    "event sub-process that a cancellation starts": (
        handler("<bpmn:cancelEventDefinition/>"),
        "bpmn.unfitting",
        "s1",
    ),
    "event sub-process that a flow starts": (
        handler(MESSAGE_HEARD) + arrow("S", "t"),
        "bpmn.flow_to_handler",
        "f_S_t",
    ),
    "event sub-process with nothing beside it": (
        event("subProcess", event("startEvent", MESSAGE_HEARD, "s1"), "t", HANDLES),
        "bpmn.handler_place",
        "t",
    ),
    "message that starts an embedded sub-process": (
        around(event("subProcess", event("startEvent", MESSAGE_HEARD, "s1"))),
        "bpmn.unfitting",
        "s1",
    ),
    "error that does not interrupt": (
        handler("<bpmn:errorEventDefinition/>", 'isInterrupting="false"'),
        "bpmn.error_goes_on",
        "s1",
    ),
    "compensation task": (
        around('<bpmn:userTask id="t" isForCompensation="true"/>'),
        "bpmn.compensation_handler",
        "t",
    ),
    "compensation throw": (
        around(event("intermediateThrowEvent", "<bpmn:compensateEventDefinition/>")),
        "bpmn.compensation_nothing",
        "t",
    ),
    "compensation nobody waits for": (
        undone(COMPENSATE.replace("/>", ' waitForCompletion="false"/>')),
        "bpmn.compensation_unawaited",
        "w",
    ),
    "compensation of what stands elsewhere": (
        undone(COMPENSATE.replace("/>", ' activityRef="lain"/>')),
        "bpmn.compensation_nothing",
        "w",
    ),
    "compensation without a handler": (
        undone(COMPENSATE).replace("bpmn:association", "bpmn:group"),
        "bpmn.compensation",
        "b",
    ),
    "compensation by a flow": (
        undone(COMPENSATE) + arrow("b", "h"),
        "bpmn.compensation",
        "b",
    ),
    "compensation of a repeated task": (
        undone(COMPENSATE, LOOP),
        "bpmn.compensation",
        "b",
    ),
    "compensation of a repeated sub-process from outside": (
        sketch("S2:S E2:E", "S2>u u>v v>E2")
        + event("subProcess", LOOP + undone(COMPENSATE), "u")
        + event("intermediateThrowEvent", COMPENSATE, "v"),
        "bpmn.compensation_repeated",
        "u",
    ),
    "compensation event sub-process": (
        sketch("S E", "S>E")
        + SUB.replace('id="t"', 'id="t" triggeredByEvent="true"').replace(
            '<bpmn:startEvent id="s1"/>', event("startEvent", COMPENSATE, "s1")
        ),
        "bpmn.unsupported",
        "s1",
    ),
}
