"""A process as a net of places and steps: the board of the token game."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from engine.bpmn.vocabulary import ACTIVITIES
from engine.model import Flow, Node

Places = frozenset[str]
#: More alternatives than this are tried one by one and all together, not in every mixture.
_MIXED = 4
_ABORTING = frozenset({"terminate", "error", "cancel"})


@dataclass(frozen=True, slots=True)
class Step:
    """Tokens taken from some places, and tokens given to others."""

    take: Places
    give: Places
    #: An inclusive join: takes what is there, once nothing more can come.
    joins: bool = False
    #: Takes every token there is: terminate, or an error that leaves the scope.
    clears: bool = False

    @property
    def is_plain(self) -> bool:
        """Tell whether the step follows the simple rule: take all, give all."""
        return not (self.joins or self.clears)


@dataclass(frozen=True, slots=True)
class Net:
    """The steps of one process or sub-process."""

    steps: tuple[Step, ...]
    #: Tokens at the beginning, one set for every start event.
    starts: tuple[Places, ...]
    #: Places only reached by events that do not interrupt: they may happen again and again.
    side: Places
    #: Place -> ids of the nodes before and behind it.
    around: Mapping[str, tuple[str, str]]


def nets_of(nodes: Iterable[Node], flows: Iterable[Flow]) -> Iterator[Net]:
    """Yield one net for the process and for each sub-process in it."""
    scopes: dict[str, dict[str, Node]] = defaultdict(dict)
    for node in nodes:
        scopes[node.inside][node.id] = node
    drawn = tuple(flows)
    for inside in scopes.values():
        yield _Builder(inside, [flow for flow in drawn if flow.source in inside]).net()


class _Builder:
    """Turns the nodes of one scope into steps."""

    def __init__(self, nodes: Mapping[str, Node], flows: Iterable[Flow]) -> None:
        self._nodes = nodes
        self._flows = tuple(flows)
        self._default = {flow.source: flow.id for flow in self._flows if flow.is_default}
        self._into: dict[str, list[str]] = defaultdict(list)
        self._out: dict[str, list[str]] = defaultdict(list)
        for flow in self._flows:
            self._out[flow.source].append(flow.id)
            self._into[flow.target].append(flow.id)
        self._events: dict[str, list[Node]] = defaultdict(list)
        for node in nodes.values():
            if node.kind == "boundaryEvent":
                self._events[node.attached_to].append(node)

    def net(self) -> Net:
        around = {flow.id: (flow.source, flow.target) for flow in self._flows}
        for node in self._nodes:
            around[_within(node)] = around[_at_door(node)] = (node, node)
        return Net(
            steps=tuple(step for node in self._nodes.values() for step in self._steps(node)),
            starts=tuple(
                frozenset(self._out[node.id])
                for node in self._nodes.values()
                if node.kind == "startEvent"
            ),
            side=self._side(),
            around=around,
        )

    def _steps(self, node: Node) -> Iterator[Step]:
        into, out = self._into[node.id], self._out[node.id]
        if node.kind == "parallelGateway":
            yield Step(frozenset(into), frozenset(out))
        elif node.kind in {"exclusiveGateway", "eventBasedGateway"}:
            yield from self._exclusive(node)
        elif node.kind == "inclusiveGateway":
            yield from self._inclusive(node)
        elif node.kind == "endEvent":
            clears = node.event in _ABORTING
            yield from (Step(frozenset({a}), frozenset(), clears=clears) for a in into)
        elif node.kind in ACTIVITIES and node.id in self._events:
            yield from self._interruptible(node)
        elif node.kind not in {"startEvent", "boundaryEvent"}:
            yield from (Step(frozenset({a}), frozenset(out)) for a in into)

    def _exclusive(self, node: Node) -> Iterator[Step]:
        """One token in, one token out; by way of the middle, or m times n steps would be made."""
        middle = frozenset({_within(node.id)})
        yield from (Step(frozenset({a}), middle) for a in self._into[node.id])
        yield from (Step(middle, frozenset({b})) for b in self._out[node.id])

    def _inclusive(self, node: Node) -> Iterator[Step]:
        into, out = frozenset(self._into[node.id]), self._out[node.id]
        default = self._default.get(node.id)
        if len(into) > 1:
            yield Step(into, frozenset({_within(node.id)}), joins=True)
            into = frozenset({_within(node.id)})
        for taken in _mixtures([flow for flow in out if flow != default]):
            if taken:
                yield Step(into, taken)
        if default:
            yield Step(into, frozenset({default}))

    def _interruptible(self, node: Node) -> Iterator[Step]:
        """Choose on entry which events will happen: their tokens may wait as long as they like."""
        here = frozenset({_within(node.id)})
        beside = [event.id for event in self._events[node.id] if not event.interrupting]
        door = frozenset({_at_door(node.id)})
        yield from (Step(frozenset({entry}), door) for entry in self._into[node.id])
        for happening in _mixtures(beside):
            given = frozenset(flow for event in happening for flow in self._out[event])
            yield Step(door, here | given)
        yield Step(here, frozenset(self._out[node.id]))
        for event in self._events[node.id]:
            if event.interrupting:
                yield Step(here, frozenset(self._out[event.id]))

    def _side(self) -> Places:
        todo = [node.id for node in self._nodes.values() if node.kind == "startEvent"]
        reached: set[str] = set()
        main: set[str] = set()
        while todo:
            here = todo.pop()
            if here in reached:
                continue
            reached.add(here)
            main.update(self._out[here])
            todo += [flow.target for flow in self._flows if flow.source == here]
            todo += [event.id for event in self._events.get(here, []) if event.interrupting]
        return frozenset(flow.id for flow in self._flows if flow.id not in main)


def _within(node: str) -> str:
    """Name the place of a token inside a node; no flow id begins with a space."""
    return f" {node}"


def _at_door(node: str) -> str:
    """Name the place of a token about to enter a node."""
    return f" {node} "


def _mixtures(choices: list[str]) -> Iterator[Places]:
    """Yield the sets that may be chosen, the empty one included."""
    sizes = range(len(choices) + 1) if len(choices) <= _MIXED else (0, 1, len(choices))
    for size in sizes:
        yield from (frozenset(some) for some in combinations(choices, size))
