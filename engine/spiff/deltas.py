"""The variables of a task as what differs from its parent's or from the case's."""

from itertools import compress, repeat
from operator import is_not
from typing import Any, Final

from engine.model import Json
from engine.spiff.reads import Reads

Variables = dict[str, Json]
#: What a delta starts from, names whose values change, names that are gone.
Way = tuple[int, list[str], list[str]]

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
    changed, gone = _apart(data, parent)
    if not changed and not gone:
        return None
    ways: list[Way] = [
        (PARENT, changed, gone),
        (NOTHING, [*data], []),
        (CASE, *_apart(data, known)),
    ]
    return _told(min(ways, key=_weight), data, reads)


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


def _apart(data: Variables, base: Variables) -> tuple[list[str], list[str]]:
    """Return the names whose values are not the base's, and those that only the base has."""
    # A step compares hundreds of values, nearly all with themselves: that goes on in C.
    others = map(base.get, data, repeat(_MISSING))
    suspects = compress(data, map(is_not, data.values(), others))
    changed = [name for name in suspects if not _same(base.get(name, _MISSING), data[name])]
    gone = [] if base.keys() <= data.keys() else [name for name in base if name not in data]
    return changed, gone


def _weight(way: Way) -> int:
    """Return about how long it is written: a value takes some bytes, a name that is gone one."""
    _, changed, gone = way
    return _VALUE * len(changed) + len(gone)


def _told(way: Way, data: Variables, reads: Reads) -> list[Any]:
    """Say it as it is written; only of the one that is chosen are names looked up."""
    (start, changed, gone), short = way, reads.names.short
    told: list[Any] = [start]
    if changed or gone:
        told.append({short(name): data[name] for name in changed})
    if gone:
        told.append([short(name) for name in gone])
    return told


def _same(one: object, other: object) -> bool:
    """Tell whether two values are the same JSON: to Python, true equals 1."""
    if type(one) is not type(other) or one != other:
        return False
    return not isinstance(one, (dict, list)) or repr(one) == repr(other)
