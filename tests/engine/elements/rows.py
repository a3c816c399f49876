"""What a row of the element table is: a small drawing, and what becomes of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from engine import Json, JsonObject
from tests.engine.spiff.drawing import END, HEAD, START, flows, tag

#: What events refer to by name, and how each is declared under bpmn:definitions.
DECLARED = {
    "message": '<message id="{0}" name="{0}"/>',
    "signal": '<signal id="{0}" name="{0}"/>',
    "error": '<error id="{0}" name="{0}" errorCode="{0}"/>',
    "escalation": '<escalation id="{0}" name="{0}" escalationCode="{0}"/>',
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One element in one place: it runs as its scenario tells, or it is refused."""

    #: BPMN local name.
    element: str
    #: Event definition, kind of loop, or attribute; "" for the plain element.
    what: str = ""
    #: Where it stands, where that matters.
    where: str = ""
    #: What is drawn inside process `p`.
    drawn: str = ""
    #: What else is drawn under bpmn:definitions.
    top: str = ""
    #: Processes that are called, and files beside the diagram.
    called: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    #: Lines of a scenario after its start, the variables it starts with, and what is completed.
    steps: tuple[JsonObject, ...] = ()
    data: JsonObject = field(default_factory=dict)
    trace: str = ""
    status: str = "closed"
    #: Code of the refusal; "" when the element runs.
    refused: str = ""

    @property
    def name(self) -> str:
        """The name of the row's test: words and dashes."""
        words = f"{self.element} {self.what} {self.where}"
        return re.sub(r"[^A-Za-z0-9]+", "-", words).strip("-")

    def bundle(self) -> dict[str, bytes]:
        """The files of the row by name."""
        sources = {"p.bpmn": diagram("p", self.drawn, self.top)}
        sources |= {f"{name}.bpmn": diagram(name, drawn) for name, drawn in self.called.items()}
        return {**sources, **self.files}


def diagram(process: str, drawn: str, top: str = "") -> bytes:
    """A file with one process; what its events name is declared by that name."""
    named = sorted(set(re.findall(r'(message|signal|error|escalation)Ref="(\w+)"', drawn)))
    declared = "".join(DECLARED[kind].format(name) for kind, name in named)
    body = f'<process id="{process}" isExecutable="true">{drawn}</process>' if drawn else ""
    return f"{HEAD}{declared}{top}{body}</definitions>".encode()


def between(drawn: str, name: str = "x") -> str:
    """Start, the node of this name, end."""
    return START + drawn + END + flows(f"mulai>{name} {name}>selesai")


def trigger(kind: str, reference: str = "", inside: str = "") -> str:
    """An event definition; what it refers to by name is declared by `diagram`."""
    about = f' {kind}Ref="{reference}"' if reference else ""
    return f"<{kind}EventDefinition{about}>{inside}</{kind}EventDefinition>"


def timed(kind: str, text: str) -> str:
    """A timer's definition."""
    return trigger("timer", inside=f"<{kind}>{text}</{kind}>")


def when(condition: str) -> str:
    """A condition's definition."""
    return trigger("conditional", inside=f"<condition>{condition}</condition>")


def throw(name: str, inside: str = "") -> str:
    return tag("intermediateThrowEvent", name, inside)


def end(name: str, inside: str = "") -> str:
    return tag("endEvent", name, inside)


def start(name: str, inside: str = "", **attributes: str) -> str:
    return tag("startEvent", name, inside, **attributes)


def complete(element: str, **data: Json) -> JsonObject:
    return {"complete": element, "data": data}


def message(name: str, **data: Json) -> JsonObject:
    return {"message": name, "data": data}


def signal(name: str) -> JsonObject:
    return {"signal": name}


def clock(duration: str) -> JsonObject:
    return {"clock": duration}


def expect(waiting: str = "", **more: Json) -> JsonObject:
    return {"expect": {"waiting": [*waiting.split()], **more}}
