"""Which ends a case can come to without a step: the ways round it, as they are drawn."""

from collections import deque
from collections.abc import Iterator

from engine.model import Node, Process


def ends_without(process: Process, step: str) -> frozenset[str]:
    """Return ids of the end events that can be reached without completing the step `step`.

    Conditions are not weighed: a way that is drawn is a way. What stands on the border of a step
    can happen as soon as the step is reached, also on that of `step` itself.
    """
    passed: set[str] = set()
    todo = deque(node for node in process.nodes.values() if _begins(node))
    while todo:
        node = todo.popleft()
        if node.id not in passed and _all_came(process, node, passed, step):
            passed.add(node.id)
            todo += _beside(process, node)
            if node.id != step:
                todo += _onward(process, node)
    return frozenset(one for one in passed if _is_end(process.nodes[one]))


def _all_came(process: Process, node: Node, passed: set[str], step: str) -> bool:
    """Tell whether a join has all that it waits for; whatever else goes on with the first."""
    if node.kind != "parallelGateway":
        return True
    came = passed - {step}
    return all(flow.source in came for flow in process.flows.values() if flow.target == node.id)


def _begins(node: Node) -> bool:
    return node.kind == "startEvent" and not node.inside


def _is_end(node: Node) -> bool:
    return node.kind == "endEvent" and not node.inside


def _beside(process: Process, node: Node) -> Iterator[Node]:
    """Yield what can happen while the node is at work; event sub-processes while their scope is."""
    for other in process.nodes.values():
        if other.attached_to == node.id or (other.handles and other.inside == node.inside):
            yield other


def _onward(process: Process, node: Node) -> Iterator[Node]:
    """Yield what follows: the inside of a part first, and after its ends what follows the part."""
    inner = [one for one in process.nodes.values() if one.inside == node.id]
    starts = [one for one in inner if one.kind == "startEvent"]
    if starts and node.id in {one.inside for one in starts}:
        yield from starts
        return
    leaving = node.inside if node.kind == "endEvent" and node.inside else node.id
    for flow in process.flows.values():
        if flow.source == leaving and flow.target in process.nodes:
            yield process.nodes[flow.target]
