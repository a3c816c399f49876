"""A case's rows become a story: deeds, choices and decisions in the order they happened."""

from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Literal

from engine import Chosen, Decided, Event, HistorySheet, Json, Passed, Process


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """One way a gateway looked at."""

    #: Its label in the diagram, or the name of what it leads to.
    name: str
    #: FEEL; "" for the way taken when nothing else fits.
    condition: str
    taken: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One thing that happened, with what it needs to be told."""

    at: datetime
    kind: Literal["event", "chosen", "decided", "unread"]
    name: str
    event: Event | None = None
    branches: tuple[Branch, ...] = ()
    decided: Decided | None = None
    #: Variable and value, as the gateway or the table saw them.
    values: tuple[tuple[str, Json], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One node of the path, in words: the list beside the drawing."""

    name: str
    process: str
    passed: Passed
    #: It only reminds: it is withdrawn when what it reminds of is over.
    is_reminder: bool


#: What people recognise as a step; the joins and splits between are in the drawing.
TOLD_KINDS = frozenset(
    (
        *("startEvent", "endEvent", "boundaryEvent"),
        *("intermediateCatchEvent", "intermediateThrowEvent", "callActivity"),
        *("userTask", "manualTask", "receiveTask", "sendTask", "serviceTask", "businessRuleTask"),
    )
)


def tell_story(sheet: HistorySheet) -> tuple[Chapter, ...]:
    """Return everything that happened, oldest first; the deed before what it caused."""
    told = chain(
        (
            Chapter(at=event.at, kind="event", name=event.name, event=event)
            for event in sheet.events
        ),
        (_choice(at, chosen, sheet.processes) for at, chosen in sheet.chosen),
        (_decision(at, decided, sheet.processes) for at, decided in sheet.decided),
        (
            Chapter(at=at, kind="unread", name=element_name(sheet.processes, element) or element)
            for at, element in sheet.unread
        ),
    )
    return tuple(sorted(told, key=lambda chapter: chapter.at))


def _choice(at: datetime, chosen: Chosen, processes: dict[str, Process]) -> Chapter:
    process = processes[chosen.process]
    return Chapter(
        at=at,
        kind="chosen",
        name=process.nodes[chosen.element].name,
        branches=tuple(
            Branch(name=flow_name(process, flow), condition=condition, taken=taken)
            for flow, condition, taken in chosen.flows
        ),
        values=tuple(chosen.values.items()),
    )


def _decision(at: datetime, decided: Decided, processes: dict[str, Process]) -> Chapter:
    return Chapter(
        at=at,
        kind="decided",
        name=element_name(processes, decided.element) or decided.decision,
        decided=decided,
        values=tuple(decided.inputs.items()),
    )


def flow_name(process: Process, flow: str) -> str:
    """Return the flow's label, or else the name of the node it leads to."""
    drawn = process.flows.get(flow)
    if drawn is None:
        return flow
    return drawn.name or process.nodes[drawn.target].name or drawn.target


def element_name(processes: dict[str, Process], element: str) -> str:
    """Return the name of an element wherever it stands, or ""."""
    return next((p.nodes[element].name for p in processes.values() if element in p.nodes), "")


def steps(sheet: HistorySheet) -> tuple[Step, ...]:
    """Return the path walked, as the steps that people recognise, in order."""
    return tuple(
        Step(
            name=sheet.processes[passed.process].nodes[passed.element].name or passed.element,
            process=sheet.processes[passed.process].name,
            passed=passed,
            is_reminder=sheet.processes[passed.process].nodes[passed.element].reminder,
        )
        for passed in sheet.passed
        if passed.kind in TOLD_KINDS
    )
