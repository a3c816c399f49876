"""Events, timers and triggers that are refused."""

from tests.engine.bpmn.drawing import around, sketch
from tests.engine.bpmn.elements import MESSAGE_HEARD, TIMER, event

TOGETHER = 'parallelMultiple="true"'


def timer(text: str, kind: str = "timeDuration") -> str:
    return around(event("intermediateCatchEvent", TIMER.format(kind=kind, text=text)))


def boundary(inner: str, host: str = "t") -> str:
    body = sketch("S E t:T E2:E", "S>t t>E b>E2")
    return body + event("boundaryEvent", inner, "b", f'attachedToRef="{host}"')


#: Name -> (body of the process, code of the refusal, element).
CASES = {
    "a cancel end outside a transaction": (
        sketch("S", "S>t") + event("endEvent", "<bpmn:cancelEventDefinition/>"),
        "bpmn.cancel_elsewhere",
        "t",
    ),
    "conditional event without condition": (
        around(event("intermediateCatchEvent", "<bpmn:conditionalEventDefinition/>")),
        "bpmn.condition_empty",
        "t",
    ),
    "all triggers awaited": (
        around(event("intermediateCatchEvent", MESSAGE_HEARD * 2, more=TOGETHER)),
        "bpmn.unsupported",
        "t",
    ),
    "two triggers of one start": (
        event("startEvent", MESSAGE_HEARD * 2, "t") + sketch("E", "t>E"),
        "bpmn.unsupported",
        "t",
    ),
    "two endings of one end": (
        sketch("S", "S>t")
        + event("endEvent", "<bpmn:errorEventDefinition/><bpmn:terminateEventDefinition/>"),
        "bpmn.unsupported",
        "t",
    ),
    "trigger that is written elsewhere": (
        around(
            event("intermediateThrowEvent", "<bpmn:eventDefinitionRef>x</bpmn:eventDefinitionRef>")
        ),
        "bpmn.unsupported",
        "t",
    ),
    "negative duration": (timer("-PT1H"), "bpmn.timer", "t"),
    "weeks mixed with days": (timer("P1W2D"), "bpmn.timer", "t"),
    "a duration that is none": (timer("P3X"), "bpmn.timer", "t"),
    "quoted nonsense": (timer('"besok"'), "bpmn.timer", "t"),
    "cron": (timer("0 0 16 * * ?", "timeCycle"), "bpmn.timer_cron", "t"),
    "a date that does not exist": (timer("2026-02-30", "timeDate"), "bpmn.timer", "t"),
    "timer without time": (timer(""), "bpmn.timer_empty", "t"),
    "catch without trigger": (
        around('<bpmn:intermediateCatchEvent id="t"/>'),
        "bpmn.no_trigger",
        "t",
    ),
    "error caught in the middle": (
        around(event("intermediateCatchEvent", "<bpmn:errorEventDefinition/>")),
        "bpmn.unfitting",
        "t",
    ),
    "boundary event on nothing": (
        boundary('<bpmn:errorEventDefinition errorRef="galat"/>', host="hilang"),
        "bpmn.boundary_loose",
        "b",
    ),
    "cancel outside a transaction": (
        boundary("<bpmn:cancelEventDefinition/>"),
        "bpmn.cancel_elsewhere",
        "b",
    ),
    "error that is not there": (
        boundary('<bpmn:errorEventDefinition errorRef="hilang"/>'),
        "bpmn.missing_reference",
        "b",
    ),
    "message event without message": (
        around(event("intermediateCatchEvent", "<bpmn:messageEventDefinition/>")),
        "bpmn.no_reference",
        "t",
    ),
    "link without its other end": (
        around(event("intermediateThrowEvent", '<bpmn:linkEventDefinition name="x"/>')),
        "bpmn.link_alone",
        "t",
    ),
}
