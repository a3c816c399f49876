"""Draws a random block structure as a process; each element's id is its kind and its number."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from tests.engine.spiff.drawing import END, START, flows

VARIABLES = ("v0", "v1", "v2", "o.a", "o.b")
#: A block: its kind and the blocks in it.
Block: TypeAlias = "tuple[str, tuple[Block, ...]]"
#: Where a drawn block is entered and left.
Ends: TypeAlias = tuple[str, str]
#: How one kind of block is drawn.
Shape: TypeAlias = "Callable[[Drawer, tuple[Block, ...]], Ends]"


@dataclass
class Drawer:
    """The elements of one process or sub-process, as far as they are drawn."""

    shapes: Mapping[str, Shape]
    count: int = 0
    nodes: list[str] = field(default_factory=list)
    pairs: list[str] = field(default_factory=list)
    conditions: dict[str, str] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)
    #: What stands inside a call or a sub-process, and the event that watches an activity.
    inside: dict[str, "Drawer"] = field(default_factory=dict)
    watch: dict[str, str] = field(default_factory=dict)
    #: What stands inside a part -> the starts of its event sub-processes, the task of each, and
    #: whether it ends the rest.
    handlers: dict[str, list[tuple[str, str, bool]]] = field(default_factory=dict)

    def name(self, kind: str) -> str:
        self.count += 1
        return f"{kind}{self.count}"

    def add(self, *nodes: str) -> None:
        self.nodes += nodes

    def link(self, source: str, target: str, condition: str = "") -> None:
        self.pairs.append(f"{source}>{target}")
        if condition:
            self.conditions[f"{source}_{target}"] = condition

    def condition(self) -> str:
        return f"{VARIABLES[self.count % len(VARIABLES)]} > {self.count % 4 + 3}"

    def draw(self, block: Block) -> Ends:
        """Draw a block and return where it is entered and left."""
        kind, inside = block
        return self.shapes[kind](self, inside)

    def within(self, owner: str, block: Block, prefix: str) -> str:
        """Draw what stands inside `owner` and return its content."""
        other = Drawer(self.shapes, count=self.count, called=self.called)
        content = other.content(block, prefix)
        self.inside[owner] = other
        self.count = other.count
        return content

    def content(self, block: Block, prefix: str) -> str:
        """Draw the whole of a process or sub-process around a block."""
        start, end = f"{prefix}_mulai", f"{prefix}_selesai"
        entry, out = self.draw(block)
        self.link(start, entry)
        self.link(out, end)
        return self.whole(prefix)

    def whole(self, prefix: str) -> str:
        """Write all that is drawn between the start and the end with this prefix."""
        start, end = f"{prefix}_mulai", f"{prefix}_selesai"
        drawn = START.replace("mulai", start) + END.replace("selesai", end)
        return drawn + "".join(self.nodes) + flows(" ".join(self.pairs), self.conditions)
