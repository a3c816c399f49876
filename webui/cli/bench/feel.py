"""Compiled FEEL beside compiled Python, RestrictedPython and feelin, in one run."""

import json
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from shutil import which
from statistics import median
from timeit import repeat
from types import CodeType
from typing import Any

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
FEELIN = Path(__file__).with_name("feelin.mjs")


@dataclass(frozen=True, slots=True)
class Expression:
    """One expression: medians in microseconds."""

    source: str
    median_us: float
    python_us: float
    compile_us: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Feel:
    """What was measured."""

    #: The first expression, compiled: ours, and the same as Python's own code.
    median_us: float
    python_us: float
    #: The same under RestrictedPython; None when it is not installed.
    restricted_python_us: float | None
    #: The same in feelin, which compiles nothing: from source; None without node or feelin.
    feelin_us: float | None
    #: Why a figure is missing.
    missing: tuple[str, ...]
    expressions: tuple[Expression, ...]


def measure(tick: Callable[[], None] = lambda: None) -> Feel:
    """Evaluate each pair, compiled; then the first in the other languages."""
    told = []
    for source, python in PAIRS:
        told.append(_measured(source, python))
        tick()
    first, python = PAIRS[0]
    missing: list[str] = []
    return Feel(
        median_us=told[0].median_us,
        python_us=told[0].python_us,
        restricted_python_us=_restricted(python, missing),
        feelin_us=_feelin(first, missing),
        missing=tuple(missing),
        expressions=tuple(told),
    )


def _measured(source: str, python: str) -> Expression:
    expression = compile_expression(source)
    code = compile(python, "<python>", "eval")
    around: dict[str, Any] = {}
    return Expression(
        source=source,
        median_us=_micros(lambda: expression.evaluate(CASE, NOW)),
        python_us=_micros(lambda: _evaluated(code, around)),
        compile_us=_micros(lambda: compile_expression(source), each=20, rounds=10),
    )


def _restricted(python: str, missing: list[str]) -> float | None:
    try:
        restricted: Any = import_module("RestrictedPython")
    except ImportError:
        missing.append("RestrictedPython: pip install -e .[test]")
        return None
    code = restricted.compile_restricted(python, "<python>", "eval")
    safe = {"__builtins__": restricted.safe_builtins}
    return _micros(lambda: _evaluated(code, safe))


def _feelin(source: str, missing: list[str]) -> float | None:
    node = which("node")
    if node is None:
        missing.append("feelin: node")
        return None
    asked = {"source": source, "context": CASE, "each": EACH, "rounds": ROUNDS // 5}
    run = subprocess.run(  # noqa: S603 our own program
        [node, str(FEELIN)], input=json.dumps(asked), capture_output=True, text=True, check=False
    )
    if run.returncode:
        missing.append("feelin: npm ci")
        return None
    return round(float(run.stdout), 2)


def _evaluated(code: CodeType, around: dict[str, Any]) -> object:
    return eval(code, around, CASE)  # noqa: S307 our own constant, the measure


def _micros(run: Callable[[], object], each: int = EACH, rounds: int = ROUNDS) -> float:
    return round(median(repeat(run, number=each, repeat=rounds)) / each * 1e6, 2)
