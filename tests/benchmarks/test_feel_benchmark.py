"""Compiled FEEL next to compiled Python, in one run; prints, asserts no time."""

from datetime import UTC, datetime
from timeit import repeat

from engine.feel import compile_expression

NOW = datetime(2026, 3, 5, tzinfo=UTC)
CASE = {"risk": "tinggi", "age": 17, "tanda": {"senjata": True}, "jenis": ["fisik", "seksual"]}
PAIRS = [
    ('risk = "tinggi" and age < 18', 'risk == "tinggi" and age < 18'),
    ("tanda.senjata = true or age in [0..17]", 'tanda["senjata"] is True or 0 <= age <= 17'),
    ('list contains(jenis, "seksual")', '"seksual" in jenis'),
    ('some j in jenis satisfies j = "seksual"', 'any(j == "seksual" for j in jenis)'),
]
#: Short rounds, many of them: the best one was not interrupted, however busy the machine.
_ROUND, _REPEATS = 200, 60


def _micros(run) -> float:
    return min(repeat(run, number=_ROUND, repeat=_REPEATS)) / _ROUND * 1e6


def test_compiled_feel_is_printed_next_to_compiled_python(capsys):
    lines = []
    for source, python in PAIRS:
        expression, code = compile_expression(source), compile(python, "<python>", "eval")
        assert expression.evaluate(CASE, NOW) is True
        ours = _micros(lambda: expression.evaluate(CASE, NOW))  # noqa: B023 — run at once
        theirs = _micros(lambda: eval(code, {}, CASE))  # noqa: B023, S307 — the measure
        compiling = _micros_once(source)
        lines.append(
            f"{source}: {ours:.2f} µs, Python {theirs:.2f} µs, ratio {ours / theirs:.1f}; "
            f"compile {compiling:.0f} µs"
        )
    with capsys.disabled():
        print("", *lines, sep="\n")  # noqa: T201 — figures for the reader


def _micros_once(source: str) -> float:
    return min(repeat(lambda: compile_expression(source), number=50, repeat=5)) / 50 * 1e6
