"""Boundary events: what watches an activity, and whether it stops it."""

from tests.engine.elements.rows import (
    Row,
    clock,
    complete,
    end,
    expect,
    message,
    signal,
    throw,
    timed,
)
from tests.engine.elements.starts import TRIGGERS
from tests.engine.spiff.drawing import END, START, boundary, call, flows, inner, users

INSIDE = '<startEvent id="m2"/>' + users("q") + '<endEvent id="s2"/>' + flows("m2>q q>s2")
HOSTS = {"task": users("x"), "sub-process": inner("x", INSIDE), "call activity": call("x", "q_p")}
CALLED = {"call activity": {"q_p": INSIDE}}
HAPPENS = {
    "message": message("kabar"),
    "timer": clock("PT1H"),
    "signal": signal("sirene"),
    "multiple": signal("sirene"),
}
SINGLE = ("message", "timer", "signal")
#: What the token rests at in a host, and what is completed on the way into it.
RESTS = {"task": "x", "sub-process": "q", "call activity": "q"}
ENTERS = {"task": "mulai", "sub-process": "mulai m2", "call activity": "mulai m2"}
LEAVES = {"task": "x", "sub-process": "q s2 x", "call activity": "q s2 x"}


def _drawn(host: str, event: str, *, stops: bool) -> str:
    watch = boundary("w", "x", event, stops=stops)
    ways = flows("mulai>x x>selesai w>b b>s3")
    return START + HOSTS[host] + watch + users("b") + END + end("s3") + ways


def stopping(what: str, host: str) -> Row:
    return Row(
        element="boundaryEvent",
        what=f"{what}, interrupting",
        where=host,
        drawn=_drawn(host, TRIGGERS[what], stops=True),
        called=CALLED.get(host, {}),
        steps=(expect(RESTS[host]), HAPPENS[what], expect("b"), complete("b")),
        trace=f"{ENTERS[host]} w b s3",
    )


def beside(what: str, host: str) -> Row:
    """An event that does not stop its activity, and happens twice where it can."""
    twice = what != "timer"
    again = (HAPPENS[what], expect(f"{RESTS[host]} b b"), complete("b")) if twice else ()
    return Row(
        element="boundaryEvent",
        what=f"{what}, not interrupting",
        where=host,
        drawn=_drawn(host, TRIGGERS[what], stops=False),
        called=CALLED.get(host, {}),
        steps=(
            HAPPENS[what],
            expect(f"{RESTS[host]} b"),
            *again,
            complete("b"),
            complete(RESTS[host]),
        ),
        trace=f"{ENTERS[host]} w {'w b s3 ' if twice else ''}b s3 {LEAVES[host]} selesai",
    )


def refused(what: str, code: str, *, stops: bool = True, host: str = "task") -> Row:
    return Row(
        element="boundaryEvent",
        what=f"{what}, {'interrupting' if stops else 'not interrupting'}",
        where=host,
        drawn=_drawn(host, TRIGGERS[what] if what != "none" else "", stops=stops),
        called=CALLED.get(host, {}),
        refused=code,
    )


def thrown(what: str, host: str, *, by: str, stops: bool = True) -> Row:
    """What an inner end or throw event sends up to the boundary."""
    event = TRIGGERS[what]
    tells = end("t", event) if by == "end" else throw("t", event) + users("q") + end("s2")
    ways = "m2>t" if by == "end" else "m2>t t>q q>s2"
    inside = '<startEvent id="m2"/>' + tells + flows(ways)
    drawn = _drawn(host, event, stops=stops).replace(INSIDE, inside)
    kind = "interrupting" if stops else "not interrupting"
    rest = () if by == "end" else (complete("q"),)
    return Row(
        element="boundaryEvent",
        what=f"{what}, {kind}",
        where=f"{host}, {by} event inside",
        drawn=drawn,
        called={"q_p": inside} if host == "call activity" else {},
        steps=(complete("b"), *(() if stops else rest)),
        trace="mulai m2 t w b s3"
        if stops
        else "mulai m2 t w b s3" + (" x selesai" if by == "end" else " q s2 x selesai"),
    )


def conditional(*, stops: bool) -> Row:
    """A condition that comes true inside the activity it watches."""
    inside = '<startEvent id="m2"/>' + users("q r") + '<endEvent id="s2"/>'
    inside += flows("m2>q q>r r>s2")
    waits, rest = ("b", ()) if stops else ("b r", (complete("r"),))
    return Row(
        element="boundaryEvent",
        what=f"conditional, {'interrupting' if stops else 'not interrupting'}",
        where="sub-process",
        drawn=_drawn("sub-process", TRIGGERS["conditional"], stops=stops).replace(INSIDE, inside),
        steps=(expect("q"), complete("q", x=1), expect(waits), complete("b"), *rest),
        trace="mulai m2 q w b s3" + ("" if stops else " r s2 x selesai"),
    )


ROWS = (
    *(stopping(what, host) for what in SINGLE for host in HOSTS),
    *(beside(what, host) for what in SINGLE for host in HOSTS),
    Row(
        element="boundaryEvent",
        what="timer cycle, not interrupting",
        where="task",
        drawn=_drawn("task", timed("timeCycle", "R2/PT1H"), stops=False),
        steps=(
            clock("PT3H"),
            expect("x b b"),
            complete("b"),
            complete("b"),
            complete("x"),
        ),
        trace="mulai w w b s3 b s3 x selesai",
    ),
    thrown("error", "sub-process", by="end"),
    thrown("error", "call activity", by="end"),
    thrown("escalation", "sub-process", by="end"),
    thrown("escalation", "call activity", by="end"),
    thrown("escalation", "sub-process", by="throw"),
    thrown("escalation", "sub-process", by="throw", stops=False),
    thrown("escalation", "call activity", by="throw", stops=False),
    refused("error", "bpmn.error_goes_on", stops=False, host="sub-process"),
    conditional(stops=True),
    conditional(stops=False),
    refused("cancel", "bpmn.cancel_elsewhere"),
    stopping("multiple", "task"),
    beside("multiple", "task"),
    refused("terminate", "bpmn.unfitting"),
    refused("link", "bpmn.unfitting"),
    refused("none", "bpmn.no_trigger"),
    Row(
        element="boundaryEvent",
        what="parallelMultiple",
        where="task",
        drawn=_drawn("task", TRIGGERS["multiple"], stops=True).replace(
            "<boundaryEvent", '<boundaryEvent parallelMultiple="true"'
        ),
        refused="bpmn.unsupported",
    ),
    Row(
        element="boundaryEvent",
        what="attached to nothing",
        drawn=START
        + users("x")
        + boundary("w", "y", TRIGGERS["message"])
        + users("b")
        + END
        + flows("mulai>x x>selesai w>b b>selesai"),
        refused="bpmn.boundary_loose",
    ),
)
