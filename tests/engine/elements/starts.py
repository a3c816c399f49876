"""Start events: of a process, of a sub-process, of an event sub-process."""

from tests.engine.elements.rows import (
    Row,
    between,
    clock,
    complete,
    end,
    expect,
    message,
    signal,
    start,
    throw,
    timed,
    trigger,
    when,
)
from tests.engine.spiff.drawing import END, START, call, flows, inner, tag, users

TRIGGERS = {
    "message": trigger("message", "kabar"),
    "timer": timed("timeDuration", "PT1H"),
    "signal": trigger("signal", "sirene"),
    "conditional": when("x > 0"),
    "error": trigger("error", "E1"),
    "escalation": trigger("escalation", "L1"),
    "compensate": trigger("compensate"),
    "cancel": trigger("cancel"),
    "terminate": trigger("terminate"),
    "link": '<linkEventDefinition name="l"/>',
    "multiple": trigger("message", "kabar") + trigger("signal", "sirene"),
}
TASK = users("a") + END + flows("mulai>a a>selesai")


def beginning(what: str) -> Row:
    """A start event of a process that begins at once, whoever starts the case."""
    return Row(
        element="startEvent",
        what=what,
        where="process",
        drawn=start("mulai", TRIGGERS.get(what, "")) + TASK,
        steps=(expect("a"), complete("a")),
        trace="mulai a selesai",
    )


def refused(what: str, code: str) -> Row:
    return Row(
        element="startEvent",
        what=what,
        where="process",
        drawn=start("mulai", TRIGGERS[what]) + TASK,
        refused=code,
    )


#: What happens to a scope with tasks a and c in a row, and what is completed before it does.
HAPPENS = {
    "message": ((message("kabar"),), ""),
    "timer": ((clock("PT1H"),), ""),
    "signal": ((signal("sirene"),), ""),
    "conditional": ((complete("a", x=1),), " a"),
    "error": ((complete("a"),), " a t"),
    "escalation": ((complete("a"),), " a t"),
    "multiple": ((signal("sirene"),), ""),
}
SCOPES = ("process", "sub-process", "called process")


def handled(what: str, scope: str, *, stops: bool) -> Row:
    """An event sub-process with task b beside tasks a and c."""
    attributes = {} if stops else {"isInterrupting": "false"}
    inside = start("m2", TRIGGERS[what], **attributes) + users("b") + end("s2")
    beside = tag("subProcess", "es", inside + flows("m2>b b>s2"), triggeredByEvent="true")
    drawn, called = _scope(scope, _body(what, scope) + beside)
    happens, done = HAPPENS[what]
    rests = ("c",) if done else ("a", "c")
    waiting = "b" if stops else f"b {rests[0]}"
    going_on = () if stops else tuple(map(complete, rests))
    last = "" if stops else f" {' '.join(rests)} {NAMES[scope][1]}"
    return Row(
        element="startEvent",
        what=f"{what}, {'interrupting' if stops else 'not interrupting'}",
        where=f"event sub-process of a {scope}",
        drawn=drawn,
        called=called,
        steps=(*happens, expect(waiting), complete("b"), *going_on),
        trace=f"{NAMES[scope][0]}{done} m2 b s2 es{last}{NAMES[scope][2]}",
    )


#: Scope -> what is passed on the way in, its last event, what is passed on the way out.
NAMES = {
    "process": ("mulai", "selesai", ""),
    "sub-process": ("mulai m1", "s1", " sp selesai"),
    "called process": ("mulai m1", "s1", " k selesai"),
}


def _body(what: str, scope: str) -> str:
    """Tasks a and c between start and end, with what is thrown between them."""
    first, last = NAMES[scope][0].split()[-1], NAMES[scope][1]
    drawn = start(first) + users("a")
    if what == "error":
        return drawn + end("t", TRIGGERS[what]) + flows(f"{first}>a a>t")
    drawn += users("c") + end(last)
    if what == "escalation":
        return drawn + throw("t", TRIGGERS[what]) + flows(f"{first}>a a>t t>c c>{last}")
    return drawn + flows(f"{first}>a a>c c>{last}")


def _scope(scope: str, body: str) -> tuple[str, dict[str, str]]:
    """Put a body in its scope; return what is drawn in the process, and called processes."""
    if scope == "process":
        return body, {}
    if scope == "sub-process":
        return between(inner("sp", body), "sp"), {}
    return between(call("k", "q_p"), "k"), {"q_p": body}


def unhandled(what: str, event: str, code: str, *, stops: bool = True) -> Row:
    attributes = {} if stops else {"isInterrupting": "false"}
    inside = start("m2", event, **attributes) + users("b") + end("s2") + flows("m2>b b>s2")
    return Row(
        element="startEvent",
        what=what,
        where="event sub-process",
        drawn=START + TASK + tag("subProcess", "es", inside, triggeredByEvent="true"),
        refused=code,
    )


ROWS = (
    beginning("none"),
    beginning("message"),
    beginning("signal"),
    beginning("timer"),
    refused("conditional", "bpmn.unfitting"),
    refused("multiple", "bpmn.unsupported"),
    Row(
        element="startEvent",
        what="parallelMultiple",
        where="process",
        drawn=start("mulai", TRIGGERS["multiple"], parallelMultiple="true") + TASK,
        refused="bpmn.unsupported",
    ),
    refused("error", "bpmn.unfitting"),
    refused("escalation", "bpmn.unfitting"),
    refused("compensate", "bpmn.unsupported"),
    refused("cancel", "bpmn.unfitting"),
    refused("terminate", "bpmn.unfitting"),
    refused("link", "bpmn.unfitting"),
    Row(
        element="startEvent",
        what="several: each begins a case of its own",
        where="process",
        drawn=start("m1")
        + start("m2")
        + users("a b")
        + END
        + flows("m1>a m2>b a>selesai b>selesai"),
        steps=(expect("a"), complete("a")),
        trace="m1 a selesai",
    ),
    Row(
        element="startEvent",
        what="several, one with a message",
        where="process",
        drawn=start("m1", TRIGGERS["message"])
        + start("m2")
        + users("a b")
        + END
        + flows("m1>a m2>b a>selesai b>selesai"),
        steps=(expect("b"), complete("b")),
        trace="m2 b selesai",
    ),
    Row(
        element="startEvent",
        what="flow into it",
        where="process",
        drawn=START + users("a") + END + flows("mulai>a a>mulai a>selesai"),
        refused="bpmn.flow_into_start",
    ),
    Row(
        element="startEvent",
        what="implied",
        where="process",
        drawn=users("a") + END + flows("a>selesai"),
        steps=(expect("a"), complete("a")),
        trace="a selesai",
    ),
    *(handled(what, scope, stops=True) for what in HAPPENS for scope in SCOPES),
    *(handled(what, scope, stops=False) for what in HAPPENS for scope in SCOPES if what != "error"),
    unhandled("error, not interrupting", TRIGGERS["error"], "bpmn.error_goes_on", stops=False),
    unhandled("none", "", "bpmn.handler_start"),
    unhandled("compensate", TRIGGERS["compensate"], "bpmn.unsupported"),
    unhandled("cancel", TRIGGERS["cancel"], "bpmn.unfitting"),
    unhandled("terminate", TRIGGERS["terminate"], "bpmn.unfitting"),
    unhandled("link", TRIGGERS["link"], "bpmn.unfitting"),
)
