"""What comes after a step, as it is drawn: who is asked next, and whether answers decide that."""

from collections import deque
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from engine.bpmn.vocabulary import CHOOSING, HUMAN
from engine.model import Next, Node, Onward, Process

#: Where a way stops to be told, beside what people do.
_WAITS = frozenset({"receiveTask", "intermediateCatchEvent"})


class _Place(NamedTuple):
    process: Process
    node: Node


def onward(processes: Mapping[str, Process], process: str, node: str) -> Onward:
    """Return what a case comes to once the step `node` of `process` is done.

    Ways are followed through choices, tables and called processes up to the next task of a person,
    wait or end. Faults and what stands on the step's border are not told.
    """
    return _Walk(processes).from_(_Place(processes[process], processes[process].nodes[node]))


class _Walk:
    """Follows every way once."""

    def __init__(self, processes: Mapping[str, Process]) -> None:
        self._processes = processes
        self._seen: set[tuple[str, str]] = set()
        self._found: dict[Next, None] = {}
        self._depends = False

    def from_(self, place: _Place) -> Onward:
        todo = deque(self._after(place))
        while todo:
            here = todo.popleft()
            if (here.process.id, here.node.id) not in self._seen:
                self._seen.add((here.process.id, here.node.id))
                todo += self._entered(here)
        return Onward(tuple(self._found), depends=self._depends)

    def _entered(self, here: _Place) -> Iterator[_Place]:
        """Tell what stops the way here, or yield where it goes on."""
        node = here.node
        if node.kind in HUMAN:
            self._found[Next("task", node.name or node.id, node.role)] = None
        elif node.kind in _WAITS:
            self._found[Next("wait", node.name or node.id)] = None
        elif node.kind == "endEvent":
            yield from self._ended(here)
        else:
            yield from self._inside(here) or self._after(here)

    def _inside(self, here: _Place) -> list[_Place]:
        """Return the starts of what the node holds or calls; none where it holds nothing."""
        called = self._processes.get(here.node.calls)
        if called is not None:
            return _starts(called, "")
        return _starts(here.process, here.node.id)

    def _after(self, here: _Place) -> list[_Place]:
        leaving = [flow for flow in here.process.flows.values() if flow.source == here.node.id]
        if len(leaving) > 1 and here.node.kind in CHOOSING | {"eventBasedGateway"}:
            self._depends = True
        targets = (here.process.nodes.get(flow.target) for flow in leaving)
        return [_Place(here.process, node) for node in targets if node is not None]

    def _ended(self, here: _Place) -> Iterator[_Place]:
        """Yield what follows the part that ends here; the end of the case is told."""
        around = here.process.nodes.get(here.node.inside)
        if around is not None:
            yield from self._after(_Place(here.process, around))
            return
        calling = [
            _Place(process, node)
            for process in self._processes.values()
            for node in process.nodes.values()
            if node.calls == here.process.id
        ]
        self._depends |= len(calling) > 1
        for place in calling:
            yield from self._after(place)
        if not calling:
            self._found[Next("end", here.node.name or here.node.id)] = None


def _starts(process: Process, inside: str) -> list[_Place]:
    return [
        _Place(process, node)
        for node in process.nodes.values()
        if node.kind == "startEvent" and node.inside == inside and not node.attached_to
    ]
