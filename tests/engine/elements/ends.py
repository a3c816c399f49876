"""End events: what ends a path, a sub-process, a case."""

from tests.engine.elements.rows import (
    Row,
    between,
    complete,
    end,
    expect,
    timed,
    trigger,
    when,
)
from tests.engine.elements.starts import TRIGGERS
from tests.engine.spiff.drawing import END, START, both, boundary, flows, inner, users, xor


def ended(what: str, event: str = "") -> Row:
    return Row(
        element="endEvent",
        what=what,
        where="process",
        drawn=START + users("a") + end("x", event) + flows("mulai>a a>x"),
        steps=(complete("a"),),
        trace="mulai a x",
    )


def refused(what: str, event: str, code: str, where: str = "process") -> Row:
    return Row(
        element="endEvent",
        what=what,
        where=where,
        drawn=START + end("x", event) + flows("mulai>x"),
        refused=code,
    )


#: Two tasks side by side: behind the first comes `end`, behind the second an ordinary end.
def side_by_side(event: str) -> str:
    drawn = '<startEvent id="m2"/>' + both("g") + users("a b") + end("x", event)
    return drawn + '<endEvent id="s2"/>' + flows("m2>g g>a g>b a>x b>s2")


SUB = inner("sp", side_by_side("<terminateEventDefinition/>"))
CANCEL = (
    '<startEvent id="m2"/>'
    + users("q")
    + xor("g", "g_s2")
    + end("x", trigger("cancel"))
    + '<endEvent id="s2"/>'
    + flows("m2>q q>g g>x g>s2", {"g_x": "batal"})
)
TRANSACTION = (
    START
    + inner("tr", CANCEL, "transaction")
    + boundary("w", "tr", trigger("cancel"))
    + users("b")
    + END
    + end("s3")
    + flows("mulai>tr tr>selesai w>b b>s3")
)

ROWS = (
    ended("none"),
    ended("message", trigger("message", "kabar")),
    ended("signal", trigger("signal", "sirene")),
    ended("escalation, not caught", trigger("escalation", "L1")),
    Row(
        element="endEvent",
        what="implied",
        where="process",
        drawn=START + users("a") + flows("mulai>a"),
        steps=(complete("a"),),
        trace="mulai a",
    ),
    Row(
        element="endEvent",
        what="several",
        where="process",
        drawn=START
        + both("g")
        + users("a b")
        + END
        + end("s2")
        + flows("mulai>g g>a g>b a>selesai b>s2"),
        steps=(complete("a"), expect("b", status="open"), complete("b")),
        trace="mulai g a selesai b s2",
    ),
    Row(
        element="endEvent",
        what="terminate",
        where="process",
        drawn=START
        + both("g")
        + users("a b")
        + end("x", "<terminateEventDefinition/>")
        + END
        + flows("mulai>g g>a g>b a>x b>selesai"),
        steps=(expect("a b"), complete("a")),
        trace="mulai g a x",
    ),
    Row(
        element="endEvent",
        what="terminate",
        where="sub-process",
        drawn=between(SUB, "sp"),
        steps=(expect("a b"), complete("a")),
        trace="mulai m2 g a x sp selesai",
    ),
    Row(
        element="endEvent",
        what="terminate",
        where="called process",
        drawn=between('<callActivity id="k" calledElement="q_p"/>', "k"),
        called={"q_p": side_by_side("<terminateEventDefinition/>")},
        steps=(expect("a b"), complete("a")),
        trace="mulai m2 g a x k selesai",
    ),
    Row(
        element="endEvent",
        what="cancel",
        where="transaction",
        drawn=TRANSACTION,
        steps=(complete("q", batal=True), expect("b"), complete("b")),
        trace="mulai m2 q g x w b s3",
    ),
    Row(
        element="endEvent",
        what="error, not caught",
        where="process",
        drawn=START + users("a") + end("x", trigger("error", "E1")) + flows("mulai>a a>x"),
        steps=(complete("a"), expect("", status="stuck")),
        trace="mulai a",
        status="stuck",
    ),
    refused("cancel", trigger("cancel"), "bpmn.cancel_elsewhere"),
    ended("multiple", TRIGGERS["multiple"]),
    refused("timer", timed("timeDuration", "PT1H"), "bpmn.unfitting"),
    refused("conditional", when("x > 0"), "bpmn.unfitting"),
    refused("link", '<linkEventDefinition name="l"/>', "bpmn.unfitting"),
    Row(
        element="endEvent",
        what="flow out of it",
        where="process",
        drawn=START + users("a") + END + flows("mulai>selesai selesai>a"),
        refused="bpmn.flow_out_of_end",
    ),
)
