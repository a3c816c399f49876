"""Ids that SpiffWorkflow keeps for itself, or that two files share, get another name."""

import re

from lxml.etree import _Element as Element

from engine.bpmn.change import Change
from engine.bpmn.compensation import UNDO, UNDOES
from engine.bpmn.vocabulary import NODES, SUB_PROCESSES, attr, bpmn, kind, text
from engine.model import say

_RESERVED = re.compile(
    r"Start|End|Root|StartEventSplit|StartEventJoin"
    r"|.*\.EndJoin|.*\.BoundaryEventSplit|.*\.BoundaryEventJoin|.* \[child\]"
)
_ATTRIBUTES: tuple[str, ...] = (UNDO, UNDOES)
_ATTRIBUTES += ("id", "sourceRef", "targetRef", "attachedToRef", "default", "bpmnElement")
_TEXTS = tuple(bpmn(name) for name in ("flowNodeRef", "sourceRef", "targetRef", "incoming"))
_TEXTS += (bpmn("outgoing"),)


def rename(change: Change, taken: frozenset[str]) -> None:
    """Rename reserved and doubly used ids; their references follow."""
    clashing = [
        node for node in change.root.iter() if kind(node) in NODES and _must_change(node, taken)
    ]
    names: dict[str, str] = {}
    for node in clashing:
        old = attr(node, "id")
        names[old] = change.fresh(f"lk3_{_tame(old)}", old)
        message = say("Id “{id}” dipakai oleh mesin; di dalam mesin dinamai lain.", id=old)
        change.findings.note("bpmn.reserved_id", node, message)
    if not names:
        return
    for element in change.root.iter():
        for name in _ATTRIBUTES:
            if (new := names.get(element.get(name) or "")) is not None:
                element.set(name, new)
    for element in change.root.iter(*_TEXTS):
        element.text = names.get(text(element), element.text)


def _tame(identifier: str) -> str:
    """Return the id without what makes it reserved."""
    return re.sub(r"[^\w-]", "_", identifier)


def _must_change(node: Element, taken: frozenset[str]) -> bool:
    identifier = attr(node, "id")
    shared = kind(node) in SUB_PROCESSES and identifier in taken
    return shared or _RESERVED.fullmatch(identifier) is not None
