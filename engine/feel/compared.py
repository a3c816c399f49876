"""What an expression compares: paths with the literals they equal, or are more or less than."""

from collections.abc import Iterator

from engine.feel import syntax

_Pair = tuple[str, object]


def dotted(node: syntax.Syntax) -> str:
    """Return the path a node reads, e.g. "a.b"; "" when it is no path."""
    keys: list[str] = []
    while isinstance(node, syntax.Path):
        keys.append(node.name)
        node = node.base
    if not isinstance(node, syntax.Name):
        return ""
    return ".".join((node.name, *reversed(keys)))


def equated(node: syntax.Syntax) -> Iterator[_Pair]:
    """Yield the pairs of path and literal on both sides of an equality."""
    if isinstance(node, syntax.Binary) and node.op in {"=", "!="}:
        yield from _pairs(node.left, node.right)
        yield from _pairs(node.right, node.left)
    elif isinstance(node, syntax.In | syntax.UnaryTests):
        for test in node.tests:
            yield from _pairs(_tested(node), test)
    elif isinstance(node, syntax.Call) and dotted(node.function) == "list contains":
        yield from _pairs(*node.args[:2]) if len(node.args) > 1 else ()


def nullable(node: syntax.Syntax) -> Iterator[str]:
    """Yield the paths that an equality compares with null: who asks so expects no answer."""
    if isinstance(node, syntax.Binary) and node.op in {"=", "!="}:
        for one, other in ((node.left, node.right), (node.right, node.left)):
            if isinstance(other, syntax.Constant) and other.value is None and dotted(one):
                yield dotted(one)


def ordered(node: syntax.Syntax) -> Iterator[_Pair]:
    """Yield the pairs of path and literal where one is to be more or less than the other."""
    if isinstance(node, syntax.Binary) and node.op in {"<", "<=", ">", ">="}:
        yield from _pairs(node.left, node.right)
        yield from _pairs(node.right, node.left)
    elif isinstance(node, syntax.Between):
        for end in (node.low, node.high):
            yield from _pairs(node.value, end)
    elif isinstance(node, syntax.In | syntax.UnaryTests):
        for test in node.tests:
            for end in _ends(test):
                yield from _pairs(_tested(node), end)


def _tested(node: syntax.In | syntax.UnaryTests) -> syntax.Syntax:
    return node.value if isinstance(node, syntax.In) else syntax.Name("?")


def _ends(test: syntax.Syntax) -> Iterator[syntax.Syntax]:
    if isinstance(test, syntax.Test):
        yield test.value
    elif isinstance(test, syntax.Interval):
        yield from (end for end in (test.low, test.high) if end is not None)


def _pairs(left: syntax.Syntax, right: syntax.Syntax) -> Iterator[_Pair]:
    path = dotted(left)
    literals = right.items if isinstance(right, syntax.Items) else (right,)
    for literal in literals:
        if path and isinstance(literal, syntax.Constant) and literal.value is not None:
            yield path, literal.value
