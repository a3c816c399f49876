"""in, between, tests and intervals: is a value one of these."""

from collections.abc import Callable

from engine.feel import syntax
from engine.feel.compare import COMPARE, at_most, both, fits
from engine.feel.compiler import Compiler, Lexical, compiled
from engine.feel.facts import mentions
from engine.feel.frame import MISSING, Code, Frame, find
from engine.feel.values import NESTED, UNBOUNDED, Range

#: Ends of an interval that are not compared.
_ENDLESS = (None, UNBOUNDED)


def _between(node: syntax.Between, around: Lexical) -> Code:
    value, low, high = (compiled(n, around) for n in (node.value, node.low, node.high))

    def run(frame: Frame) -> bool | None:
        tested = value(frame)
        return both(at_most(low(frame), tested), at_most(tested, high(frame)))

    return run


def _in(node: syntax.In, around: Lexical) -> Code:
    value = compiled(node.value, around)
    tests = [_membership(test, around) for test in node.tests]

    def run(frame: Frame) -> bool | None:
        tested = value(frame)
        if type(tested) in NESTED:
            frame.run.weigh(tested)
        found = [test(frame, tested) for test in tests]
        if True in found:
            return True
        return None if None in found else False

    return run


def _membership(test: syntax.Syntax, around: Lexical) -> Callable[[Frame, object], bool | None]:
    if isinstance(test, syntax.Test):
        compare, other = COMPARE[test.op], compiled(test.value, around)
        return lambda frame, tested: compare(tested, other(frame))
    wanted = compiled(test, around)
    return lambda frame, tested: fits(tested, wanted(frame))


def _test(node: syntax.Test, around: Lexical) -> Code:
    compare, other = COMPARE[node.op], compiled(node.value, around)
    return lambda frame: compare(find(frame, "?"), other(frame))


def _unary_tests(node: syntax.UnaryTests, around: Lexical) -> Code:
    tests = [_cell(test, around) for test in node.tests]
    holds, fails = (False, True) if node.negated else (True, False)
    if not tests:
        return lambda _frame: True

    def run(frame: Frame) -> bool:
        tested = find(frame, "?")
        value = None if tested is MISSING else tested
        return holds if any(test(frame, value) is True for test in tests) else fails

    return run


def _cell(test: syntax.Syntax, around: Lexical) -> Callable[[Frame, object], bool | None]:
    if isinstance(test, syntax.Test):
        return _membership(test, around)
    wanted = compiled(test, around)

    def run(frame: Frame, tested: object) -> bool | None:
        value = wanted(frame)
        if asks and (value is None or value is True or value is False):
            return value is True
        if type(value) is bool and type(tested) is not bool:
            return value
        return fits(tested, value)

    asks = mentions(test, "?")
    return run


def _interval(node: syntax.Interval, around: Lexical) -> Code:
    low = compiled(node.low, around) if node.low else _unbounded
    high = compiled(node.high, around) if node.high else _unbounded

    def run(frame: Frame) -> Range | None:
        first, last = low(frame), high(frame)
        ends = [end for end in (first, last) if end not in _ENDLESS]
        if ends and at_most(ends[0], ends[-1]) is None:
            return None
        return Range(first, last, node.low_closed, node.high_closed)

    return run


def _unbounded(_frame: Frame) -> object:
    return UNBOUNDED


FORMS: dict[type[syntax.Syntax], Compiler] = {
    syntax.Between: _between,
    syntax.In: _in,
    syntax.Interval: _interval,
    syntax.Test: _test,
    syntax.UnaryTests: _unary_tests,
}
