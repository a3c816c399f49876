"""Small processes as BPMN text, drawn in a line of words, and the definitions made of them."""

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

HEAD = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t" '
    'xmlns:lk3="urn:lk3:bpmn:1" '
    'xmlns:spiffworkflow="http://spiffworkflow.org/bpmn/schema/1.0/core">'
)
START = '<startEvent id="mulai"/>'
END = '<endEvent id="selesai"/>'


def tag(kind: str, name: str, inside: str = "", **attributes: str) -> str:
    told = "".join(
        f" {key.replace('__', ':')}={quoteattr(value)}" for key, value in attributes.items()
    )
    return f'<{kind} id="{name}" name="{name}"{told}>{inside}</{kind}>'


def user(name: str, inside: str = "", **attributes: str) -> str:
    return tag("userTask", name, inside, **attributes)


def users(names: str) -> str:
    return "".join(user(name) for name in names.split())


def script(name: str, text: str) -> str:
    return tag("scriptTask", name, f"<script>{escape(text)}</script>", scriptFormat="feel")


def xor(name: str, default: str = "") -> str:
    return tag("exclusiveGateway", name, **({"default": default} if default else {}))


def both(name: str) -> str:
    return tag("parallelGateway", name)


def timer(kind: str, text: str) -> str:
    return f"<timerEventDefinition><{kind}>{escape(text)}</{kind}></timerEventDefinition>"


def message(name: str) -> str:
    return f'<messageEventDefinition messageRef="{name}"/>'


def boundary(name: str, on: str, trigger: str, *, stops: bool = True) -> str:
    return tag("boundaryEvent", name, trigger, attachedToRef=on, cancelActivity=str(stops).lower())


def signal(name: str) -> str:
    return f'<signalEventDefinition signalRef="{name}"/>'


def error(name: str = "") -> str:
    return f'<errorEventDefinition errorRef="{name}"/>' if name else "<errorEventDefinition/>"


def escalation(name: str = "") -> str:
    told = f' escalationRef="{name}"' if name else ""
    return f"<escalationEventDefinition{told}/>"


def condition(text: str) -> str:
    told = f"<condition>{escape(text)}</condition>"
    return f"<conditionalEventDefinition>{told}</conditionalEventDefinition>"


def handler(name: str, trigger: str, content: str, ways: str, *, stops: bool = True) -> str:
    """An event sub-process; its start is called after it: "tangani" begins with "tangani_m"."""
    start = tag("startEvent", f"{name}_m", trigger, isInterrupting=str(stops).lower())
    inside = start + content + tag("endEvent", f"{name}_s")
    ways = flows(f"{name}_m>{ways.split(maxsplit=1)[0]} {' '.join(ways.split()[1:])}")
    return tag("subProcess", name, inside + ways, triggeredByEvent="true")


def catch(name: str, trigger: str) -> str:
    return tag("intermediateCatchEvent", name, trigger)


def call(name: str, process: str, inside: str = "") -> str:
    return tag("callActivity", name, inside, calledElement=process)


def flows(text: str, conditions: Mapping[str, str] | None = None) -> str:
    """Flows "a>b b>c"; a flow's id is "a_b", `conditions` are by that id."""
    found = []
    for pair in text.split():
        source, target = pair.split(">")
        name = f"{source}_{target}"
        condition = (conditions or {}).get(name, "")
        inside = (
            f"<conditionExpression>{escape(condition)}</conditionExpression>" if condition else ""
        )
        ends = f'sourceRef="{source}" targetRef="{target}"'
        found.append(f'<sequenceFlow id="{name}" {ends}>{inside}</sequenceFlow>')
    return "".join(found)


def inner(name: str, content: str, kind: str = "subProcess") -> str:
    return f'<{kind} id="{name}" name="{name}">{content}</{kind}>'


def file_of(process: str, content: str) -> bytes:
    """A file of one process; the messages and signals it names are declared by their names."""
    declared = "".join(
        f'<{kind} id="{name}" name="{name}"/>'
        for kind, name in sorted(set(re.findall(r'(message|signal)Ref="(\w+)"', content)))
    )
    declared += "".join(
        f'<{kind} id="{name}" name="{name}" {kind}Code="{name}"/>'
        for kind, name in sorted(set(re.findall(r'(error|escalation)Ref="(\w+)"', content)))
    )
    people = re.findall(r'<(?:userTask|manualTask|task|subProcess|transaction) id="(\w+)"', content)
    members = "".join(f"<flowNodeRef>{name}</flowNodeRef>" for name in people)
    lane = f'<lane id="l_{process}" name="Pekerja" lk3:role="pekerja_sosial">{members}</lane>'
    content = f'<laneSet id="ls_{process}">{lane}</laneSet>{content}'
    body = f'<process id="{process}" name="{process}" isExecutable="true">{content}</process>'
    return f"{HEAD}{declared}{body}</definitions>".encode()
