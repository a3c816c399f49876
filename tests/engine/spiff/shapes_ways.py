"""Blocks that lead the way: sequences, gateways, loops."""

from collections.abc import Mapping
from itertools import pairwise

from tests.engine.spiff.drawer import Block, Drawer, Ends, Shape
from tests.engine.spiff.drawing import both, tag, user, xor


def sequence(drawer: Drawer, inside: tuple[Block, ...]) -> Ends:
    ends = [drawer.draw(block) for block in inside]
    for (_, source), (target, _) in pairwise(ends):
        drawer.link(source, target)
    return ends[0][0], ends[-1][1]


def choice(drawer: Drawer, inside: tuple[Block, ...]) -> Ends:
    return _chosen(drawer, inside, "exclusiveGateway", "x")


def inclusive(drawer: Drawer, inside: tuple[Block, ...]) -> Ends:
    return _chosen(drawer, inside, "inclusiveGateway", "i")


def _chosen(drawer: Drawer, inside: tuple[Block, ...], kind: str, letter: str) -> Ends:
    split, join = drawer.name(letter), drawer.name(letter)
    for number, block in enumerate(inside):
        entry, out = drawer.draw(block)
        drawer.link(split, entry, drawer.condition() if number else "")
        drawer.link(out, join)
        if not number:
            drawer.add(tag(kind, split, default=f"{split}_{entry}"))
    drawer.add(tag(kind, join))
    return split, join


def parallel(drawer: Drawer, inside: tuple[Block, ...]) -> Ends:
    split, join = drawer.name("p"), drawer.name("p")
    drawer.add(both(split), both(join))
    for block in inside:
        entry, out = drawer.draw(block)
        drawer.link(split, entry)
        drawer.link(out, join)
    return split, join


def loop(drawer: Drawer, inside: tuple[Block, ...]) -> Ends:
    merge, split, out = drawer.name("x"), drawer.name("x"), drawer.name("x")
    first = drawer.name("t")  # so that somebody waits in each round
    entry, end = drawer.draw(inside[0])
    drawer.add(user(first), xor(merge), xor(split, f"{split}_{out}"), xor(out))
    drawer.link(merge, first)
    drawer.link(first, entry)
    drawer.link(end, split)
    drawer.link(split, merge, drawer.condition())
    drawer.link(split, out)
    return merge, out


def jump(drawer: Drawer, inside: tuple[Block, ...]) -> Ends:
    away, here = drawer.name("j"), drawer.name("j")
    link = f'<linkEventDefinition name="{away}"/>'
    drawer.add(tag("intermediateThrowEvent", away, link), tag("intermediateCatchEvent", here, link))
    entry, out = drawer.draw(inside[0])
    drawer.link(here, entry)
    return away, out


SHAPES: Mapping[str, Shape] = {
    "sequence": sequence,
    "choice": choice,
    "inclusive": inclusive,
    "parallel": parallel,
    "loop": loop,
    "jump": jump,
}
