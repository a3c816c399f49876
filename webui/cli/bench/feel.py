"""Compiled FEEL beside compiled Python."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import median
from timeit import repeat

from engine import Json, compile_expression

NOW = datetime(2026, 3, 5, tzinfo=UTC)
CASE: dict[str, Json] = {
    "risk": "tinggi",
    "age": 17,
    "tanda": {"senjata": True},
    "jenis": ["fisik", "seksual"],
}
#: FEEL and what a Python programmer would write.
PAIRS = (
    ('risk = "tinggi" and age < 18', 'risk == "tinggi" and age < 18'),
    ("tanda.senjata = true or age in [0..17]", 'tanda["senjata"] is True or 0 <= age <= 17'),
    ('list contains(jenis, "seksual")', '"seksual" in jenis'),
    ('some j in jenis satisfies j = "seksual"', 'any(j == "seksual" for j in jenis)'),
)
#: Short rounds, many of them: a busy machine disturbs only some.
EACH, ROUNDS = 200, 50


@dataclass(frozen=True, slots=True)
class Expression:
    """One expression: medians in microseconds."""

    source: str
    median_us: float
    python_us: float
    compile_us: float


@dataclass(frozen=True, slots=True)
class Feel:
    """What was measured."""

    #: The first expression's median.
    median_us: float
    expressions: tuple[Expression, ...]


def measure(tick: Callable[[], None] = lambda: None) -> Feel:
    """Evaluate each pair, compiled, by turns."""
    told = []
    for source, python in PAIRS:
        told.append(_measured(source, python))
        tick()
    return Feel(told[0].median_us, tuple(told))


def _measured(source: str, python: str) -> Expression:
    expression = compile_expression(source)
    code = compile(python, "<python>", "eval")
    return Expression(
        source=source,
        median_us=_micros(lambda: expression.evaluate(CASE, NOW)),
        python_us=_micros(lambda: eval(code, {}, CASE)),  # noqa: S307 our own constant, the measure
        compile_us=_micros(lambda: compile_expression(source), each=20, rounds=10),
    )


def _micros(run: Callable[[], object], each: int = EACH, rounds: int = ROUNDS) -> float:
    return round(median(repeat(run, number=each, repeat=rounds)) / each * 1e6, 2)
