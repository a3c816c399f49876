"""Small diagrams for the tests, written in one line instead of forty."""

import re
from collections.abc import Iterable

from engine.model import Problem

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
  xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
  xmlns:di="http://www.omg.org/spec/DD/20100524/DI"
  xmlns:spiffworkflow="http://spiffworkflow.org/bpmn/schema/1.0/core"
  xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
  xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  xmlns:lk3="urn:lk3:bpmn:1" targetNamespace="urn:uji" id="defs">
"""
KINDS = {
    "S": "startEvent",
    "E": "endEvent",
    "T": "userTask",
    "X": "exclusiveGateway",
    "P": "parallelGateway",
    "O": "inclusiveGateway",
    "V": "eventBasedGateway",
}


def file(inside: str) -> bytes:
    """Return a BPMN file with `inside` under bpmn:definitions."""
    return f"{HEAD}{inside}</bpmn:definitions>".encode()


def process(body: str, *, top: str = "", name: str = "p") -> bytes:
    """Return a BPMN file with one process."""
    return file(f'{top}<bpmn:process id="{name}" isExecutable="true">{body}</bpmn:process>')


def sketch(nodes: str, flows: str) -> str:
    """Return nodes and flows as XML.

    `nodes`: "S a:T g:X E" — a bare letter is a node of that name. `flows`: "S>a a>g g>E?x=1"; each
    flow's id is "f_<source>_<target>"; "a>>b" marks the flow as the default of `a`.
    """
    defaults = dict(re.findall(r"(\w+)>>(\w+)", flows))
    drawn = []
    for word in nodes.split():
        name, _, letter = word.rpartition(":")
        kind = KINDS.get(letter or word, letter)
        name = name or word
        default = f' default="f_{name}_{defaults[name]}"' if name in defaults else ""
        drawn.append(f'<bpmn:{kind} id="{name}"{default}/>')
    for word in flows.split():
        ends, _, condition = word.partition("?")
        source, target = re.split(">+", ends)
        drawn.append(arrow(source, target, condition))
    return "\n".join(drawn)


def arrow(source: str, target: str, condition: str = "") -> str:
    """Return one sequence flow."""
    inner = condition.replace("&", "&amp;").replace("<", "&lt;")
    inside = f"<bpmn:conditionExpression>{inner}</bpmn:conditionExpression>" if condition else ""
    ends = f'sourceRef="{source}" targetRef="{target}"'
    return f'<bpmn:sequenceFlow id="f_{source}_{target}" {ends}>{inside}</bpmn:sequenceFlow>'


def around(node: str, name: str = "t") -> str:
    """Return start → `node` (whose id is `name`) → end."""
    return sketch("S E", f"S>{name} {name}>E") + node


def errors(problems: Iterable[Problem]) -> list[tuple[str, str]]:
    """Return (code, element) of every error."""
    return [(p.code, p.element) for p in problems if p.severity == "error"]


def notes(problems: Iterable[Problem]) -> list[str]:
    """Return the codes of notes and warnings."""
    return [p.code for p in problems if p.severity != "error"]
