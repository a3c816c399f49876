"""Tasks, repetitions and calls that are refused."""

from tests.engine.bpmn.drawing import around
from tests.engine.bpmn.elements import task


def script(text: str) -> str:
    return task(f"<bpmn:script>{text}</bpmn:script>", "scriptTask")


#: Name -> (body of the process, code of the refusal, element).
CASES = {
    "instances that throw": (
        task(
            '<bpmn:multiInstanceLoopCharacteristics behavior="One"><bpmn:loopCardinality>2'
            "</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>"
        ),
        "bpmn.attribute",
        "t",
    ),
    "a number and a list": (
        task(
            "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>2</bpmn:loopCardinality>"
            "<bpmn:loopDataInputRef>a</bpmn:loopDataInputRef></bpmn:multiInstanceLoopCharacteristics>"
        ),
        "bpmn.instances_unknown",
        "t",
    ),
    "repeated in two ways": (
        task(
            "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>2</bpmn:loopCardinality>"
            "</bpmn:multiInstanceLoopCharacteristics>"
            '<bpmn:standardLoopCharacteristics loopMaximum="2"/>'
        ),
        "bpmn.repeated_twice",
        "t",
    ),
    "receive task without message": (
        around('<bpmn:receiveTask id="t"/>'),
        "bpmn.receive_without_message",
        "t",
    ),
    "message that is not there": (
        around('<bpmn:receiveTask id="t" messageRef="hilang"/>'),
        "bpmn.missing_reference",
        "t",
    ),
    "misspelt setting of ours": (
        around('<bpmn:userTask id="t" lk3:deu="P3D"/>'),
        "bpmn.lk3_unknown",
        "t",
    ),
    "instances of unknown number": (
        task("<bpmn:multiInstanceLoopCharacteristics/>"),
        "bpmn.instances_unknown",
        "t",
    ),
    "a hundred million instances": (
        task(
            "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>100000000"
            "</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>"
        ),
        "bpmn.instances_many",
        "t",
    ),
    "endless loop": (task("<bpmn:standardLoopCharacteristics/>"), "bpmn.loop_endless", "t"),
    "loop limit that is no number": (
        task('<bpmn:standardLoopCharacteristics loopMaximum="banyak"/>'),
        "bpmn.loop_limit",
        "t",
    ),
    "script in Python": (script("import os\nx = os.environ"), "feel.python", "t"),
    "empty script": (script(""), "bpmn.script_empty", "t"),
    "missing form": (
        task(
            "<bpmn:extensionElements><spiffworkflow:properties><spiffworkflow:property "
            'name="formJsonSchemaFilename" value="f99.schema.json"/></spiffworkflow:properties>'
            "</bpmn:extensionElements>"
        ),
        "bpmn.form_missing",
        "t",
    ),
    "missing decision": (task("", "businessRuleTask"), "bpmn.decision_missing", "t"),
    "missing process": (
        around('<bpmn:callActivity id="t" calledElement="sp_hilang"/>'),
        "bpmn.call_missing",
        "t",
    ),
    "a process that calls itself": (
        around('<bpmn:callActivity id="t" calledElement="p"/>'),
        "bpmn.call_cycle",
        "t",
    ),
}
