"""Tokens counted on the drawing, from what a case says it has passed: a second opinion on it."""

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping

from engine.model import Flow, Node, Passed, Process, Progress

#: Where a token lies: the calls it is in, outermost first, and the flow.
Place = tuple[tuple[str, ...], str]


class Ledger:
    """Moves tokens along drawn flows; complains when a node ran without one, or one was lost."""

    def __init__(self, processes: Mapping[str, Process]) -> None:
        self.processes = processes
        self.tokens: Counter[Place] = Counter()
        self._taken: dict[str, deque[list[str]]] = defaultdict(deque)

    def write(self, progress: Progress) -> None:
        """Enter one step."""
        for chosen in progress.chosen:
            taken = [flow for flow, _, is_taken in chosen.flows if is_taken]
            self._taken[chosen.element].append(taken)
        for passed in progress.passed:
            self._pass(passed)
        if progress.status == "ended":
            assert not +self.tokens, f"ended while tokens lay on {sorted(+self.tokens)}"

    def _pass(self, passed: Passed) -> None:
        node = self.processes[passed.process].nodes[passed.element]
        if passed.state == "cancelled":
            self._cancel(node, passed.within)
            return
        if passed.kind not in {"startEvent", "boundaryEvent"}:
            self._take(node, passed.within)
        inside = [place for place in +self.tokens if self._is_inside(place, node, passed.within)]
        assert not inside, f"{node.id} was completed while tokens lay on {inside}"
        if node.event == "terminate":
            self._clear(node, passed.within)
        for flow in self._out(node):
            self.tokens[passed.within, flow] += 1

    def _cancel(self, node: Node, within: tuple[str, ...]) -> None:
        """Take the token away, unless it went with what was around it, and those within."""
        ways = ((within, flow.id) for flow in self._flows(node) if flow.target == node.id)
        self.tokens.subtract([way for way in ways if self.tokens[way]][:1])
        self._clear(node, within)

    def _take(self, node: Node, within: tuple[str, ...]) -> None:
        ways = [(within, flow.id) for flow in self._flows(node) if flow.target == node.id]
        needed = ways if node.kind == "parallelGateway" else [w for w in ways if self.tokens[w]][:1]
        assert all(self.tokens[way] for way in needed), f"{node.id} did not wait for all"
        assert needed or not ways, f"{node.id} ran without a token"
        self.tokens.subtract(needed)

    def _out(self, node: Node) -> list[str]:
        leaving = [flow for flow in self._flows(node) if flow.source == node.id]
        if len(leaving) < 2 or node.kind == "parallelGateway":
            return [flow.id for flow in leaving]
        chooses = node.kind in {"exclusiveGateway", "inclusiveGateway"}
        free = [f.id for f in leaving if not (chooses or f.condition or f.is_default)]
        return free if len(free) == len(leaving) else [*free, *self._taken[node.id].popleft()]

    def _clear(self, node: Node, within: tuple[str, ...]) -> None:
        """Take the tokens away that were in a cancelled activity, or in a terminated scope."""
        for place in list(self.tokens):
            beside = place[0] == within and self._source(place).inside == node.inside
            ended = node.event == "terminate" and beside
            if ended or self._is_inside(place, node, within):
                del self.tokens[place]

    def _is_inside(self, place: Place, node: Node, within: tuple[str, ...]) -> bool:
        calls, _ = place
        if node.kind == "callActivity":
            return calls[: len(within) + 1] == (*within, node.id)
        return calls[: len(within)] == within and node.id in self._around(place, len(within))

    def _around(self, place: Place, depth: int) -> Iterator[str]:
        """Yield the sub-processes around a token, at that depth of calls."""
        calls, _ = place
        inner = self._source(place).inside if len(calls) == depth else self._node(calls[depth])
        while inner:
            yield inner
            inner = self._node(inner)

    def _node(self, name: str) -> str:
        """Return the sub-process that the node of this name stands in."""
        return next((p.nodes[name].inside for p in self.processes.values() if name in p.nodes), "")

    def _source(self, place: Place) -> Node:
        return next(
            process.nodes[process.flows[place[1]].source]
            for process in self.processes.values()
            if place[1] in process.flows
        )

    def _flows(self, node: Node) -> list[Flow]:
        return list(self.processes[node.process].flows.values())
