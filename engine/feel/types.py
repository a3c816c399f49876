"""Types: is a value of a type, and what becomes of one that is not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.feel import syntax
from engine.feel.builtins.registry import Builtin
from engine.feel.temporal import Date, DateTime, Time
from engine.feel.values import UNBOUNDED, Function, Range, kind

_ALIASES = {
    "Any": "any",
    "day and time duration": "days and time duration",
    "dayTimeDuration": "days and time duration",
    "year and month duration": "years and months duration",
    "yearMonthDuration": "years and months duration",
    "dateTime": "date and time",
    "Null": "null",
}
_SIMPLE = frozenset(
    {"number", "string", "boolean", "date", "time", "date and time", "null", "any", "list"}
    | {"context", "range", "function", "days and time duration", "years and months duration"}
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A resolved type."""

    #: One of the standard's type names; "" for a name nobody knows.
    name: str
    #: Element of a list or range; fields of a context; parameters and "->" of a function.
    parts: tuple[tuple[str, "Kind"], ...] = ()


ANY = Kind("any")


def resolved(written: syntax.Type, known: Mapping[str, Kind] | None = None) -> Kind:
    """Return the type; `known` are a model's own, by name."""
    if known and written.name in known:
        return known[written.name]
    name = _ALIASES.get(written.name, written.name)
    parts = tuple((label, resolved(part, known)) for label, part in written.parts)
    return Kind(name if name in _SIMPLE else "", parts)


def is_instance(value: object, wanted: Kind) -> bool | None:
    """Return whether `value` is of the type; None when nobody knows the type."""
    if wanted.name == "":
        return None
    if wanted.name == "any":
        return value is not None
    if value is None or kind(value) != wanted.name:
        return value is None and wanted.name == "null"
    return not wanted.parts or _parts_fit(value, wanted)


def _parts_fit(value: object, wanted: Kind) -> bool | None:
    if isinstance(value, list):
        return all(conforms(item, wanted.parts[0][1]) for item in value)
    if isinstance(value, dict):
        return all(key in value and conforms(value[key], part) for key, part in wanted.parts)
    if isinstance(value, Range):
        ends = [end for end in (value.low, value.high) if end is not UNBOUNDED]
        return all(conforms(end, wanted.parts[0][1]) for end in ends)
    return isinstance(value, Function | Builtin) and _callable_as(value, wanted)


def _callable_as(function: Function | Builtin, wanted: Kind) -> bool:
    if isinstance(function, Builtin):
        return any(len(s.params) == len(wanted.parts) - 1 for s in function.signatures)
    return len(function.params) == len(wanted.parts) - 1


def conforms(value: object, wanted: Kind) -> bool:
    """Return whether `value` may stand where the type is wanted; null may stand anywhere."""
    return value is None or wanted.name in {"any", ""} or is_instance(value, wanted) is True


def coerced(value: object, wanted: Kind) -> object:
    """Return `value` as the type wants it, by the standard's conversions; else None."""
    if conforms(value, wanted):
        return value
    if wanted.name == "date and time" and isinstance(value, Date):
        return DateTime(value, Time(0, 0, 0, 0, 0))
    if wanted.name == "list" and not isinstance(value, list):
        return coerced([value], wanted)
    if isinstance(value, list) and len(value) == 1 and conforms(value[0], wanted):
        return value[0]
    return None


def fitted(args: Sequence[object], kinds: Sequence[Kind]) -> list[object] | None:
    """Return the arguments as their types want them; None when one does not fit."""
    found = [coerced(arg, kind) for arg, kind in zip(args, kinds, strict=True)]
    lost = any(new is None and old is not None for new, old in zip(found, args, strict=True))
    return None if lost else found
