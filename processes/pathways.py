"""The shipped processes, each with the diagrams and decision tables it calls."""

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from engine import Files, Node, read_process

LIBRARY = Path(__file__).parent / "library"


@cache
def library() -> Files:
    """Return every shipped diagram and decision table by file name."""
    return {
        path.name: path.read_bytes()
        for path in sorted(LIBRARY.glob("*/*"))
        if path.suffix in {".bpmn", ".dmn"}
    }


@cache
def shipped() -> Mapping[str, Files]:
    """Return process id -> its BPMN and DMN closure, flat file names, without forms."""
    shelf = library()
    return MappingProxyType(
        {
            Path(name).stem: {needed: shelf[needed] for needed in closure(name, shelf)}
            for name in shelf
            if name.endswith(".bpmn")
        }
    )


def closure(root: str, shelf: Files) -> list[str]:
    """Return the files of `shelf` that `root` needs, itself included, sorted.

    What is called and is not there is left out: the check of the bundle names it.
    """
    needed, fresh = {root}, {root}
    while fresh:
        fresh = {called for name in fresh for called in _called(name, shelf[name])} & shelf.keys()
        fresh -= needed
        needed |= fresh
    return sorted(needed)


def named_forms(files: Files) -> frozenset[str]:
    """Return the schema and layout files that the diagrams among `files` name."""
    forms = {node.form for name, source in files.items() for node in _nodes(name, source)} - {""}
    layouts = {form.replace(".schema.json", ".uischema.json") for form in forms}
    return frozenset(forms | layouts)


def _called(name: str, source: bytes) -> frozenset[str]:
    """Return the files of the processes and decisions that one diagram calls."""
    nodes = _nodes(name, source)
    calls = {f"{node.calls}.bpmn" for node in nodes if node.calls}
    return frozenset(calls | {f"{node.decision}.dmn" for node in nodes if node.decision})


@lru_cache(maxsize=256)
def _nodes(name: str, source: bytes) -> tuple[Node, ...]:
    """Return every node of a diagram; () of another file."""
    if not name.endswith(".bpmn"):
        return ()
    drawn, _problems = read_process(name, source)
    return tuple(node for process in drawn.values() for node in process.nodes.values())
