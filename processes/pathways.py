"""The shipped processes, each with the diagrams and decision tables it calls."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from engine import Files, read_process

LIBRARY = Path(__file__).parent / "library"


@cache
def shipped() -> Mapping[str, Files]:
    """Return process id -> its BPMN and DMN closure, flat file names, without forms."""
    shelf = {
        path.name: path.read_bytes()
        for path in sorted(LIBRARY.glob("*/*"))
        if path.suffix in {".bpmn", ".dmn"}
    }
    calls = {name: frozenset(_called(name, source)) for name, source in shelf.items()}
    return MappingProxyType(
        {
            Path(name).stem: {needed: shelf[needed] for needed in _closure(name, calls)}
            for name in shelf
            if name.endswith(".bpmn")
        }
    )


def _called(name: str, source: bytes) -> Iterator[str]:
    """Yield the files of the processes and decisions that one diagram calls."""
    if name.endswith(".bpmn"):
        drawn, _problems = read_process(name, source)
        for node in (node for process in drawn.values() for node in process.nodes.values()):
            if node.calls:
                yield f"{node.calls}.bpmn"
            if node.decision:
                yield f"{node.decision}.dmn"


def _closure(root: str, calls: Mapping[str, frozenset[str]]) -> list[str]:
    needed, fresh = {root}, {root}
    while fresh:
        fresh = {called for name in fresh for called in calls[name]} - needed
        needed |= fresh
    return sorted(needed)
