"""Which variables a case carries: those that some expression of its bundle reads."""

from collections.abc import Iterable, Mapping

from engine.model import Json, JsonObject
from engine.spiff.names import Key, Names


class Reads:
    """The tree of paths that are read; whole is a path with nothing below it."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._tree: dict[str, dict | None] = {}  # type: ignore[type-arg]
        for path in sorted(paths):  # a prefix sorts first and takes all below it
            self._grow(path.split("."))
        self.names = Names(self._tree)

    def _grow(self, names: list[str]) -> None:
        branch = self._tree
        for name in names[:-1]:
            below = branch.setdefault(name, {})
            if below is None:
                return
            branch = below
        branch[names[-1]] = None

    def part(self, values: JsonObject) -> dict[str, Json]:
        """Return the part of `values` that is read."""
        return _part(values, self._tree)

    def keyed(self, values: JsonObject) -> dict[Key, Json]:
        """Return `values` as a state writes them."""
        return self.names.keyed(values)

    def named(self, values: Mapping[Key, Json]) -> dict[str, Json]:
        """Return what a state wrote, without what nothing reads any more."""
        return self.names.named(values)


def _part(values: JsonObject, tree: dict) -> dict[str, Json]:  # type: ignore[type-arg]
    kept: dict[str, Json] = {}
    for name, below in tree.items():
        if name in values:
            value = values[name]
            kept[name] = _part(value, below) if below and isinstance(value, dict) else value
    return kept
