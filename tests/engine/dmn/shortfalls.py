"""What of the conformance kit does not pass and why; writes docs/dmn.md (`python -m` this)."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.engine.dmn.dmn_conformance import Outcome, outcomes

LEVELS = ("compliance-level-2", "compliance-level-3")
PAGE = Path(__file__).parents[3] / "docs" / "dmn.md"
_JAVA = "calls Java by its class name; a closed language runs no foreign code, the result is null"
_IMPORT = "imports another DMN file; decisions of one file are run, requirements across are not"
_EQUAL = "(=10) is [10..10] to us, and fractions of a millisecond differ; to the kit the reverse"
_BOXED = "a boxed expression whose condition is no boolean: the kit wants null, we treat it as in "
#: Results that do not pass, by folder: the cases, and the reason.
REASONS = {
    "0037-dt-on-bkm-implicit-params": (
        ["_0de87bf9-0269-40b1-b7ac-767ae9a99b89", "_20d7e21f-f58f-4a78-8074-a70cbf13de83"],
        "a parameter named “Person.Gender”, with a dot: read as a path, as in every expression",
    ),
    "0068-feel-equality": (
        ["time_005", "datetime_003_a", "range_010"],
        _EQUAL,
    ),
    "0076-feel-external-java": (
        ["boxed_001", *(f"literal_{number:03}" for number in range(1, 13)), "varargs_001"],
        _JAVA,
    ),
    "0086-import": (["test_001", "test_002"], _IMPORT),
    "0089-nested-inputdata-imports": (["001"], _IMPORT),
    "1150-boxed-conditional": (["003"], f"{_BOXED}a written if: the else"),
    "1151-boxed-filter": (["004", "005"], f"{_BOXED}a written filter: not true, left out"),
    "1153-boxed-some": (["006"], f"{_BOXED}a written some: decided by the others"),
}
KNOWN = {(folder, case) for folder, (cases, _) in REASONS.items() for case in cases}
_HEAD = """# The DMN conformance kit

<!-- Written by `python -m tests.engine.dmn.shortfalls`; the reasons stand there. -->

The kit's own models, inputs and expected results (`dmn-tck`, Apache-2.0), run by `engine.dmn`.
"""


def page(found: Iterable[tuple[str, list[Outcome]]]) -> str:
    """Write the figures of each level and folder, and what fails with its reason."""
    parts = [_HEAD, *(part for level, results in found for part in _level(level, results))]
    return "\n".join(parts)


def _level(level: str, results: list[Outcome]) -> Iterator[str]:
    total = Counter(result.folder for result in results)
    passed = Counter(result.folder for result in results if result.passed)
    name = level.replace("-", " ").capitalize()
    yield f"## {name}: {passed.total():,} of {total.total():,}\n"
    short = [folder for folder in sorted(total) if passed[folder] < total[folder]]
    if short:
        yield "| folder | passed | what fails | why |\n|---|---|---|---|"
    for folder in short:
        cases, why = REASONS.get(folder, (["?"], "?"))
        listed = ", ".join(f"`{case}`" for case in cases)
        yield f"| {folder} | {passed[folder]} of {total[folder]} | {listed} | {why} |"
    whole = ", ".join(f"{folder} {total[folder]}" for folder in sorted(total.keys() - short))
    yield f"\nWhole: {whole}.\n" if short else f"Whole: {whole}.\n"


def main() -> int:
    PAGE.write_text(page((level, list(outcomes(level))) for level in LEVELS), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
