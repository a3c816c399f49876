"""Reminders that are refused: what only reminds watches an activity, and leads to its own end."""

from tests.engine.bpmn.drawing import around, sketch
from tests.engine.bpmn.elements import TIMER

_TIMER = TIMER.format(kind="timeDuration", text="P1D")
_LOOP = '<bpmn:standardLoopCharacteristics loopMaximum="2"/>'
_TASK = '<bpmn:userTask id="t" lk3:reminder="true"/>'


def behind(ways: str, nodes: str = "", *, task: str = _TASK, stops: str = "false") -> str:
    """A timer `b` on the activity `a`; `ways` lead from it to the reminder `t` and on."""
    event = f'<bpmn:boundaryEvent id="b" attachedToRef="a" cancelActivity="{stops}">'
    drawn = sketch(f"S E a:T {nodes}", f"S>a a>E {ways}")
    return f"{drawn}{event}{_TIMER}</bpmn:boundaryEvent>{task}"


def marked(node: str) -> str:
    return behind("b>t t>i", "i:E", task=node)


#: Name -> (body of the process, code of the refusal, element).
CASES = {
    "a reminder on the main way": (around(_TASK), "bpmn.reminder", "t"),
    "a reminder behind what interrupts": (
        behind("b>t t>i", "i:E", stops="true"),
        "bpmn.reminder",
        "t",
    ),
    "a reminder that other ways reach too": (
        behind("b>m g>m m>t t>i a>g", "i:E m:X g:P"),
        "bpmn.reminder",
        "t",
    ),
    "a reminder before other work": (behind("b>t t>k k>i", "i:E k:T"), "bpmn.reminder", "t"),
    "a reminder that ends all": (
        behind("b>t t>i")
        + '<bpmn:endEvent id="i"><bpmn:terminateEventDefinition/></bpmn:endEvent>',
        "bpmn.reminder",
        "t",
    ),
    "a reminder whose end opens a pathway": (
        behind("b>t t>i") + '<bpmn:endEvent id="i" lk3:opens="layanan"/>',
        "bpmn.reminder",
        "t",
    ),
    "a reminder that is watched itself": (
        behind("b>t t>i c>j", "i:E j:E")
        + f'<bpmn:boundaryEvent id="c" attachedToRef="t">{_TIMER}</bpmn:boundaryEvent>',
        "bpmn.reminder",
        "t",
    ),
    "a reminder that is repeated": (
        marked(f'<bpmn:userTask id="t" lk3:reminder="true">{_LOOP}</bpmn:userTask>'),
        "bpmn.reminder",
        "t",
    ),
    "a reminder that asks nobody": (
        marked('<bpmn:callActivity id="t" calledElement="q" lk3:reminder="true"/>'),
        "bpmn.reminder",
        "t",
    ),
    "a mark that is neither true nor false": (
        marked('<bpmn:userTask id="t" lk3:reminder="ya"/>'),
        "bpmn.reminder_value",
        "t",
    ),
}
