"""Ad-hoc sub-processes that are refused."""

from tests.engine.bpmn.drawing import around, sketch
from tests.engine.bpmn.elements import TIMER, event


def adhoc(inside: str) -> str:
    """Return start → ad-hoc sub-process → end."""
    until = "<bpmn:completionCondition>x = 1</bpmn:completionCondition>"
    return around(event("adHocSubProcess", inside + until))


#: Name -> (body of the process, code of the refusal, element).
CASES = {
    "an ad-hoc sub-process without an end": (
        around('<bpmn:adHocSubProcess id="t"><bpmn:userTask id="a"/></bpmn:adHocSubProcess>'),
        "bpmn.adhoc_endless",
        "t",
    ),
    "an automatic task offered to people": (
        adhoc('<bpmn:serviceTask id="a"/>'),
        "bpmn.adhoc",
        "a",
    ),
    "a start inside an ad-hoc sub-process": (
        adhoc(sketch("a:T b:S", "b>a")),
        "bpmn.adhoc",
        "b",
    ),
    "branches inside an ad-hoc sub-process": (
        adhoc(sketch("a:T b:T c:T", "a>b a>c")),
        "bpmn.adhoc",
        "a",
    ),
    "a join inside an ad-hoc sub-process": (
        adhoc(sketch("a:T g:P b:T", "a>g g>b")),
        "bpmn.adhoc",
        "g",
    ),
    "a reminder inside an ad-hoc sub-process": (
        adhoc(
            sketch("a:T", "")
            + event(
                "boundaryEvent",
                TIMER.format(kind="timeDuration", text="P1D"),
                "b",
                'attachedToRef="a" cancelActivity="false"',
            )
        ),
        "bpmn.adhoc",
        "b",
    ),
}
