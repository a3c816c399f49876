"""Random sound block-structured processes, each from a number that gives it again."""

from collections.abc import Iterator, Mapping
from random import Random

from tests.engine.spiff import (
    shapes_events,
    shapes_handlers,
    shapes_parts,
    shapes_undoing,
    shapes_ways,
    shapes_work,
)
from tests.engine.spiff.drawer import Block, Drawer, Shape

#: Blocks that stand in a part of their own.
PARTS: Mapping[str, Shape] = {**shapes_parts.SHAPES, **shapes_handlers.SHAPES}
SHAPES: Mapping[str, Shape] = {
    **shapes_work.SHAPES,
    **shapes_ways.SHAPES,
    **shapes_events.SHAPES,
    **shapes_undoing.SHAPES,
    **PARTS,
}
#: Blocks within each kind, at least and at most; the others hold none.
HOLDING = {
    "sequence": (2, 4),
    **dict.fromkeys(("choice", "inclusive", "parallel"), (2, 3)),
    **dict.fromkeys(("loop", "jump", "heard", "repaid", *PARTS), (1, 1)),
}
EVERY = frozenset(SHAPES)
#: A join in a loop of its own part: SpiffWorkflow fires it early when it keeps all its tasks.
JOINS = frozenset({"parallel", "inclusive", "heard"})


def block(random: Random, kinds: frozenset[str] = EVERY, apart: frozenset[str] = JOINS) -> Block:
    """Return a sequence of blocks of these kinds; those in `apart` stand in no loop of their part.

    About twenty blocks, three deep within the sequence.
    """
    grow = _Grower(random, kinds, apart)
    return "sequence", tuple(grow.block(kinds, 3) for _ in range(random.randint(2, 3)))


class _Grower:
    def __init__(self, random: Random, kinds: frozenset[str], apart: frozenset[str]) -> None:
        self.random = random
        self.kinds = kinds
        self.apart = apart

    def block(self, kinds: frozenset[str], depth: int) -> Block:
        """Return a block of these kinds, `depth` deep at most."""
        is_leaf = depth == 0 or self.random.random() < (4 - depth) / 5
        kind = self._leaf(kinds) if is_leaf else self._chosen(kinds & HOLDING.keys())
        if kind in PARTS:
            return kind, (("sequence", self._several(self.kinds, 2, depth)),)
        fewest, most = HOLDING.get(kind, (0, 0))
        inside = kinds - self.apart if kind == "loop" else kinds
        return kind, self._several(inside, self.random.randint(fewest, most), depth)

    def _several(self, kinds: frozenset[str], count: int, depth: int) -> tuple[Block, ...]:
        return tuple(self.block(kinds, depth - 1) for _ in range(count))

    def _leaf(self, kinds: frozenset[str]) -> str:
        """Half of all leaves wait for a person: what nobody waits in is over at once."""
        return "task" if self.random.random() < 0.5 else self._chosen(kinds - HOLDING.keys())

    def _chosen(self, kinds: frozenset[str]) -> str:
        return self.random.choice(sorted(kinds))


def drawer() -> Drawer:
    """Return a drawer that can draw every kind."""
    return Drawer(SHAPES)


def kinds_of(block: Block) -> Iterator[str]:
    """Yield the kind of a block and of every block in it."""
    kind, inside = block
    yield kind
    for part in inside:
        yield from kinds_of(part)
