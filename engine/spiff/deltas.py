"""The variables of a task as what differs from its parent's or from the case's."""

from itertools import compress, repeat
from operator import is_not
from typing import Any, Final

from engine.model import Json
from engine.spiff.reads import Reads

Variables = dict[str, Json]

#: What a delta starts from: nothing, the parent's variables, the case's.
NOTHING: Final = 0
PARENT: Final = 1
CASE: Final = 2
_MISSING: Final = object()
#: A value and its name, in bytes of the name alone.
_VALUE: Final = 8


def delta(data: Variables, parent: Variables, known: Variables, reads: Reads) -> Any:
    """Return the smallest delta that gives `data`; None when it is the parent's."""
    if data is parent:
        return None
    other = _from(CASE, data, known, reads) if not parent else None
    if other == [CASE]:  # nearly always so below what was lightened
        return other
    best = _from(PARENT, data, parent, reads)
    if len(best) == 1:
        return None
    if _VALUE * len(data) < _weight(best):
        best = _from(NOTHING, data, {}, reads)
    other = other or _from(CASE, data, known, reads)
    return other if _weight(other) < _weight(best) else best


def undone(told: Any, parent: Variables, known: Variables, reads: Reads) -> Variables:
    """Return the variables that `delta` told; their values are shared, and never changed."""
    if told is None:
        return {**parent}
    start, *rest = told
    data = {**{NOTHING: {}, PARENT: parent, CASE: known}[start]}
    for key in rest[1] if len(rest) > 1 else ():
        data.pop(reads.names.long(key), None)
    data.update(reads.named(rest[0] if rest else {}))
    return data


def _from(start: int, data: Variables, base: Variables, reads: Reads) -> list[Any]:
    # A step compares hundreds of values, nearly all with themselves: that goes on in C.
    others = map(base.get, data, repeat(_MISSING))
    suspects = compress(data.items(), map(is_not, data.values(), others))
    changed = {
        reads.names.short(name): value
        for name, value in suspects
        if not _same(base.get(name, _MISSING), value)
    }
    if base.keys() <= data.keys():
        return [start, changed] if changed else [start]
    return [start, changed, [reads.names.short(name) for name in base if name not in data]]


def _weight(told: list[Any]) -> int:
    """Return about how long it is written: a value takes some bytes, a name that is gone one."""
    changed, gone = [*map(len, told[1:]), 0, 0][:2]
    return _VALUE * changed + gone


def _same(one: object, other: object) -> bool:
    """Tell whether two values are the same JSON: to Python, true equals 1."""
    if type(one) is not type(other) or one != other:
        return False
    return not isinstance(one, (dict, list)) or repr(one) == repr(other)
