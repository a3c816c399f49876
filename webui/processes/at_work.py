"""Where in the drawings of a pathway something is at work: the steps that read it or ask it."""

from collections.abc import Iterator
from typing import NamedTuple

from engine import Process, read_process, reading_steps
from processes import Resolved


class Step(NamedTuple):
    """A step of a drawing."""

    file: str
    #: Ids to be marked in the drawing: the node, or the flow and the gateway it leaves.
    marks: frozenset[str]
    #: As it stands in the drawing; "" for what has no name.
    name: str


def where_read(found: Resolved, process: str, group: str, setting: str) -> tuple[Step, ...]:
    """Return the steps of a pathway, and of what it calls, that read a setting themselves.

    Through an expression of theirs, their form or their decision table.
    """
    bundle, path = found.bundle(process), f"{group}.{setting}"
    naming = {
        file
        for file, source in bundle.items()
        if not file.endswith(".bpmn") and setting in found.read({file: source}).get(group, ())
    }
    return tuple(
        step
        for file, source in sorted(bundle.items())
        if file.endswith(".bpmn")
        for step in _steps(file, source, reading_steps(file, source).get(path, frozenset()), naming)
    )


def where_asked(found: Resolved, process: str, form: str) -> tuple[Step, ...]:
    """Return the steps of a pathway, and of what it calls, that ask a form."""
    return tuple(
        step
        for file, source in sorted(found.bundle(process).items())
        if file.endswith(".bpmn")
        for step in _steps(file, source, frozenset(), {form})
    )


def _steps(file: str, source: bytes, ids: frozenset[str], naming: set[str]) -> Iterator[Step]:
    for process in read_process(file, source)[0].values():
        for node in process.nodes.values():
            if node.id in ids or {node.form, f"{node.decision}.dmn"} & naming:
                yield Step(file, frozenset((node.id,)), node.name)
        for flow in process.flows.values():
            if flow.id in ids:
                yield Step(file, frozenset((flow.id, flow.source)), _question(process, flow.source))


def _question(process: Process, gateway: str) -> str:
    node = process.nodes.get(gateway)
    return node.name if node else ""
