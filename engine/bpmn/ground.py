"""Where the tokens of one process or sub-process may stand together, and what lies ahead of them.

A standing is a set of node ids; a token that waits at a join for others is "source>join".
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from engine.bpmn.adhoc import OFFER
from engine.bpmn.bundle import Checked
from engine.bpmn.facts import processes_of
from engine.bpmn.game import Budget, markings
from engine.bpmn.net import Net, nets_of
from engine.bpmn.vocabulary import attr, bpmn
from engine.model import Flow, Node

Standing = frozenset[str]
#: Stands between the two nodes of a flow into a join; no XML id contains it.
INTO = ">"
_JOINS = frozenset({"parallelGateway", "inclusiveGateway"})


@dataclass(frozen=True, slots=True)
class Ground:
    """One scope of a process that runs: ids are those of the rewritten diagram."""

    nodes: Mapping[str, Node]
    #: Node -> nodes that a token goes on to, and the events that watch it.
    onward: Mapping[str, frozenset[str]]
    #: Every standing that the drawing itself leads to; None when there are too many to tell.
    standings: frozenset[Standing] | None
    #: Where only tokens of events stand that do not interrupt: there may be several of one event.
    side: frozenset[str]
    #: What offers the tasks of an ad-hoc sub-process, where any of them may be open; "" elsewhere.
    hub: str = ""

    def allows(self, standing: Standing) -> bool:
        """Tell whether the process could have come to stand so by itself, and so can end."""
        if self.hub in standing:
            return standing <= self.nodes.keys()
        if self.standings is None:
            return False
        beside, main = standing & self.side, standing - self.side
        each_alone = bool(beside) and all(main | {one} in self.standings for one in beside)
        return standing in self.standings or each_alone

    def ahead(self, standing: Iterable[str], *, without: str = "") -> frozenset[str]:
        """Return the nodes that tokens standing so are at or can still come to.

        `without` is a node that nothing goes past.
        """
        todo = [label.rpartition(INTO)[2] for label in standing]
        found: set[str] = set()
        while todo:
            here = todo.pop()
            if here not in found and here != without:
                found.add(here)
                todo += self.onward.get(here, ())
        return frozenset(found)

    def starts(self) -> list[str]:
        """Return the nodes where the scope begins."""
        return [node.id for node in self.nodes.values() if node.kind == "startEvent"]


def grounds_of(checked: Checked) -> Mapping[str, Ground]:
    """Return the ground of every process and sub-process of a usable bundle, by its id."""
    found: dict[str, Ground] = {}
    for file, source in checked.sources.items():
        root = etree.fromstring(source)
        hubs = {attr(node, "id") for node in root.iter(bpmn("exclusiveGateway")) if node.get(OFFER)}
        for process in processes_of(file, root).values():
            scopes: dict[str, dict[str, Node]] = defaultdict(dict)
            for node in process.nodes.values():
                scopes[node.inside or process.id][node.id] = node
            for name, nodes in scopes.items():
                hub = next(iter(hubs & nodes.keys()), "")
                found[name] = replace(_ground(nodes, process.flows.values()), hub=hub)
    return found


def _ground(nodes: Mapping[str, Node], drawn: Iterable[Flow]) -> Ground:
    flows = [flow for flow in drawn if flow.source in nodes]
    onward: dict[str, set[str]] = defaultdict(set)
    for flow in flows:
        onward[flow.source].add(flow.target)
    for node in nodes.values():
        if node.attached_to:
            onward[node.attached_to].add(node.id)
    [net] = nets_of(nodes.values(), flows)
    label = _labels(net, nodes, flows)
    return Ground(
        nodes=nodes,
        onward={name: frozenset(following) for name, following in onward.items()},
        standings=_standings(net, label),
        side=frozenset(map(label, net.side)) - {*map(label, net.around.keys() - net.side)},
    )


def _labels(net: Net, nodes: Mapping[str, Node], flows: list[Flow]) -> Callable[[str], str]:
    """Return what names a place of the net as people see it."""
    into = [flow.target for flow in flows]
    joins = {node.id for node in nodes.values() if node.kind in _JOINS and into.count(node.id) > 1}

    def label(place: str) -> str:
        source, target = net.around[place]
        return f"{source}{INTO}{target}" if target in joins and source != target else target

    return label


def _standings(net: Net, label: Callable[[str], str]) -> frozenset[Standing] | None:
    reached = markings(net, Budget())
    if reached is None:
        return None
    return frozenset(frozenset(map(label, marking)) for marking in reached)
