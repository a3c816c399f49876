"""Functions that make one value of a list."""

from collections.abc import Callable
from decimal import Decimal
from functools import reduce

from engine.feel import numbers
from engine.feel.arithmetic import ARITHMETIC
from engine.feel.builtins.registry import define
from engine.feel.compare import less
from engine.feel.limits import Run
from engine.feel.numbers import CONTEXT, NUMBERS, Number
from engine.feel.temporal import Months, Span

_SUMMED = NUMBERS | {Months, Span}


@define("count(list: list)")
def count(_run: Run, items: list[object]) -> int:
    """Count elements."""
    return len(items)


def _best(run: Run, items: list[object], better: Callable[[object, object], bool | None]) -> object:
    run.spend(len(items))
    found = items[0] if items else None
    for item in items:
        wins = better(item, found)
        if wins is None:
            return None
        found = item if wins else found
    return found


@define("min(list: list)", "min(...c: any)")
def smallest(run: Run, items: list[object]) -> object:
    """Return the smallest element."""
    return _best(run, items, less)


@define("max(list: list)", "max(...c: any)")
def largest(run: Run, items: list[object]) -> object:
    """Return the largest element."""
    return _best(run, items, lambda one, other: less(other, one))


@define("sum(list: list)", "sum(...n: any)")
def total(run: Run, items: list[object]) -> object:
    """Add numbers or durations; null for an empty list."""
    run.spend(len(items))
    if not items or any(type(item) not in _SUMMED for item in items):
        return None
    return reduce(ARITHMETIC["+"], items)


def _numbers(run: Run, items: list[object]) -> list[Number] | None:
    run.spend(len(items))
    found = [item for item in items if type(item) in NUMBERS]
    return found if len(found) == len(items) else None  # type: ignore[return-value] # numbers


@define("product(list: list)", "product(...n: any)")
def product(run: Run, items: list[object]) -> object:
    """Multiply numbers."""
    found = _numbers(run, items)
    return reduce(ARITHMETIC["*"], items) if found else None


@define("mean(list: list)", "mean(...n: any)")
def mean(run: Run, items: list[object]) -> object:
    """Return the average."""
    return ARITHMETIC["/"](total(run, items), len(items))


@define("median(list: list)", "median(...n: any)")
def median(run: Run, items: list[object]) -> object:
    """Return the middle number, or the average of the two in the middle."""
    found = _numbers(run, items)
    if not found:
        return None
    found.sort()
    middle = len(found) // 2
    if len(found) % 2:
        return found[middle]
    return mean(run, [found[middle - 1], found[middle]])


@define("stddev(list: list)", "stddev(...n: any)")
def stddev(run: Run, items: list[object]) -> object:
    """Return the standard deviation of a sample."""
    found = _numbers(run, items)
    if not found or len(found) == 1:
        return None
    average = Decimal(mean(run, items))  # type: ignore[arg-type] # a number, as all are
    squares = Decimal(0)
    for value in found:
        distance = CONTEXT.subtract(value, average)
        squares = CONTEXT.add(squares, CONTEXT.multiply(distance, distance))
    return numbers.rounded(CONTEXT.sqrt(CONTEXT.divide(squares, len(found) - 1)))


@define("mode(list: list)", "mode(...n: any)")
def mode(run: Run, items: list[object]) -> object:
    """Return the most frequent numbers, in order."""
    found = _numbers(run, items)
    if found is None:
        return None
    times: dict[Number, int] = {}
    for value in found:
        times[value] = times.get(value, 0) + 1
    most = max(times.values(), default=0)
    return sorted(value for value, often in times.items() if often == most)


def _decided(items: list[object], decisive: bool) -> bool | None:  # noqa: FBT001 — a truth value
    if any(item is decisive for item in items):
        return decisive
    return (not decisive) if all(isinstance(item, bool) for item in items) else None


@define("all(list: list)", "all(...b: any)")
def every(run: Run, items: list[object]) -> bool | None:
    """Tell whether all are true."""
    run.spend(len(items))
    return _decided(items, decisive=False)


@define("any(list: list)", "any(...b: any)")
def some(run: Run, items: list[object]) -> bool | None:
    """Tell whether one is true."""
    run.spend(len(items))
    return _decided(items, decisive=True)
