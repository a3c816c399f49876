"""Compensation: what undoes what was completed, and who calls for it."""

from tests.engine.elements.rows import Row, between, complete, end, expect, throw, trigger
from tests.engine.spiff.drawing import END, START, boundary, call, flows, inner, tag, users, xor

ALL = trigger("compensate")
START2 = '<startEvent id="m2"/>'


def undoing(host: str, handler: str = "", **attributes: str) -> str:
    """A compensation event on `host`, and the handler that an association leads to."""
    name = f"u_{host}"
    drawn = boundary(f"k_{host}", host, ALL)
    drawn += f'<association id="as_{host}" sourceRef="k_{host}" targetRef="{name}"/>'
    return drawn + tag("userTask", name, handler, isForCompensation="true", **attributes)


def named(activity: str) -> str:
    return f'<compensateEventDefinition activityRef="{activity}"/>'


TWO = START + users("a b") + undoing("a") + undoing("b") + END + users("z")
INSIDE = START2 + users("i") + undoing("i") + end("s2") + flows("m2>i i>s2")
CANCELLED = (
    START2
    + users("i")
    + undoing("i")
    + xor("x", "x_s2")
    + end("c", trigger("cancel"))
    + end("s2")
    + flows("m2>i i>x x>c x>s2", {"x_c": "batal"})
)
LOOSE = START + users("a") + END + flows("mulai>a a>selesai")

ROWS = (
    Row(
        element="intermediateThrowEvent",
        what="compensate, its whole scope",
        drawn=TWO + throw("t", ALL) + flows("mulai>a a>b b>t t>z z>selesai"),
        steps=(
            complete("a"),
            complete("b"),
            expect("u_b"),
            complete("u_b"),
            expect("u_a"),
            complete("u_a"),
            complete("z"),
        ),
        trace="mulai a b u_b u_a t z selesai",
    ),
    Row(
        element="intermediateThrowEvent",
        what="compensate, one activity",
        drawn=TWO + throw("t", named("a")) + flows("mulai>a a>b b>t t>z z>selesai"),
        steps=(complete("a"), complete("b"), expect("u_a"), complete("u_a"), complete("z")),
        trace="mulai a b u_a t z selesai",
    ),
    Row(
        element="intermediateThrowEvent",
        what="compensate, what was not completed",
        drawn=START
        + xor("g", "g_b")
        + users("a b")
        + undoing("a")
        + undoing("b")
        + xor("h")
        + throw("t", ALL)
        + END
        + flows("mulai>g g>a g>b a>h b>h h>t t>selesai", {"g_a": "x > 0"}),
        steps=(complete("b"), expect("u_b"), complete("u_b")),
        trace="mulai g b h u_b t selesai",
    ),
    Row(
        element="intermediateThrowEvent",
        what="compensate, a sub-process",
        drawn=START
        + inner("sp", INSIDE)
        + throw("t", named("sp"))
        + END
        + flows("mulai>sp sp>t t>selesai"),
        steps=(complete("i"), expect("u_i"), complete("u_i")),
        trace="mulai m2 i s2 sp u_i t selesai",
    ),
    Row(
        element="intermediateThrowEvent",
        what="compensate, a call",
        drawn=START
        + call("k", "q_p")
        + undoing("k")
        + throw("t", named("k"))
        + END
        + flows("mulai>k k>t t>selesai"),
        called={"q_p": START2 + users("i") + end("s2") + flows("m2>i i>s2")},
        steps=(complete("i"), expect("u_k"), complete("u_k")),
        trace="mulai m2 i s2 k u_k t selesai",
    ),
    Row(
        element="intermediateThrowEvent",
        what="compensate, nothing to undo",
        drawn=between(throw("x", ALL)),
        refused="bpmn.compensation_nothing",
    ),
    Row(
        element="endEvent",
        what="compensate",
        where="process",
        drawn=START + users("a") + undoing("a") + end("x", ALL) + flows("mulai>a a>x"),
        steps=(complete("a"), expect("u_a"), complete("u_a")),
        trace="mulai a u_a x",
    ),
    Row(
        element="endEvent",
        what="compensate, nothing to undo",
        where="process",
        drawn=START + end("x", ALL) + flows("mulai>x"),
        refused="bpmn.compensation_nothing",
    ),
    Row(
        element="endEvent",
        what="cancel, with compensation",
        where="transaction",
        drawn=START
        + inner("tr", CANCELLED, "transaction")
        + boundary("w", "tr", trigger("cancel"))
        + users("b")
        + END
        + end("s3")
        + flows("mulai>tr tr>selesai w>b b>s3"),
        steps=(complete("i", batal=True), expect("u_i"), complete("u_i"), complete("b")),
        trace="mulai m2 i x u_i c w b s3",
    ),
    Row(
        element="boundaryEvent",
        what="compensate",
        where="task",
        drawn=LOOSE + boundary("w", "a", ALL),
        refused="bpmn.compensation",
    ),
    Row(
        element="boundaryEvent",
        what="compensate",
        where="repeated task",
        drawn=LOOSE.replace(
            'name="a">', 'name="a"><standardLoopCharacteristics loopMaximum="2"/>', 1
        )
        + undoing("a"),
        refused="bpmn.compensation",
    ),
    Row(
        element="activity",
        what="isForCompensation",
        where="without an event that names it",
        drawn=LOOSE + tag("userTask", "k", isForCompensation="true"),
        refused="bpmn.compensation_handler",
    ),
    Row(
        element="association",
        what="from a compensation event to its handler",
        drawn=LOOSE + undoing("a"),
        steps=(complete("a"),),
        trace="mulai a selesai",
    ),
)
