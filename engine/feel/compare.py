"""Equal, less, contained: three-valued, null where two values cannot be compared."""

from decimal import Decimal

from engine.feel.temporal import Date, DateTime, Months, Span, Time
from engine.feel.values import KINDS, UNBOUNDED, Range

#: Types that have an order, by the name they share.
_ORDERED = {int: 1, Decimal: 1, str: 2, Date: 3, Time: 4, DateTime: 5, Months: 6, Span: 7}
_INSTANTS = (Time, DateTime)
#: Types whose values Python compares as FEEL does: the quick way for most conditions.
_PLAINLY_EQUAL = frozenset({str, int, bool, Decimal, Date, Months, Span})


def equal(left: object, right: object) -> bool | None:
    """Return whether both are the same value; None when they are of different kinds."""
    type_ = type(left)
    if type_ is type(right) and type_ in _PLAINLY_EQUAL:
        return left == right
    if left is None or right is None:
        return left is right
    kind = KINDS.get(type(left))
    if kind != KINDS.get(type(right)) or kind is None:
        return None
    if isinstance(left, list | dict | Range):
        return _equal_parts(left, right)
    if isinstance(left, _INSTANTS) and isinstance(right, _INSTANTS):
        return _equal_instants(left, right)
    return left == right


def _equal_parts(left: object, right: object) -> bool:
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(
            equal(one, other) is True for one, other in zip(left, right, strict=True)
        )
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(
            equal(value, right[key]) is True for key, value in left.items()
        )
    if isinstance(left, Range) and isinstance(right, Range):
        closed = (left.low_closed, left.high_closed) == (right.low_closed, right.high_closed)
        pairs = ((left.low, right.low), (left.high, right.high))
        return closed and all(one is other or equal(one, other) for one, other in pairs)
    return False


def _equal_instants(left: Time | DateTime, right: Time | DateTime) -> bool | None:
    one, other = (v.time.zone if isinstance(v, DateTime) else v.zone for v in (left, right))
    if (one is None) != (other is None):
        return False
    return left.instant == right.instant


def less(left: object, right: object) -> bool | None:
    """Return whether `left` comes before `right`; None when they have no common order."""
    if type(left) is int and type(right) is int:
        return left < right
    order = _ORDERED.get(type(left))
    if order is None or order != _ORDERED.get(type(right)):
        return None
    if isinstance(left, _INSTANTS) and isinstance(right, _INSTANTS):
        return left.instant < right.instant
    return bool(left < right)  # type: ignore[operator] # of one ordered kind


def at_most(left: object, right: object) -> bool | None:
    """Return whether `left` comes before `right` or is equal to it."""
    after = less(right, left)
    return None if after is None else not after


def both(left: bool | None, right: bool | None) -> bool | None:  # noqa: FBT001 — truth values
    """Return `left and right`."""
    if left is False or right is False:
        return False
    return True if left is True and right is True else None


def included(value: object, within: Range) -> bool | None:
    """Return whether `value` lies in the interval."""
    if value is None:
        return None
    below: bool | None = True
    above: bool | None = True
    if within.low is not UNBOUNDED:
        below = at_most(within.low, value) if within.low_closed else less(within.low, value)
    if within.high is not UNBOUNDED:
        above = at_most(value, within.high) if within.high_closed else less(value, within.high)
    return both(below, above)


def contains(items: list[object], value: object) -> bool:
    """Return whether some element equals `value`."""
    return any(equal(item, value) is True for item in items)


def fits(value: object, wanted: object) -> bool | None:
    """Return whether `value` passes the test `wanted`: an interval, a list, or a value."""
    if isinstance(wanted, Range):
        return included(value, wanted)
    if isinstance(wanted, list):
        if isinstance(value, list) and equal(value, wanted):
            return True
        return any(fits(value, item) is True for item in wanted)
    return equal(value, wanted)


def _unequal(left: object, right: object) -> bool | None:
    same = equal(left, right)
    return None if same is None else not same


def _more(left: object, right: object) -> bool | None:
    return less(right, left)


def _at_least(left: object, right: object) -> bool | None:
    return at_most(right, left)


COMPARE = {
    "=": equal,
    "!=": _unequal,
    "<": less,
    "<=": at_most,
    ">": _more,
    ">=": _at_least,
}
