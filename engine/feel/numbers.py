"""Numbers as the standard's 34 decimal digits; whole numbers stay ints while they fit."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal
from typing import TypeAlias

Number: TypeAlias = int | Decimal

NUMBERS = frozenset({int, Decimal})
#: Nothing traps: what cannot be represented becomes NaN or Infinity, and then null.
CONTEXT = Context(prec=34, rounding=ROUND_HALF_EVEN, Emax=6144, Emin=-6143, traps=[])
_WHOLE = 10**34
_POWER_BITS = 4_096


def rounded(value: Number) -> Number | None:
    """Return `value` in 34 digits, or None when it is not a finite number."""
    if isinstance(value, int) and -_WHOLE < value < _WHOLE:
        return value
    found = CONTEXT.create_decimal(value)
    return found if found.is_finite() else None


def add(left: Number, right: Number) -> Number | None:
    """Return the sum."""
    if isinstance(left, int) and isinstance(right, int):
        return rounded(left + right)
    return rounded(CONTEXT.add(left, right))


def subtract(left: Number, right: Number) -> Number | None:
    """Return the difference."""
    if isinstance(left, int) and isinstance(right, int):
        return rounded(left - right)
    return rounded(CONTEXT.subtract(left, right))


def multiply(left: Number, right: Number) -> Number | None:
    """Return the product."""
    if isinstance(left, int) and isinstance(right, int):
        return rounded(left * right)
    return rounded(CONTEXT.multiply(left, right))


def divide(left: Number, right: Number) -> Number | None:
    """Return the quotient, None for a division by zero."""
    if not right:
        return None
    if isinstance(left, int) and isinstance(right, int) and left % right == 0:
        return left // right
    return rounded(CONTEXT.divide(left, right))


def power(base: Number, exponent: Number) -> Number | None:
    """Return the power in bounded time."""
    whole = isinstance(base, int) and isinstance(exponent, int)
    if whole and exponent >= 0 and int(base).bit_length() * exponent <= _POWER_BITS:
        return rounded(int(base) ** int(exponent))
    return rounded(CONTEXT.power(Decimal(base), Decimal(exponent)))


def whole(value: Number) -> int | None:
    """Return `value` as an int when it has no fraction."""
    if isinstance(value, int):
        return value
    return int(value) if value == value.to_integral_value() else None


def scaled(value: Number, scale: int, rounding: str) -> Number | None:
    """Round `value` to `scale` digits after the point (before it, when negative)."""
    number = Decimal(value)
    if scale >= 0 and -number.as_tuple().exponent <= scale:  # type: ignore[operator] # finite
        return value
    unit = Decimal(1).scaleb(-scale)
    wide = Context(prec=70, rounding=rounding, Emax=6144, Emin=-6143, traps=[])
    found = number.quantize(unit, rounding=rounding, context=wide)
    if scale < 0:
        found = found.quantize(Decimal(1), context=wide)
    return rounded(found)


def floor(value: Number, scale: int = 0) -> Number | None:
    """Round down."""
    return scaled(value, scale, ROUND_FLOOR)


def ceiling(value: Number, scale: int = 0) -> Number | None:
    """Round up."""
    return scaled(value, scale, ROUND_CEILING)


def written(value: Number) -> str:
    """Return the number as FEEL writes it, without an exponent."""
    return str(value) if isinstance(value, int) else format(value, "f")
