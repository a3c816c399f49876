"""Functions over lists; a position counts from 1, from the end when negative."""

from functools import cmp_to_key

from engine.feel.builtins.calling import call
from engine.feel.builtins.registry import define
from engine.feel.compare import contains, equal, less
from engine.feel.limits import FeelLimit, Run
from engine.feel.numbers import Number
from engine.feel.values import NESTED
from engine.model import say

_DEEPEST = 100


@define("list contains(list: list, element: any)")
def list_contains(run: Run, items: list[object], element: object) -> bool:
    """Tell whether some element equals the value."""
    run.spend(len(items))
    return contains(items, element)


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
        if type(item) in NESTED:
            run.weigh([item] * len(made))
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
