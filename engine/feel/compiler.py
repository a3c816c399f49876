"""A syntax tree becomes nested Python closures: no eval, nothing but the tree's own meaning."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from engine.feel import syntax
from engine.feel.arithmetic import ARITHMETIC, negated
from engine.feel.builtins import BUILTINS
from engine.feel.compare import COMPARE
from engine.feel.frame import MISSING, Code, Frame, find
from engine.feel.paths import member
from engine.feel.types import Kind, coerced, is_instance, resolved
from engine.feel.values import NESTED, PLAIN, from_json


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


#: What compiles one type of node.
Compiler: TypeAlias = Callable[[Any, Lexical], Code]
#: Node type -> its compiler; `expression` adds membership and loops, a decision table adds itself.
COMPILERS: dict[type[syntax.Syntax], Compiler] = {}


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
        return value if type(value) in PLAIN else frame.read(value)

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
        return value if type(value) in PLAIN else frame.read(value)

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
    if node.op in {"=", "!="}:
        return _equality(COMPARE[node.op], left, right)
    apply = COMPARE.get(node.op) or ARITHMETIC[node.op]
    if isinstance(node.right, syntax.Constant):
        constant = node.right.value
        return lambda frame: apply(left(frame), constant)
    return lambda frame: apply(left(frame), right(frame))


def _equality(apply: Callable[[object, object], object], left: Code, right: Code) -> Code:
    def run(frame: Frame) -> object:
        value = left(frame)
        if type(value) in NESTED:
            frame.run.weigh(value)
        return apply(value, right(frame))

    return run


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


def _items(node: syntax.Items, around: Lexical) -> Code:
    items = [compiled(item, around) for item in node.items]

    def run(frame: Frame) -> list[object]:
        made = [item(frame) for item in items]
        frame.run.weigh(made)
        return made

    return run


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
        frame.run.weigh(made)
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
    syntax.Items: _items,
    syntax.Entries: _entries,
    syntax.InstanceOf: _instance_of,
}
