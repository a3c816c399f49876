"""Tasks of every kind, and the global ones."""

from tests.engine.elements.rows import Row, between, complete, expect, message
from tests.engine.spiff.drawing import script, tag

DECISION = b"""<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="t" name="t"
 namespace="urn:t"><decision id="putusan" name="putusan"><variable name="hasil"/>
 <decisionTable hitPolicy="UNIQUE"><input id="i"><inputExpression id="ie"><text>usia</text>
 </inputExpression></input><output id="o" name="hasil"/>
 <rule id="r1"><inputEntry id="r1i"><text>&lt; 18</text></inputEntry>
 <outputEntry id="r1o"><text>"anak"</text></outputEntry></rule>
 <rule id="r2"><inputEntry id="r2i"><text>&gt;= 18</text></inputEntry>
 <outputEntry id="r2o"><text>"dewasa"</text></outputEntry></rule></decisionTable></decision>
 </definitions>"""
DECIDES = (
    "<extensionElements><spiffworkflow:calledDecisionId>putusan</spiffworkflow:calledDecisionId>"
    "</extensionElements>"
)
THROUGH = "mulai x selesai"


def _waits(kind: str) -> Row:
    return Row(
        element=kind,
        drawn=between(tag(kind, "x")),
        steps=(expect("x"), complete("x", hasil=1)),
        trace=THROUGH,
    )


ROWS = (
    _waits("task"),
    _waits("userTask"),
    _waits("manualTask"),
    Row(
        element="scriptTask",
        what="FEEL assignments",
        drawn=between(script("x", "dua = 1 + 1\nempat = dua * 2")),
        steps=(expect("", data={"empat": 4}),),
        trace=THROUGH,
    ),
    Row(
        element="scriptTask",
        what="Python",
        drawn=between(script("x", "import os")),
        refused="feel.python",
    ),
    Row(
        element="scriptTask",
        what="without script",
        drawn=between(tag("scriptTask", "x")),
        refused="bpmn.script_empty",
    ),
    Row(element="serviceTask", drawn=between(tag("serviceTask", "x")), trace=THROUGH),
    Row(
        element="sendTask",
        drawn=between(tag("sendTask", "x", messageRef="kabar")),
        trace=THROUGH,
    ),
    Row(
        element="receiveTask",
        drawn=between(tag("receiveTask", "x", messageRef="kabar")),
        steps=(expect("x"), message("kabar", isi=1)),
        trace=THROUGH,
    ),
    Row(
        element="receiveTask",
        what="without message",
        drawn=between(tag("receiveTask", "x")),
        refused="bpmn.receive_without_message",
    ),
    Row(
        element="receiveTask",
        what="instantiate",
        drawn=between(tag("receiveTask", "x", messageRef="kabar", instantiate="true")),
        refused="bpmn.attribute",
    ),
    Row(
        element="businessRuleTask",
        drawn=between(tag("businessRuleTask", "x", DECIDES)),
        files={"putusan.dmn": DECISION},
        data={"usia": 9},
        steps=(expect("", data={"hasil": "anak"}),),
        trace=THROUGH,
    ),
    Row(
        element="businessRuleTask",
        what="without decision",
        drawn=between(tag("businessRuleTask", "x")),
        refused="bpmn.decision_missing",
    ),
    *(
        Row(
            element=kind,
            where="definitions",
            drawn=between(tag("userTask", "x")),
            top=f'<{kind} id="umum" name="umum"/>',
            refused="bpmn.unsupported",
        )
        for kind in (
            "globalTask",
            "globalUserTask",
            "globalManualTask",
            "globalScriptTask",
            "globalBusinessRuleTask",
        )
    ),
)
