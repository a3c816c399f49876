"""Functions over numbers."""

import re
from collections.abc import Callable
from decimal import ROUND_DOWN, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal

from engine.feel import numbers
from engine.feel.builtins.registry import define
from engine.feel.limits import Run
from engine.feel.numbers import CONTEXT, Number
from engine.feel.temporal import Months, Span

_WRITTEN = re.compile(r"-?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_SEPARATORS = {" ", ",", "."}
#: Smallest and largest scale of a decimal128.
_SCALES = range(-6_111, 6_177)


@define("number(from: string, grouping separator?: string, decimal separator?: string)")
def number(
    _run: Run, text: str, grouping: str | None = None, point: str | None = None
) -> Number | None:
    """Read a number."""
    if not {grouping, point} <= {None, *_SEPARATORS} or point == " ":
        return None
    if grouping is not None and grouping == point:
        return None
    plain = text.replace(grouping, "") if grouping else text
    plain = plain.replace(point, ".") if point else plain
    if len(plain) > numbers.CONTEXT.prec * 100 or not _WRITTEN.fullmatch(plain):
        return None
    return numbers.rounded(int(plain) if plain.lstrip("-").isdigit() else Decimal(plain))


@define("decimal(n: number, scale: number)")
def decimal(_run: Run, value: Number, scale: Number) -> Number | None:
    """Round half to even."""
    return _scaled(value, scale, ROUND_HALF_EVEN)


def _scaled(value: Number, scale: Number, rounding: str) -> Number | None:
    places = int(scale)
    return numbers.scaled(value, places, rounding) if places in _SCALES else None


def _rounding(name: str, rounding: str) -> None:
    @define(f"{name}(n: number, scale: number)")
    def apply(_run: Run, value: Number, scale: Number) -> Number | None:
        return _scaled(value, scale, rounding)


for _name, _mode in (
    ("round up", ROUND_UP),
    ("round down", ROUND_DOWN),
    ("round half up", ROUND_HALF_UP),
    ("round half down", ROUND_HALF_DOWN),
):
    _rounding(_name, _mode)


@define("floor(n: number, scale?: number)")
def floor(_run: Run, value: Number, scale: Number | None = 0) -> Number | None:
    """Round down."""
    return None if scale is None else _scaled(value, scale, "ROUND_FLOOR")


@define("ceiling(n: number, scale?: number)")
def ceiling(_run: Run, value: Number, scale: Number | None = 0) -> Number | None:
    """Round up."""
    return None if scale is None else _scaled(value, scale, "ROUND_CEILING")


@define("abs(n: number|months|span)")
def absolute(_run: Run, value: Number | Months | Span) -> object:
    """Return the size of a number or duration."""
    if isinstance(value, Months):
        return Months(abs(value.count))
    return Span(abs(value.nanos)) if isinstance(value, Span) else abs(value)


@define("modulo(dividend: number, divisor: number)")
def modulo(_run: Run, dividend: Number, divisor: Number) -> Number | None:
    """Return dividend - divisor * floor(dividend / divisor)."""
    if not divisor:
        return None
    if isinstance(dividend, int) and isinstance(divisor, int):
        return dividend % divisor
    rest = CONTEXT.remainder(Decimal(dividend), Decimal(divisor))
    if rest and (rest < 0) != (divisor < 0):
        rest = CONTEXT.add(rest, Decimal(divisor))
    return numbers.rounded(rest)


def _function(name: str, argument: str, compute: Callable[[Decimal], Decimal]) -> None:
    @define(f"{name}({argument}: number)")
    def apply(_run: Run, value: Number) -> Number | None:
        return numbers.rounded(compute(Decimal(value)))


_function("sqrt", "number", CONTEXT.sqrt)
_function("log", "number", CONTEXT.ln)
_function("exp", "number", CONTEXT.exp)


@define("odd(number: number)")
def odd(_run: Run, value: Number) -> bool | None:
    """Tell whether a whole number is odd."""
    exact = numbers.whole(value)
    return None if exact is None else exact % 2 == 1


@define("even(number: number)")
def even(_run: Run, value: Number) -> bool | None:
    """Tell whether a whole number is even."""
    exact = numbers.whole(value)
    return None if exact is None else exact % 2 == 0


@define("not(negand: any)")
def negation(_run: Run, value: object) -> bool | None:
    """Return the opposite of a boolean."""
    return not value if isinstance(value, bool) else None
