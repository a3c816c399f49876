"""Functions over intervals and points, Allen's relations."""

import re
from collections.abc import Callable

from engine.feel import temporal_text
from engine.feel.builtins.registry import BUILTINS, define
from engine.feel.compare import at_most, both, equal, less
from engine.feel.lexer import unquoted
from engine.feel.limits import Run
from engine.feel.values import Range

_ENDS = re.compile(r"\s*([\[\](])(.+?)\.\.(.+?)([\])\[])\s*", re.DOTALL)
_CALL = re.compile(r'(date and time|date|time|duration)\s*\(\s*("[^"\\]*")\s*\)')


@define("range(from: string)")
def interval(run: Run, text: str) -> Range | None:
    """Read an interval whose ends are literals."""
    match = _ENDS.fullmatch(text)
    if match is None:
        return None
    low, high = (_literal(run, end.strip()) for end in match.group(2, 3))
    if low is None or high is None or at_most(low, high) is not True:
        return None
    return Range(low, high, match.group(1) == "[", match.group(4) == "]")


def _literal(run: Run, written: str) -> object:
    if written.startswith('@"') and written.endswith('"'):
        return temporal_text.temporal(written[2:-1])
    if written.startswith('"') and written.endswith('"'):
        return unquoted(written)
    called = _CALL.fullmatch(written)
    if called:
        return BUILTINS[called.group(1)].call(run, [unquoted(called.group(2))])
    return BUILTINS["number"].call(run, [written])


_Relation = Callable[[Range, Range], bool | None]


def _as_range(value: object) -> Range:
    return value if isinstance(value, Range) else Range(value, value, True, True)


def _relation(name: str, first: str, second: str) -> Callable[[_Relation], _Relation]:
    """Register a relation; a point is an interval that starts and ends there."""

    def register(relation: _Relation) -> _Relation:
        @define(f"{name}({first}: any, {second}: any)")
        def apply(_run: Run, one: object, other: object) -> bool | None:
            if one is None or other is None:
                return None
            return relation(_as_range(one), _as_range(other))

        return relation

    return register


def _ends_before(one: Range, other: Range) -> bool | None:
    """Tell whether all of `one` lies before all of `other`."""
    if one.high_closed and other.low_closed:
        return less(one.high, other.low)
    return at_most(one.high, other.low)


def _starts_no_later(one: Range, other: Range) -> bool | None:
    if one.low_closed or not other.low_closed:
        return at_most(one.low, other.low)
    return less(one.low, other.low)


def _ends_no_earlier(one: Range, other: Range) -> bool | None:
    if one.high_closed or not other.high_closed:
        return at_most(other.high, one.high)
    return less(other.high, one.high)


def _same_start(one: Range, other: Range) -> bool | None:
    same = equal(one.low, other.low)
    return same if one.low_closed == other.low_closed else same and False


def _same_end(one: Range, other: Range) -> bool | None:
    same = equal(one.high, other.high)
    return same if one.high_closed == other.high_closed else same and False


def _not(value: bool | None) -> bool | None:  # noqa: FBT001 — a truth value
    return None if value is None else not value


@_relation("before", "point1", "point2")
def _before(one: Range, other: Range) -> bool | None:
    return _ends_before(one, other)


@_relation("after", "point1", "point2")
def _after(one: Range, other: Range) -> bool | None:
    return _ends_before(other, one)


@_relation("meets", "range1", "range2")
def _meets(one: Range, other: Range) -> bool | None:
    return both(equal(one.high, other.low), one.high_closed and other.low_closed)


@_relation("met by", "range1", "range2")
def _met_by(one: Range, other: Range) -> bool | None:
    return _meets(other, one)


@_relation("overlaps", "range1", "range2")
def _overlaps(one: Range, other: Range) -> bool | None:
    return both(_not(_ends_before(one, other)), _not(_ends_before(other, one)))


@_relation("overlaps before", "range1", "range2")
def _overlaps_before(one: Range, other: Range) -> bool | None:
    starts = both(_starts_no_later(one, other), _not(_same_start(one, other)))
    ends = _ends_no_earlier(other, one)
    return both(both(starts, ends), _not(_ends_before(one, other)))


@_relation("overlaps after", "range1", "range2")
def _overlaps_after(one: Range, other: Range) -> bool | None:
    return _overlaps_before(other, one)


@_relation("finishes", "point", "range")
def _finishes(one: Range, other: Range) -> bool | None:
    return both(_same_end(one, other), _starts_no_later(other, one))


@_relation("finished by", "range", "point")
def _finished_by(one: Range, other: Range) -> bool | None:
    return _finishes(other, one)


@_relation("includes", "range", "point")
def _includes(one: Range, other: Range) -> bool | None:
    return both(_starts_no_later(one, other), _ends_no_earlier(one, other))


@_relation("during", "point", "range")
def _during(one: Range, other: Range) -> bool | None:
    return _includes(other, one)


@_relation("starts", "point", "range")
def _starts(one: Range, other: Range) -> bool | None:
    return both(_same_start(one, other), _ends_no_earlier(other, one))


@_relation("started by", "range", "point")
def _started_by(one: Range, other: Range) -> bool | None:
    return _starts(other, one)


@_relation("coincides", "point1", "point2")
def _coincides(one: Range, other: Range) -> bool | None:
    return both(_same_start(one, other), _same_end(one, other))
