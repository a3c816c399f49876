"""One process or sub-process: its nodes, and the flows between them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from lxml.etree import _Element as Element

from engine.bpmn.vocabulary import attr, flows, is_handler, kind, nodes


@dataclass(frozen=True, slots=True)
class Scope:
    """What stands directly in one process or sub-process, as the tree is at the moment."""

    element: Element
    nodes: Mapping[str, Element]
    flows: tuple[Element, ...]
    #: Node id -> flows that leave it, and flows that enter it.
    leaving: Mapping[str, list[Element]]
    entering: Mapping[str, list[Element]]
    #: Event sub-processes: they stand beside the nodes, no flow leads to them.
    handlers: tuple[Element, ...]

    @property
    def is_process(self) -> bool:
        """Tell whether this is the process itself."""
        return kind(self.element) == "process"

    def of_kind(self, *kinds: str) -> list[Element]:
        """Return the nodes of these kinds."""
        return [node for node in self.nodes.values() if kind(node) in kinds]

    def attached(self) -> Mapping[str, list[Element]]:
        """Return the boundary events by the id of the node they are attached to."""
        found: dict[str, list[Element]] = defaultdict(list)
        for event in self.of_kind("boundaryEvent"):
            found[attr(event, "attachedToRef")].append(event)
        return dict(found)

    def targets(self, node: Element) -> list[Element]:
        """Return the nodes that flows lead to from `node`."""
        ends = (attr(flow, "targetRef") for flow in self.leaving.get(attr(node, "id"), []))
        return [self.nodes[end] for end in ends if end in self.nodes]


def scope_of(element: Element) -> Scope:
    """Read what stands directly in `element`."""
    leaving: dict[str, list[Element]] = defaultdict(list)
    entering: dict[str, list[Element]] = defaultdict(list)
    drawn = tuple(flows(element))
    for flow in drawn:
        leaving[attr(flow, "sourceRef")].append(flow)
        entering[attr(flow, "targetRef")].append(flow)
    inside = {attr(node, "id"): node for node in nodes(element) if not is_handler(node)}
    handlers = tuple(node for node in nodes(element) if is_handler(node))
    return Scope(element, inside, drawn, dict(leaving), dict(entering), handlers)
