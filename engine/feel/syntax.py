"""The syntax tree: one frozen node per thing FEEL can say."""

from dataclasses import dataclass
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Syntax:
    """Any node."""

    #: Offset in the source, from 0.
    at: int = 0


@dataclass(frozen=True, slots=True)
class Constant(Syntax):
    """A number, string, boolean, null or @-literal."""

    value: object


@dataclass(frozen=True, slots=True)
class Name(Syntax):
    """A variable or function."""

    name: str


@dataclass(frozen=True, slots=True)
class Path(Syntax):
    """`base.name`."""

    base: Syntax
    name: str


@dataclass(frozen=True, slots=True)
class Negation(Syntax):
    """`-value`."""

    value: Syntax


@dataclass(frozen=True, slots=True)
class Binary(Syntax):
    """`left op right`: + - * / ** = != < <= > >= and or."""

    op: str
    left: Syntax
    right: Syntax


@dataclass(frozen=True, slots=True)
class Between(Syntax):
    """`value between low and high`."""

    value: Syntax
    low: Syntax
    high: Syntax


@dataclass(frozen=True, slots=True)
class In(Syntax):
    """`value in tests`: true when any test holds."""

    value: Syntax
    tests: "tuple[Syntax, ...]"


@dataclass(frozen=True, slots=True)
class Test(Syntax):
    """`op value`, the other side being what is tested: `< 18`."""

    op: str
    value: Syntax


@dataclass(frozen=True, slots=True)
class UnaryTests(Syntax):
    """A cell of a decision table; no tests means "-", which is always true."""

    tests: "tuple[Syntax, ...]"
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Interval(Syntax):
    """`[low..high]`; a None end is unbounded."""

    low: Syntax | None
    high: Syntax | None
    low_closed: bool
    high_closed: bool


@dataclass(frozen=True, slots=True)
class If(Syntax):
    """`if condition then yes else no`."""

    condition: Syntax
    yes: Syntax
    no: Syntax


@dataclass(frozen=True, slots=True)
class Iterator(Syntax):
    """`name in source` or `name in source..upto`."""

    name: str
    source: Syntax
    upto: Syntax | None = None


@dataclass(frozen=True, slots=True)
class For(Syntax):
    """`for iterators return body`."""

    iterators: tuple[Iterator, ...]
    body: Syntax


@dataclass(frozen=True, slots=True)
class Quantified(Syntax):
    """`some|every iterators satisfies condition`."""

    kind: Literal["some", "every"]
    iterators: tuple[Iterator, ...]
    condition: Syntax


@dataclass(frozen=True, slots=True)
class Filter(Syntax):
    """`base[condition]`."""

    base: Syntax
    condition: Syntax


@dataclass(frozen=True, slots=True)
class Items(Syntax):
    """`[a, b, c]`."""

    items: tuple[Syntax, ...]


@dataclass(frozen=True, slots=True)
class Entries(Syntax):
    """`{a: 1, b: a + 1}`; `result` is what a boxed context ends in, else None."""

    entries: tuple[tuple[str, Syntax], ...]
    result: Syntax | None = None


@dataclass(frozen=True, slots=True)
class Type(Syntax):
    """`list<string>`; a context's or function's parts carry their names."""

    name: str
    parts: "tuple[tuple[str, Type], ...]" = ()


@dataclass(frozen=True, slots=True)
class Lambda(Syntax):
    """`function(a, b: number) body`; an external body is never run and gives null."""

    params: tuple[tuple[str, Type | None], ...]
    body: Syntax


@dataclass(frozen=True, slots=True)
class Call(Syntax):
    """`function(a, b)` or `function(x: a, y: b)`."""

    function: Syntax
    args: tuple[Syntax, ...] = ()
    named: tuple[tuple[str, Syntax], ...] = ()


@dataclass(frozen=True, slots=True)
class InstanceOf(Syntax):
    """`value instance of type`."""

    value: Syntax
    type: Type


@dataclass(frozen=True, slots=True)
class As(Syntax):
    """`value`, converted to a type where the standard allows it, else null."""

    value: Syntax
    type: Type


#: A key or parameter name and its value.
Binding: TypeAlias = tuple[str, Syntax]


def depth(tree: Syntax) -> int:
    """Return how deep a tree is; counted without recursion, which a deep one would exhaust."""
    level: list[object] = [tree]
    levels = 0
    while level:
        levels += any(isinstance(node, Syntax) for node in level)
        level = [part for node in level for part in _parts(node)]
    return levels


def _parts(node: object) -> list[object]:
    names = getattr(node, "__dataclass_fields__", ())
    values = node if isinstance(node, tuple) else [getattr(node, name) for name in names]
    return [value for value in values if isinstance(value, tuple | Syntax)]
