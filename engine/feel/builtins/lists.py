"""Functions over lists; a position counts from 1, from the end when negative."""

from collections.abc import Callable
from decimal import Decimal
from functools import cmp_to_key, reduce

from engine.feel import numbers
from engine.feel.arithmetic import ARITHMETIC
from engine.feel.builtins.calling import call
from engine.feel.builtins.registry import define
from engine.feel.compare import contains, equal, less
from engine.feel.limits import FeelLimit, Run
from engine.feel.numbers import CONTEXT, NUMBERS, Number
from engine.model import say

_DEEPEST = 100


@define("list contains(list: list, element: any)")
def list_contains(run: Run, items: list[object], element: object) -> bool:
    """Tell whether some element equals the value."""
    run.spend(len(items))
    return contains(items, element)


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
    if not items or any(isinstance(item, str) for item in items):
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


@define("sublist(list: list, start position: number, length?: number)")
def sublist(
    run: Run, items: list[object], start: Number, length: Number | None = None
) -> list[object] | None:
    """Return the part that starts at a position."""
    place = _place(items, start)
    if place is None or (length is not None and length < 1):
        return None
    run.spend(len(items))
    if length is None:
        return items[place:]
    return items[place : place + int(length)] if place + int(length) <= len(items) else None


def _place(items: list[object], position: Number, room: int = 0) -> int | None:
    """Return the offset a position stands for; None outside the list."""
    place = int(position)
    if place == 0 or place > len(items) + room or place < -len(items):
        return None
    return place - 1 if place > 0 else len(items) + place


@define("append(list: list, ...item: any)")
def append(run: Run, args: list[object]) -> list[object] | None:
    """Add elements at the end."""
    if len(args) < 2 or args[0] is None:  # noqa: PLR2004 — a list and an item
        return None
    first = args[0] if isinstance(args[0], list) else [args[0]]
    run.items(len(first) + len(args) - 1)
    return [*first, *args[1:]]


@define("concatenate(...list: any)")
def concatenate(run: Run, lists: list[object]) -> list[object] | None:
    """Join lists."""
    made: list[object] = []
    for items in lists:
        if items is None:
            return None
        added = items if isinstance(items, list) else [items]
        run.items(len(made) + len(added))
        made.extend(added)
    return made


@define("union(...list: any)")
def union(run: Run, lists: list[object]) -> list[object] | None:
    """Join lists without repeating an element."""
    joined = concatenate(run, lists)
    return None if joined is None else distinct_values(run, joined)


@define("distinct values(list: list)")
def distinct_values(run: Run, items: list[object]) -> list[object]:
    """Return every value once."""
    made: list[object] = []
    for item in items:
        run.spend(1 + len(made) // 8)
        if not contains(made, item):
            made.append(item)
    return made


@define("insert before(list: list, position: number, newItem: any)")
def insert_before(
    run: Run, items: list[object], position: Number, item: object
) -> list[object] | None:
    """Put an element in front of a position."""
    place = _place(items, position)
    run.items(len(items) + 1)
    return None if place is None else [*items[:place], item, *items[place:]]


@define("remove(list: list, position: number)")
def remove(run: Run, items: list[object], position: Number) -> list[object] | None:
    """Leave out the element at a position."""
    place = _place(items, position)
    run.spend(len(items))
    return None if place is None else [*items[:place], *items[place + 1 :]]


@define("list replace(list: list, position: number, newItem: any)")
def list_replace(
    run: Run, items: list[object], position: Number, item: object
) -> list[object] | None:
    """Put an element in place of the one at a position."""
    place = _place(items, position)
    run.spend(len(items))
    return None if place is None else [*items[:place], item, *items[place + 1 :]]


@define("list replace(list: list, match: function, newItem: any)")
def list_replace_matching(
    run: Run, items: list[object], match: object, new: object
) -> list[object] | None:
    """Put an element in place of all that match."""
    chosen = [call(match, [item, new], run) for item in items]
    if not all(isinstance(choice, bool) for choice in chosen):
        return None
    return [new if choice else item for item, choice in zip(items, chosen, strict=True)]


@define("reverse(list: list)")
def reverse(run: Run, items: list[object]) -> list[object]:
    """Turn the order round."""
    run.spend(len(items))
    return items[::-1]


@define("index of(list: list, match: any)")
def index_of(run: Run, items: list[object], match: object) -> list[object]:
    """Return the positions of all that equal the value."""
    run.spend(len(items))
    return [place for place, item in enumerate(items, 1) if equal(item, match) is True]


@define("flatten(list: list)")
def flatten(run: Run, items: list[object], depth: int = 0) -> list[object]:
    """Take the elements out of lists in lists."""
    if depth > _DEEPEST:
        raise FeelLimit(say("Daftar bersarang lebih dari {most} tingkat.", most=_DEEPEST))
    made: list[object] = []
    for item in items:
        run.spend(1)
        if isinstance(item, list):
            made.extend(flatten(run, item, depth + 1))
        else:
            made.append(item)
    run.items(len(made))
    return made


@define("sort(list: list, precedes?: function)")
def sort(run: Run, items: list[object], precedes: object = None) -> list[object] | None:
    """Order by a function, or by size."""

    def order(one: object, other: object) -> int:
        run.spend(1)
        if precedes is None:
            return -1 if less(one, other) else int(less(other, one) is True)
        return (
            -1
            if call(precedes, [one, other], run)
            else int(call(precedes, [other, one], run) is True)
        )

    return sorted(items, key=cmp_to_key(order))
