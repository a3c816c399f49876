"""for, some, every, filters, functions and calls: what binds names or repeats."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from engine.feel import syntax
from engine.feel.builtins import BUILTINS, calling
from engine.feel.compare import at_most
from engine.feel.compiler import Compiler, Lexical, compiled
from engine.feel.facts import mentions
from engine.feel.frame import Code, Frame
from engine.feel.limits import LIST
from engine.feel.numbers import NUMBERS, whole
from engine.feel.temporal import Date, from_days
from engine.feel.types import ANY, fitted, resolved
from engine.feel.values import Function, Range

_Source = Callable[[Frame], "list[object] | None"]


def _iterated(node: syntax.Iterator, around: Lexical) -> _Source:
    """Compile what one loop variable runs over; None where it cannot be run over."""
    source = compiled(node.source, around)
    if node.upto is None:
        return lambda frame: _elements(source(frame), frame)
    upto = compiled(node.upto, around)
    return lambda frame: _counted(source(frame), upto(frame), frame)


def _elements(value: object, frame: Frame) -> list[object] | None:
    if isinstance(value, list):
        return value
    if isinstance(value, Range):
        return _within(value, frame) if at_most(value.low, value.high) else None
    return None if value is None else [value]


def _within(interval: Range, frame: Frame) -> list[object] | None:
    items = _counted(interval.low, interval.high, frame)
    if items is None:
        return None
    return items[0 if interval.low_closed else 1 : len(items) - (not interval.high_closed)]


def _counted(first: object, last: object, frame: Frame) -> list[object] | None:
    """Count from `first` to `last`, up or down, in numbers or days."""
    if isinstance(first, Date) and isinstance(last, Date):
        days = _steps(first.days, last.days, frame)
        return [from_days(day) for day in days]
    if type(first) not in NUMBERS or type(last) not in NUMBERS:
        return None
    ends = whole(first), whole(last)  # type: ignore[arg-type] # numbers, as just seen
    if None in ends:
        return None
    return list(_steps(*ends, frame))  # type: ignore[arg-type] # neither is None


def _steps(first: int, last: int, frame: Frame) -> range:
    step = 1 if first <= last else -1
    frame.run.items(min(abs(last - first) + 1, LIST + 1))
    return range(first, last + step, step)


def _sources(
    iterators: tuple[syntax.Iterator, ...], around: Lexical
) -> tuple[list[tuple[str, _Source]], Lexical]:
    found = []
    for iterator in iterators:
        found.append((iterator.name, _iterated(iterator, around)))
        around = around.having(iterator.name)
    return found, around


def _bindings(sources: list[tuple[str, _Source]], frame: Frame) -> Iterator[Frame | None]:
    """Yield a frame for every combination, the last variable fastest; None for no list."""
    if not sources:
        yield frame
        return
    (name, source), *rest = sources
    items = source(frame)
    if items is None:
        yield None
        return
    for item in items:
        frame.run.spend(1)
        yield from _bindings(rest, frame.inner({name: item}))


def _for(node: syntax.For, around: Lexical) -> Code:
    sources, inner = _sources(node.iterators, around)
    body = compiled(node.body, inner.having("partial"))
    looks_back = mentions(node.body, "partial")

    def run(frame: Frame) -> list[object] | None:
        made: list[object] = []
        for bound in _bindings(sources, frame):
            if bound is None:
                return None
            frame.run.items(1 if len(made) < LIST else LIST + 1)
            if looks_back:
                frame.run.items(len(made))
            made.append(body(bound.inner({"partial": made[:]}) if looks_back else bound))
        frame.run.weigh(made)
        return made

    return run


def _quantified(node: syntax.Quantified, around: Lexical) -> Code:
    sources, inner = _sources(node.iterators, around)
    condition = compiled(node.condition, inner)
    decisive = node.kind == "some"

    def run(frame: Frame) -> bool | None:
        unknown = False
        for bound in _bindings(sources, frame):
            value = None if bound is None else condition(bound)
            if value is decisive:
                return decisive
            unknown = unknown or not isinstance(value, bool)
        return None if unknown else not decisive

    return run


def _filter(node: syntax.Filter, around: Lexical) -> Code:
    base = compiled(node.base, around)
    if _is_index(node.condition):
        return _picked(base, compiled(node.condition, around))
    condition = compiled(node.condition, around.in_filter())

    def run(frame: Frame) -> object:
        value = base(frame)
        if value is None:
            return None
        items = value if isinstance(value, list) else [value]
        if not items and type(condition(frame.inner({"item": None}))) in NUMBERS:
            return None  # a worked-out place, which an empty list has not
        kept = []
        for item in items:
            frame.run.spend(1)
            chosen = condition(frame.inner(_item_names(item)))
            if type(chosen) in NUMBERS:
                return _indexed(items, chosen)
            if chosen is True:
                kept.append(item)
        return kept

    return run


def _picked(base: Code, place: Code) -> Code:
    def run(frame: Frame) -> object:
        value = base(frame)
        return _indexed(value if isinstance(value, list) else [value], place(frame))

    return run


def _is_index(node: syntax.Syntax) -> bool:
    """Tell whether a filter is a plain number, which picks also from an empty list."""
    inner = node.value if isinstance(node, syntax.Negation) else node
    return isinstance(inner, syntax.Constant) and type(inner.value) in NUMBERS


def _item_names(item: object) -> Mapping[str, object]:
    return {"item": item, **item} if isinstance(item, dict) else {"item": item}


def _indexed(items: list[object], number: object) -> object:
    place = whole(number) if isinstance(number, int | Decimal) else None
    if not place or abs(place) > len(items):
        return None
    return items[place - 1 if place > 0 else place]


def _lambda(node: syntax.Lambda, around: Lexical) -> Code:
    names = tuple(name for name, _ in node.params)
    kinds = tuple(resolved(kind, around.types) if kind else ANY for _, kind in node.params)
    body = compiled(node.body, around.having(*names))

    def run(frame: Frame) -> Function:
        def invoke(_run: object, *args: object) -> object:
            values = fitted(args, kinds)
            if values is None:
                return None
            return body(frame.inner(dict(zip(names, values, strict=True))))

        return Function(names, kinds, invoke)

    return run


def _call(node: syntax.Call, around: Lexical) -> Code:
    args = [compiled(arg, around) for arg in node.args]
    named = [(name, compiled(arg, around)) for name, arg in node.named]
    function = compiled(node.function, around)
    if node.named:
        return lambda frame: calling.call_named(
            function(frame), {name: arg(frame) for name, arg in named}, frame.run
        )
    if isinstance(node.function, syntax.Name) and around.is_free(node.function.name):
        builtin = BUILTINS.get(node.function.name)
        if builtin:
            return lambda frame: builtin.call(frame.run, [arg(frame) for arg in args])
    return lambda frame: calling.call(function(frame), [arg(frame) for arg in args], frame.run)


FORMS: dict[type[syntax.Syntax], Compiler] = {
    syntax.For: _for,
    syntax.Quantified: _quantified,
    syntax.Filter: _filter,
    syntax.Lambda: _lambda,
    syntax.Call: _call,
}
