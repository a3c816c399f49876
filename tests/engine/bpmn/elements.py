"""Single elements as XML, and the diagrams around them."""

from engine.bpmn import check_bundle
from tests.engine.bpmn.drawing import around, process, sketch

MESSAGE = '<bpmn:message id="m" name="Jawaban"/>'
ERROR = '<bpmn:error id="galat" name="Galat" errorCode="1"/>'
TIMER = "<bpmn:timerEventDefinition><bpmn:{kind}>{text}</bpmn:{kind}></bpmn:timerEventDefinition>"
MESSAGE_HEARD = '<bpmn:messageEventDefinition messageRef="pesan"/>'


def event(kind: str, inner: str, name: str = "t", more: str = "") -> str:
    return f'<bpmn:{kind} id="{name}" {more}>{inner}</bpmn:{kind}>'


#: A sub-process of one flow.
SUB = event("subProcess", sketch("s1:S e1:E", "s1>e1"))


def task(inner: str, kind: str = "userTask") -> str:
    return around(event(kind, inner))


def task_of(attributes="", inside="", kind="userTask"):
    extensions = f"<bpmn:extensionElements>{inside}</bpmn:extensionElements>" if inside else ""
    drawn = f'<bpmn:{kind} id="t" {attributes}>{extensions}</bpmn:{kind}>'
    checked = check_bundle("p", {"a.bpmn": process(around(drawn))}, {})
    return checked.processes["p"].nodes["t"], checked
