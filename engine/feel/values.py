"""What an expression may yield: JSON values, exact numbers, times, intervals, functions."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from engine.feel.numbers import rounded
from engine.feel.temporal import Date, DateTime, Months, Span, Time
from engine.feel.temporal_text import written
from engine.model import Json

#: The end of an interval that has none, as in `(< 5)`; a null end only makes it unknown.
UNBOUNDED = object()


@dataclass(frozen=True, slots=True)
class Range:
    """An interval."""

    low: object
    high: object
    low_closed: bool
    high_closed: bool


@dataclass(frozen=True, slots=True, eq=False)
class Function:
    """Something that can be called: a lambda, a business knowledge model, a built-in."""

    #: Parameter names in order, and their types (None when untyped).
    params: tuple[str, ...]
    types: tuple[object, ...]
    #: Takes the run and one value per parameter.
    invoke: Callable[..., object]
    result: object = None


KINDS: dict[type, str] = {
    type(None): "null",
    bool: "boolean",
    int: "number",
    Decimal: "number",
    str: "string",
    list: "list",
    dict: "context",
    Date: "date",
    Time: "time",
    DateTime: "date and time",
    Months: "years and months duration",
    Span: "days and time duration",
    Range: "range",
    Function: "function",
}
#: Types that are FEEL values as they are.
PLAIN = frozenset(KINDS) - {list, dict}
#: Types of values that hold others.
NESTED = frozenset({list, dict})


def kind(value: object) -> str:
    """Return the FEEL type's name; "function" for a built-in, too."""
    return KINDS.get(type(value), "function")


def from_json(value: object) -> object:
    """Return JSON (or a FEEL value) as a FEEL value: fractions become exact decimals."""
    if type(value) in PLAIN:
        return value
    if isinstance(value, float):
        return rounded(Decimal(repr(value)))
    if isinstance(value, list):
        return [item if type(item) in PLAIN else from_json(item) for item in value]
    if isinstance(value, dict):
        return {str(key): from_json(item) for key, item in value.items()}
    return value if hasattr(value, "call") else None


def to_json(value: object) -> Json:
    """Return a FEEL value as JSON: times and durations as ISO text, others as null."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, list):
        return [to_json(item) for item in value]
    if isinstance(value, dict):
        return {key: to_json(item) for key, item in value.items()}
    return written(value)
