"""Sub-processes, calls, flows, and what attributes say of activities."""

from tests.engine.elements.ends import TRANSACTION
from tests.engine.elements.rows import Row, between, complete, expect
from tests.engine.spiff.drawing import END, START, call, flows, inner, tag, user, users, xor

#: A called process that asks about b; who calls knows a.
ASKS = '<startEvent id="m2"/>' + xor("g", "g_s2") + users("q") + '<endEvent id="s2"/>'
ASKS += flows("m2>g g>q g>s2 q>s2", {"g_q": "b = 1 and a = null"})
MAPPED = (
    "<dataInputAssociation><targetRef>x</targetRef><assignment><from>a</from><to>b</to></assignment>"
    "</dataInputAssociation>"
)
SCRIPT = "<spiffworkflow:preScript>b = a</spiffworkflow:preScript>"
SCRIPT = f"<extensionElements>{SCRIPT}</extensionElements>"
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
    *(
        Row(
            element="adHocSubProcess",
            what=what,
            drawn=between(
                f'<adHocSubProcess id="x"{marks}>'
                + users("q r")
                + "<completionCondition>cukup = true</completionCondition></adHocSubProcess>"
            ),
            steps=(
                expect("q r"),
                complete("r"),
                expect("q r"),
                complete("q", cukup=True),
            ),
            trace="mulai r q x selesai",
        )
        for what, marks in (
            ("parallel", ""),
            ("sequential", ' ordering="Sequential"'),
            ("that lets what was begun be finished", ' cancelRemainingInstances="false"'),
        )
    ),
    Row(
        element="adHocSubProcess",
        what="without completionCondition",
        drawn=between(inner("x", users("q"), "adHocSubProcess")),
        refused="bpmn.adhoc_endless",
    ),
    Row(
        element="adHocSubProcess",
        what="with a task nobody is asked to do",
        drawn=between(
            '<adHocSubProcess id="x">'
            + tag("serviceTask", "q")
            + "<completionCondition>cukup = true</completionCondition></adHocSubProcess>"
        ),
        refused="bpmn.adhoc",
    ),
    Row(
        element="callActivity",
        what="process",
        drawn=between(call("x", "q_p")),
        called={"q_p": INSIDE},
        steps=(expect("q"), complete("q")),
        trace="mulai m2 q s2 x selesai",
    ),
    *(
        Row(
            element="callActivity",
            what=what,
            drawn=between(drawn),
            called={"q_p": ASKS},
            data={"a": 1},
            steps=(expect("q"), complete("q")),
            trace="mulai m2 g q s2 x selesai",
        )
        for what, drawn in (
            ("data associations with assignment", call("x", "q_p", MAPPED)),
            (
                "lk3:in mapped",
                tag("callActivity", "x", SCRIPT, calledElement="q_p", lk3__in="mapped"),
            ),
        )
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
