"""What a compiled expression looks values up in."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from engine.feel.limits import Run
from engine.feel.values import PLAIN, from_json


class Frame:
    """The names bound here, the frame around it, and the case's variables beneath all."""

    __slots__ = ("names", "outer", "root", "run")

    def __init__(
        self,
        root: Mapping[str, object],
        run: Run,
        names: Mapping[str, object] | None = None,
        outer: "Frame | None" = None,
    ) -> None:
        self.root = root
        self.run = run
        self.names = names
        self.outer = outer

    def read(self, value: object) -> object:
        """Return a case value as a FEEL value, paying for what is copied."""
        if type(value) in PLAIN:
            return value
        self.run.weigh(value)
        return from_json(value)

    def inner(self, names: Mapping[str, object]) -> "Frame":
        """Return a frame with `names` bound on top of this one."""
        return Frame(self.root, self.run, names, self)


#: A compiled expression.
Code: TypeAlias = Callable[[Frame], object]
#: A name that is nowhere.
MISSING = object()


def find(frame: Frame, name: str) -> object:
    """Look `name` up from the inside out; MISSING when it is nowhere."""
    level: Frame | None = frame
    while level is not None:
        if level.names is not None and name in level.names:
            return level.names[name]
        level = level.outer
    value = frame.root.get(name, MISSING)
    return value if value is MISSING else frame.read(value)
