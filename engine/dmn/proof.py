"""What can be known of a table without running it: rows that overlap, inputs no row answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from itertools import combinations, compress, pairwise

from engine.dmn.reading import Element, Findings
from engine.dmn.table import Table
from engine.feel import syntax
from engine.feel.compiler import Lexical, compiled
from engine.feel.frame import Frame
from engine.feel.limits import Run
from engine.feel.numbers import NUMBERS
from engine.feel.value_text import text
from engine.model import say

_ONE_ANSWER = frozenset({"UNIQUE", "FIRST", "ANY", "PRIORITY"})
#: Pairs of rows that are reported, and steps of the search for a gap.
_MOST_PAIRS, _MOST_STEPS = 5, 5_000
#: Trials of a cell with a sample, in one table: two columns of a hundred ranges take 80,000.
_MOST_TRIALS = 80_000
_ANYTHING = "…"
_ANY_TIME = datetime.fromtimestamp(0, UTC)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column cut into parts in which no cell can tell two values apart."""

    label: str
    #: One value out of every part.
    samples: tuple[object, ...]
    #: Per part, the rows whose cell accepts it, as bits.
    rows: tuple[int, ...]
    #: Whether the samples stand for all that may come in.
    complete: bool


def prove(table: Table, where: Element, findings: Findings) -> None:
    """Warn of overlapping rows of a UNIQUE table and of inputs that no row answers."""
    trials = [_MOST_TRIALS]
    columns = [_column(table, place, trials) for place in range(len(table.inputs))]
    if trials[0] < 0:
        message = say("Tabel ini terlalu besar untuk diperiksa tumpang tindih dan celahnya.")
        repair = say("Pecah menjadi beberapa tabel, atau gabungkan baris yang serupa.")
        findings.add("dmn.unproven", where, message, repair, "warning")
    known = [column for column in columns if column]
    if len(known) < len(columns) or not known:
        return
    if table.policy == "UNIQUE":
        for one, other in _overlaps(known, len(table.rules)):
            findings.add(
                "dmn.overlap",
                where,
                say("Baris {one} dan {other} dapat cocok bersamaan.", one=one, other=other),
                say("Persempit salah satunya, atau pakai kebijakan FIRST."),
                "warning",
            )
    defaults = any(output.default for output in table.outputs)
    if table.policy in _ONE_ANSWER and not defaults and all(c.complete for c in known):
        _report_gap(known, (1 << len(table.rules)) - 1, where, findings)


def _report_gap(columns: Sequence[_Column], rules: int, where: Element, findings: Findings) -> None:
    gap = next(_gaps(columns, rules, [_MOST_STEPS]), None)
    if gap is None:
        return
    pairs = zip(columns, gap, strict=False)
    example = ", ".join(f"{column.label} = {_written(value)}" for column, value in pairs)
    findings.add(
        "dmn.gap",
        where,
        say("Tidak ada baris untuk {example}.", example=example),
        say("Tambahkan baris untuk keadaan itu, atau baris terakhir yang selalu cocok."),
        "warning",
    )


def _written(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else text(value) or "null"


def _overlaps(columns: Sequence[_Column], count: int) -> Iterator[tuple[int, int]]:
    found = 0
    for one, other in combinations(range(count), 2):
        both = 1 << one | 1 << other
        if all(any(rows & both == both for rows in column.rows) for column in columns):
            yield one + 1, other + 1
            found += 1
            if found == _MOST_PAIRS:
                return


def _gaps(columns: Sequence[_Column], rules: int, steps: list[int]) -> Iterator[list[object]]:
    """Yield combinations of samples that no row of `rules` accepts; stop when steps run out."""
    if not rules:
        yield []
        return
    if not columns:
        return
    tried: set[int] = set()
    for sample, rows in zip(columns[0].samples, columns[0].rows, strict=True):
        left = rules & rows
        steps[0] -= 1
        if left in tried or steps[0] < 0:
            continue
        tried.add(left)
        for gap in _gaps(columns[1:], left, steps):
            yield [sample, *gap]


def _column(table: Table, place: int, trials: list[int]) -> _Column | None:
    """Cut a column into parts; None when its cells are more than plain tests, or too many."""
    column = table.inputs[place]
    cells = [rule.cells[place] for rule in table.rules]
    constants = list(_constants([*cells, *([column.allowed] if column.allowed else [])]))
    if None in constants:
        return None
    values = [constant.value for constant in constants if constant]
    found = _samples(values, column.type.name, listed=column.allowed is not None)
    if found is None:
        return None
    samples, complete = found
    trials[0] -= len(cells) * len(samples)
    if trials[0] < 0:
        return None
    if column.allowed:
        samples = list(compress(samples, _accepted(column.allowed, samples)))
    rows = [0] * len(samples)
    for number, cell in enumerate(cells):
        for part, fits in enumerate(_accepted(cell, samples)):
            rows[part] |= fits << number
    return _Column(column.label, tuple(samples), tuple(rows), complete)


def _constants(cells: Sequence[syntax.UnaryTests]) -> Iterator[syntax.Constant | None]:
    """Yield the literals the cells test against, and None for anything else."""
    for cell in cells:
        for test in cell.tests:
            yield from _ends(test)


def _ends(test: syntax.Syntax | None) -> Iterator[syntax.Constant | None]:
    if isinstance(test, syntax.Interval):
        yield from _ends(test.low)
        yield from _ends(test.high)
    elif isinstance(test, syntax.Test):
        yield from _ends(test.value)
    elif isinstance(test, syntax.Constant):
        yield test
    elif isinstance(test, syntax.Negation) and isinstance(test.value, syntax.Constant):
        number = test.value.value
        yield syntax.Constant(-Decimal(number)) if type(number) in NUMBERS else None  # type: ignore[arg-type] # a number
    elif test is not None:
        yield None


def _samples(
    values: Sequence[object], type_: str, *, listed: bool
) -> tuple[list[object], bool] | None:
    """Return a value out of every part, and whether they stand for all; None when unknown."""
    if not values:
        return [_ANYTHING], True
    if all(isinstance(value, bool) for value in values):
        return [True, False], True
    if all(isinstance(value, str) for value in values):
        chosen = list(dict.fromkeys(values))
        return (chosen, True) if listed else ([*chosen, _ANYTHING], False)
    if type_ in {"number", "any", "Any", ""} and all(type(value) in NUMBERS for value in values):
        return _cuts(sorted({Decimal(value) for value in values})), True  # type: ignore[arg-type] # numbers
    return None


def _cuts(points: list[Decimal]) -> list[object]:
    """Return every point, one number between each two, one before and one after all."""
    between = [(low + high) / 2 for low, high in pairwise(points)]
    return [points[0] - 1, *points, *between, points[-1] + 1]


def _accepted(cell: syntax.UnaryTests, samples: Sequence[object]) -> Iterator[bool]:
    code = compiled(cell, Lexical().having("?"))
    for sample in samples:
        yield code(Frame({}, Run(_ANY_TIME)).inner({"?": sample})) is True
