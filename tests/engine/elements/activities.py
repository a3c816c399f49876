"""Sub-processes, calls, flows, and what attributes say of activities."""

from tests.engine.elements.ends import TRANSACTION
from tests.engine.elements.rows import Row, between, complete, expect, trigger
from tests.engine.spiff.drawing import END, START, call, flows, inner, tag, user, users

INSIDE = '<startEvent id="m2"/>' + users("q") + '<endEvent id="s2"/>' + flows("m2>q q>s2")
ROWS = (
    Row(
        element="subProcess",
        what="embedded",
        drawn=between(inner("x", INSIDE)),
        steps=(expect("q"), complete("q")),
        trace="mulai m2 q s2 x selesai",
    ),
    Row(
        element="subProcess",
        what="in a sub-process",
        drawn=between(
            inner(
                "y",
                '<startEvent id="m3"/>'
                + inner("x", INSIDE)
                + '<endEvent id="s3"/>'
                + flows("m3>x x>s3"),
            ),
            "y",
        ),
        steps=(expect("q"), complete("q")),
        trace="mulai m3 m2 q s2 x s3 y selesai",
    ),
    Row(
        element="subProcess",
        what="without start and end",
        drawn=between(inner("x", users("q"))),
        steps=(expect("q"), complete("q")),
        trace="mulai q x selesai",
    ),
    Row(
        element="subProcess",
        what="empty",
        drawn=between(inner("x", "")),
        refused="bpmn.empty",
    ),
    Row(
        element="subProcess",
        what="several starts",
        drawn=between(
            inner(
                "x",
                '<startEvent id="m2"/><startEvent id="m3"/>'
                + users("q")
                + '<endEvent id="s2"/>'
                + flows("m2>q m3>q q>s2"),
            )
        ),
        refused="bpmn.several_starts",
    ),
    Row(
        element="subProcess",
        what="flow across its border",
        drawn=START
        + inner("x", INSIDE)
        + users("a")
        + END
        + flows("mulai>x x>selesai mulai>q q>a"),
        refused="bpmn.flow_crosses",
    ),
    Row(
        element="transaction",
        drawn=TRANSACTION,
        steps=(complete("q", batal=False),),
        trace="mulai m2 q g s2 tr selesai",
    ),
    Row(
        element="adHocSubProcess",
        drawn=between(inner("x", users("q"), "adHocSubProcess")),
        refused="bpmn.unsupported",
    ),
    Row(
        element="callActivity",
        what="process",
        drawn=between(call("x", "q_p")),
        called={"q_p": INSIDE},
        steps=(expect("q"), complete("q")),
        trace="mulai m2 q s2 x selesai",
    ),
    Row(
        element="callActivity",
        what="process that is not there",
        drawn=between(call("x", "q_p")),
        refused="bpmn.call_missing",
    ),
    Row(
        element="callActivity",
        what="of itself",
        drawn=between(call("x", "p")),
        refused="bpmn.call_cycle",
    ),
    *(
        Row(
            element="activity",
            what=f"{name} 2",
            drawn=between(tag("userTask", "x", **{name: "2"})),
            refused="bpmn.attribute",
        )
        for name in ("startQuantity", "completionQuantity")
    ),
    Row(
        element="activity",
        what="isForCompensation",
        drawn=between(users("x")) + user("k", isForCompensation="true"),
        refused="bpmn.unsupported",
    ),
    Row(
        element="activity",
        what="compensated by its handler",
        drawn=between(users("x"))
        + user("k", isForCompensation="true")
        + f'<boundaryEvent id="w" attachedToRef="x">{trigger("compensate")}</boundaryEvent>'
        + '<association id="as" sourceRef="w" targetRef="k" associationDirection="One"/>',
        refused="bpmn.unsupported",
    ),
    Row(
        element="sequenceFlow",
        what="conditional, from an activity",
        drawn=START
        + user("x", default="x_b")
        + users("a b")
        + END
        + flows("mulai>x x>a x>b a>selesai b>selesai", {"x_a": "y > 0"}),
        steps=(complete("x", y=1), expect("a"), complete("a")),
        trace="mulai x a selesai",
    ),
    Row(
        element="sequenceFlow",
        what="several, from an activity",
        drawn=START + users("x a b") + END + flows("mulai>x x>a x>b a>selesai b>selesai"),
        steps=(complete("x"), expect("a b"), complete("a"), complete("b")),
        trace="mulai x a selesai b selesai",
    ),
    Row(
        element="sequenceFlow",
        what="several, into an activity",
        drawn=START
        + users("x")
        + tag("parallelGateway", "g")
        + users("a b")
        + END
        + flows("mulai>g g>a g>b a>x b>x x>selesai"),
        refused="bpmn.unsynchronised",
    ),
    Row(
        element="sequenceFlow",
        what="leading nowhere",
        drawn=START + users("x") + END + flows("mulai>x x>selesai x>entah"),
        refused="bpmn.flow_dangling",
    ),
)
