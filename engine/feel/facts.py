"""What can be known of an expression without running it: names, paths, literals compared."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from engine.feel import syntax
from engine.feel.builtins import NAMES
from engine.feel.compared import dotted, equated, nullable, ordered


@dataclass(slots=True)
class Facts:
    """What one tree reads."""

    #: Root names, e.g. "tanda_bahaya".
    names: set[str] = field(default_factory=set)
    #: Dotted paths, e.g. "tanda_bahaya.bahaya_saat_ini".
    paths: set[str] = field(default_factory=set)
    #: Root names read inside a filter: they may be keys of the item instead.
    filtered: set[str] = field(default_factory=set)
    #: Path and the literal it has to equal, or one of them.
    literals: set[tuple[str, object]] = field(default_factory=set)
    #: Path and the literal it is to be more or less than.
    bounds: set[tuple[str, object]] = field(default_factory=set)
    #: Paths that are compared with null.
    nullable: set[str] = field(default_factory=set)


def facts(tree: syntax.Syntax) -> Facts:
    """Collect the facts of a tree."""
    found = Facts()
    _visit(tree, frozenset(), found, filtered=False)
    return found


def _visit(node: syntax.Syntax, bound: frozenset[str], found: Facts, *, filtered: bool) -> None:
    path = dotted(node)
    if path:
        _record(path, bound, found, filtered=filtered)
        return
    found.literals |= {pair for pair in equated(node) if pair[0].partition(".")[0] not in bound}
    found.bounds |= {pair for pair in ordered(node) if pair[0].partition(".")[0] not in bound}
    found.nullable |= {path for path in nullable(node) if path.partition(".")[0] not in bound}
    for child, names, inside in _children(node):
        _visit(child, bound | names, found, filtered=filtered or inside)


def _record(path: str, bound: frozenset[str], found: Facts, *, filtered: bool) -> None:
    root = path.partition(".")[0]
    if root in bound:
        return
    found.names.add(root)
    found.paths.add(path)
    if filtered:
        found.filtered.add(root)


_Child = tuple[syntax.Syntax, frozenset[str], bool]
_NONE: frozenset[str] = frozenset()


def _children(node: syntax.Syntax) -> Iterator[_Child]:
    """Yield each child with the names bound for it, and whether it stands in a filter."""
    binding = _BINDING.get(type(node))
    if binding:
        yield from binding(node)
    else:
        yield from ((child, _NONE, False) for child in _parts(node))


def _filter(node: syntax.Filter) -> Iterator[_Child]:
    yield node.base, _NONE, False
    yield node.condition, frozenset({"item"}), True


def _call(node: syntax.Call) -> Iterator[_Child]:
    """A built-in that is called is no case variable; one that only bears its name is."""
    if dotted(node.function) not in NAMES:
        yield node.function, _NONE, False
    for argument in (*node.args, *(value for _, value in node.named)):
        yield argument, _NONE, False


def _lambda(node: syntax.Lambda) -> Iterator[_Child]:
    yield node.body, frozenset(name for name, _ in node.params), False


def _entries(node: syntax.Entries) -> Iterator[_Child]:
    names: set[str] = set()
    for name, value in node.entries:
        yield value, frozenset(names), False
        names.add(name)
    if node.result:
        yield node.result, frozenset(names), False


def _loop(node: syntax.For | syntax.Quantified) -> Iterator[_Child]:
    names: set[str] = set()
    for iterator in node.iterators:
        yield iterator.source, frozenset(names), False
        if iterator.upto:
            yield iterator.upto, frozenset(names), False
        names.add(iterator.name)
    if isinstance(node, syntax.For):
        yield node.body, frozenset({*names, "partial"}), False
    else:
        yield node.condition, frozenset(names), False


_BINDING: dict[type[syntax.Syntax], Callable[[Any], Iterator[_Child]]] = {
    syntax.For: _loop,
    syntax.Quantified: _loop,
    syntax.Filter: _filter,
    syntax.Call: _call,
    syntax.Lambda: _lambda,
    syntax.Entries: _entries,
}


def _parts(node: object) -> Iterator[syntax.Syntax]:
    """Yield the nodes directly below, whatever the fields are called."""
    values = node if isinstance(node, tuple) else _fields(node)
    for value in values:
        if isinstance(value, syntax.Type):
            continue
        if isinstance(value, syntax.Syntax):
            yield value
        elif isinstance(value, tuple):
            yield from _parts(value)


def _fields(node: object) -> Iterator[object]:
    for name in getattr(node, "__dataclass_fields__", ()):
        yield getattr(node, name)


def mentions(node: syntax.Syntax, name: str) -> bool:
    """Tell whether a name stands anywhere in the tree."""
    if isinstance(node, syntax.Name):
        return node.name == name
    return any(mentions(part, name) for part in _parts(node))
