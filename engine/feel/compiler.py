"""A syntax tree becomes nested Python closures: no eval, nothing but the tree's own meaning."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from engine.feel import syntax
from engine.feel.arithmetic import ARITHMETIC, negated
from engine.feel.builtins import BUILTINS
from engine.feel.compare import COMPARE, at_most, both, equal, fits
from engine.feel.frame import MISSING, Code, Frame, find
from engine.feel.limits import Run
from engine.feel.paths import member
from engine.feel.types import Kind, coerced, is_instance, resolved
from engine.feel.values import PLAIN, UNBOUNDED, Range, from_json


@dataclass(frozen=True, slots=True)
class Lexical:
    """What is bound around a node: then a name may be something else than a case variable."""

    names: frozenset[str] = frozenset()
    #: Inside a filter any name may be a key of the item.
    filtered: bool = False
    #: A model's own types, by name.
    types: Mapping[str, Kind] = field(default_factory=dict)

    def having(self, *names: str) -> "Lexical":
        """Return the same with `names` bound."""
        return replace(self, names=self.names.union(names))

    def in_filter(self) -> "Lexical":
        """Return the same inside a filter."""
        return replace(self, names=self.names | {"item"}, filtered=True)

    def is_free(self, name: str) -> bool:
        """Tell whether `name` can only be a case variable or a built-in."""
        return not self.filtered and name not in self.names


#: Ends of an interval that are not compared.
_ENDLESS = (None, UNBOUNDED)
#: Node type -> what compiles it. Loops and calls add theirs.
COMPILERS: dict[type[syntax.Syntax], Callable[[Any, Lexical], Code]] = {}


def compiled(node: syntax.Syntax, around: Lexical) -> Code:
    """Compile one node."""
    return COMPILERS[type(node)](node, around)


def _constant(node: syntax.Constant, _around: Lexical) -> Code:
    value = node.value
    return lambda _frame: value


def _name(node: syntax.Name, around: Lexical) -> Code:
    name, builtin = node.name, BUILTINS.get(node.name)
    if not around.is_free(name):

        def anywhere(frame: Frame) -> object:
            value = find(frame, name)
            return builtin if value is MISSING else value

        return anywhere

    def variable(frame: Frame) -> object:
        value = frame.root.get(name, MISSING)
        if value is MISSING:
            return builtin
        return value if type(value) in PLAIN else from_json(value)

    return variable


def _path(node: syntax.Path, around: Lexical) -> Code:
    keys: list[str] = []
    base: syntax.Syntax = node
    while isinstance(base, syntax.Path):
        keys.append(base.name)
        base = base.base
    keys.reverse()
    if isinstance(base, syntax.Name) and around.is_free(base.name):
        return _variable_path(base.name, tuple(keys))
    start = compiled(base, around)

    def walk(frame: Frame) -> object:
        value = start(frame)
        for key in keys:
            value = member(value, key)
        return value

    return walk


def _variable_path(name: str, keys: tuple[str, ...]) -> Code:
    """Walk raw JSON, so that a large answer is not copied to read one field of it."""

    def walk(frame: Frame) -> object:
        value = frame.root.get(name)
        for key in keys:
            value = value.get(key) if isinstance(value, dict) else member(from_json(value), key)
        return value if type(value) in PLAIN else from_json(value)

    return walk


def _negation(node: syntax.Negation, around: Lexical) -> Code:
    value = compiled(node.value, around)
    return lambda frame: negated(value(frame))


def _binary(node: syntax.Binary, around: Lexical) -> Code:
    left, right = compiled(node.left, around), compiled(node.right, around)
    if node.op == "and":
        return _and(left, right)
    if node.op == "or":
        return _or(left, right)
    if node.op == "+":
        return _sum(left, right)
    apply = COMPARE.get(node.op) or ARITHMETIC[node.op]
    if isinstance(node.right, syntax.Constant):
        constant = node.right.value
        return lambda frame: apply(left(frame), constant)
    return lambda frame: apply(left(frame), right(frame))


def _sum(left: Code, right: Code) -> Code:
    apply = ARITHMETIC["+"]

    def run(frame: Frame) -> object:
        value = apply(left(frame), right(frame))
        return frame.run.text(value) if isinstance(value, str) else value

    return run


def _and(left: Code, right: Code) -> Code:
    def run(frame: Frame) -> bool | None:
        one = left(frame)
        if one is False:
            return False
        other = right(frame)
        if other is False:
            return False
        return True if one is True and other is True else None

    return run


def _or(left: Code, right: Code) -> Code:
    def run(frame: Frame) -> bool | None:
        one = left(frame)
        if one is True:
            return True
        other = right(frame)
        if other is True:
            return True
        return False if one is False and other is False else None

    return run


def _if(node: syntax.If, around: Lexical) -> Code:
    condition, yes, no = (compiled(n, around) for n in (node.condition, node.yes, node.no))
    return lambda frame: yes(frame) if condition(frame) is True else no(frame)


def _between(node: syntax.Between, around: Lexical) -> Code:
    value, low, high = (compiled(n, around) for n in (node.value, node.low, node.high))

    def run(frame: Frame) -> bool | None:
        tested = value(frame)
        return both(at_most(low(frame), tested), at_most(tested, high(frame)))

    return run


def _in(node: syntax.In, around: Lexical) -> Code:
    value = compiled(node.value, around)
    tests = [_membership(test, around) for test in node.tests]

    def run(frame: Frame) -> bool | None:
        tested = value(frame)
        found = [test(frame, tested) for test in tests]
        if True in found:
            return True
        return None if None in found else False

    return run


def _membership(test: syntax.Syntax, around: Lexical) -> Callable[[Frame, object], bool | None]:
    if isinstance(test, syntax.Test):
        compare, other = COMPARE[test.op], compiled(test.value, around)
        return lambda frame, tested: compare(tested, other(frame))
    wanted = compiled(test, around)
    return lambda frame, tested: fits(tested, wanted(frame))


def _test(node: syntax.Test, around: Lexical) -> Code:
    compare, other = COMPARE[node.op], compiled(node.value, around)
    return lambda frame: compare(find(frame, "?"), other(frame))


def _unary_tests(node: syntax.UnaryTests, around: Lexical) -> Code:
    tests = [_cell(test, around) for test in node.tests]
    holds, fails = (False, True) if node.negated else (True, False)
    if not tests:
        return lambda _frame: True

    def run(frame: Frame) -> bool:
        tested = find(frame, "?")
        value = None if tested is MISSING else tested
        return holds if any(test(frame, value) is True for test in tests) else fails

    return run


def _cell(test: syntax.Syntax, around: Lexical) -> Callable[[Frame, object], bool | None]:
    if isinstance(test, syntax.Test):
        return _membership(test, around)
    wanted = compiled(test, around)

    def run(frame: Frame, tested: object) -> bool | None:
        value = wanted(frame)
        if asks and (value is None or value is True or value is False):
            return value is True
        if type(value) is bool and type(tested) is not bool:
            return value
        return fits(tested, value)

    asks = mentions_input(test)
    return run


def mentions_input(node: object) -> bool:
    """Tell whether `?` stands anywhere in the tree."""
    if isinstance(node, tuple):
        return any(mentions_input(part) for part in node)
    if not isinstance(node, syntax.Syntax):
        return False
    if isinstance(node, syntax.Name) and node.name == "?":
        return True
    return any(mentions_input(getattr(node, name)) for name in node.__dataclass_fields__)


def _interval(node: syntax.Interval, around: Lexical) -> Code:
    low = compiled(node.low, around) if node.low else _unbounded
    high = compiled(node.high, around) if node.high else _unbounded

    def run(frame: Frame) -> Range | None:
        first, last = low(frame), high(frame)
        known = first not in _ENDLESS and last not in _ENDLESS
        if known and at_most(first, last) is None:
            return None
        return Range(first, last, node.low_closed, node.high_closed)

    return run


def _unbounded(_frame: Frame) -> object:
    return UNBOUNDED


def _items(node: syntax.Items, around: Lexical) -> Code:
    items = [compiled(item, around) for item in node.items]
    return lambda frame: [item(frame) for item in items]


def _entries(node: syntax.Entries, around: Lexical) -> Code:
    entries = []
    for name, value in node.entries:
        entries.append((name, compiled(value, around)))
        around = around.having(name)
    result = compiled(node.result, around) if node.result else None

    def run(frame: Frame) -> object:
        made: dict[str, object] = {}
        inner = frame.inner(made)
        for name, value in entries:
            made[name] = value(inner)
        return result(inner) if result else made

    return run


def _instance_of(node: syntax.InstanceOf, around: Lexical) -> Code:
    value, wanted = compiled(node.value, around), resolved(node.type, around.types)
    return lambda frame: is_instance(value(frame), wanted)


def _as(node: syntax.As, around: Lexical) -> Code:
    value, wanted = compiled(node.value, around), resolved(node.type, around.types)
    return lambda frame: coerced(value(frame), wanted)


COMPILERS |= {
    syntax.As: _as,
    syntax.Constant: _constant,
    syntax.Name: _name,
    syntax.Path: _path,
    syntax.Negation: _negation,
    syntax.Binary: _binary,
    syntax.If: _if,
    syntax.Between: _between,
    syntax.In: _in,
    syntax.Test: _test,
    syntax.UnaryTests: _unary_tests,
    syntax.Interval: _interval,
    syntax.Items: _items,
    syntax.Entries: _entries,
    syntax.InstanceOf: _instance_of,
}

__all__ = ["COMPILERS", "Lexical", "Run", "compiled", "equal"]
