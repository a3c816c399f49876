"""A decision table as a node of the syntax tree, and what it does when it runs."""

from collections.abc import Callable
from dataclasses import dataclass

from engine.dmn.policies import POLICIES, Matched
from engine.feel import syntax
from engine.feel.builtins import BUILTINS
from engine.feel.compiler import COMPILERS, Lexical, compiled
from engine.feel.frame import Code, Frame
from engine.feel.temporal_text import temporal
from engine.feel.types import Kind, resolved
from engine.feel.values import PLAIN, from_json
from engine.model import RuleHit, Text

_TEMPORAL = frozenset({"date", "time", "date and time"}) | frozenset(
    {"days and time duration", "years and months duration"}
)


@dataclass(frozen=True, slots=True)
class Input(syntax.Syntax):
    """A column that is tested."""

    value: syntax.Syntax
    type: syntax.Type
    #: The values that may come in; None when anything may.
    allowed: syntax.UnaryTests | None
    label: str


@dataclass(frozen=True, slots=True)
class Output(syntax.Syntax):
    """A column that is filled."""

    name: str
    type: syntax.Type
    #: The values that may go out, in order of priority.
    values: tuple[syntax.Syntax, ...]
    default: syntax.Syntax | None


@dataclass(frozen=True, slots=True)
class Rule(syntax.Syntax):
    """A row."""

    cells: tuple[syntax.UnaryTests, ...]
    results: tuple[syntax.Syntax, ...]
    hit: RuleHit


@dataclass(frozen=True, slots=True)
class Table(syntax.Syntax):
    """A decision table."""

    inputs: tuple[Input, ...]
    outputs: tuple[Output, ...]
    rules: tuple[Rule, ...]
    policy: str
    aggregation: str


@dataclass(frozen=True, slots=True)
class TableNote:
    """What one run of a table has to tell: the rows that count, and what is wrong."""

    hits: tuple[RuleHit, ...]
    problem: Text | None = None


def _table(node: Table, around: Lexical) -> Code:
    rows = _rows(node, around)
    defaults = [compiled(out.default, around) if out.default else None for out in node.outputs]
    settle = POLICIES[node.policy]
    priorities = [_priorities(output, around) for output in node.outputs]

    def run(frame: Frame) -> object:
        matched = rows(frame)
        if not matched and any(defaults):
            frame.run.notes.append(TableNote(()))
            return _row(node, [default(frame) if default else None for default in defaults])
        chosen, problem = settle(matched, [ranking(frame) for ranking in priorities])
        frame.run.notes.append(TableNote(tuple(match.hit for match in chosen), problem))
        return None if problem else _value(node, chosen, frame)

    return run


def _rows(node: Table, around: Lexical) -> Callable[[Frame], list[Matched]]:
    """Compile what finds the rows that match; of a FIRST table no more than one."""
    inputs = [_input(column, around) for column in node.inputs]
    cells = [[compiled(cell, around.having("?")) for cell in rule.cells] for rule in node.rules]
    results = [[compiled(result, around) for result in rule.results] for rule in node.rules]

    def run(frame: Frame) -> list[Matched]:
        columns = [frame.inner({"?": value(frame)}) for value in inputs]
        matched: list[Matched] = []
        for rule, tests, made in zip(node.rules, cells, results, strict=True):
            frame.run.spend(1)
            if all(test(column) is True for test, column in zip(tests, columns, strict=True)):
                matched.append(Matched(rule.hit, [result(frame) for result in made]))
                if node.policy == "FIRST":
                    break
        return matched

    return run


def _input(column: Input, around: Lexical) -> Code:
    value = compiled(column.value, around)
    wanted = resolved(column.type, around.types)
    allowed = compiled(column.allowed, around.having("?")) if column.allowed else None

    def run(frame: Frame) -> object:
        found = typed(value(frame), wanted)
        if allowed and found is not None and allowed(frame.inner({"?": found})) is not True:
            return None
        return found

    return run


def typed(value: object, wanted: Kind) -> object:
    """Return a case value as its type wants it: JSON has dates only as text."""
    if wanted.name in _TEMPORAL and isinstance(value, str):
        return temporal(value)
    return value if type(value) in PLAIN else from_json(value)


def _priorities(output: Output, around: Lexical) -> Code:
    values = [compiled(value, around) for value in output.values]
    return lambda frame: [value(frame) for value in values]


def _row(node: Table, values: list[object]) -> object:
    if len(node.outputs) == 1:
        return values[0]
    return {out.name: value for out, value in zip(node.outputs, values, strict=True)}


def _value(node: Table, chosen: list[Matched], frame: Frame) -> object:
    rows = [_row(node, match.values) for match in chosen]
    frame.run.items(len(rows))
    if node.policy in {"UNIQUE", "FIRST", "ANY", "PRIORITY"}:
        return rows[0] if rows else None
    return _aggregated(node.aggregation, rows, frame)


def _aggregated(aggregation: str, rows: list[object], frame: Frame) -> object:
    if not aggregation:
        return rows
    if aggregation == "COUNT":
        return len(rows)
    return BUILTINS[aggregation.lower()].call(frame.run, [rows]) if rows else None


COMPILERS[Table] = _table

__all__ = ["Input", "Output", "Rule", "Table", "TableNote", "typed"]
