"""Random expressions mean to us what they mean to feelin, or the standard says why not."""

import json
import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from engine import feel
from engine.feel.values import UNBOUNDED, Range
from tests.engine.feel.differences import DIFFERENCES, Plain, explained
from tests.engine.feel.sentences import CONTEXT, Sentence, sentence

EXPRESSIONS = int(os.environ.get("LK3_FEEL", "2000"))
FIRST = int(os.environ.get("LK3_FEEL_FIRST", "0"))
_HERE = Path(__file__).parent
_NOW = datetime(2026, 3, 5, 8, 30, tzinfo=UTC)
_NUMBERS = (int, float)


def feelin(sources: Iterable[str]) -> dict[str, Plain]:
    """Let feelin evaluate them, all in one process."""
    program = shutil.which("node")
    assert program, "node comes with the set-up: make install"
    asked = sorted(set(sources))
    answer = subprocess.run(
        [program, _HERE / "feelin.mjs"],
        input=json.dumps({"sources": asked, "context": CONTEXT}),
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(zip(asked, json.loads(answer.stdout), strict=True))


def ours(source: str) -> Plain:
    return plain(feel.compile_expression(source).evaluate(CONTEXT, _NOW))


def plain(value: object) -> Plain:
    if isinstance(value, Range):
        low, high = (None if end is UNBOUNDED else plain(end) for end in (value.low, value.high))
        closed = [value.low_closed, value.high_closed]
        return {"kind": "range", "low": low, "high": high, "closed": closed}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return feel.to_json(value)


def alike(one: Plain, other: Plain) -> bool:
    """Tell whether values are the same, numbers to what a double holds."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, _NUMBERS) and isinstance(other, _NUMBERS):
        return abs(one - other) <= 1e-9 * max(1, abs(one), abs(other))
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(alike(one[key], other[key]) for key in one)
    return one == other


def whole(made: Sentence) -> Iterator[Sentence]:
    yield made
    for part in made.parts:
        yield from whole(part)


def innermost(made: Sentence, theirs: dict[str, Plain]) -> list[Sentence]:
    """Return the smallest parts that differ: all that they are made of is agreed on."""
    found = [one for part in made.parts for one in innermost(part, theirs)]
    if found or alike(ours(made.text), theirs[made.text]):
        return found
    return [made]


@pytest.mark.slow
def test_random_expressions_agree_or_the_standard_says_why_not(capsys):
    numbers = range(FIRST, FIRST + EXPRESSIONS)
    made = [sentence(Random(number)) for number in numbers]  # noqa: S311 - no secret
    theirs = feelin(one.text for one in made)
    differing = [one for one in made if not alike(ours(one.text), theirs[one.text])]
    theirs |= feelin(part.text for one in differing for part in whole(one))

    reasons: Counter[str] = Counter()
    unexplained = []
    for one in differing:
        for part in innermost(one, theirs) or [one]:
            here, there = ours(part.text), theirs[part.text]
            clause = explained(part.template, here, there)
            reasons[clause] += 1
            if not clause:
                unexplained.append((part.text, here, there))

    with capsys.disabled():
        agreed = len(made) - len(differing)
        print(f"\nfeelin: {agreed} of {len(made)} agree")  # noqa: T201 - the figures
        for clause, count in reasons.most_common():
            print(f"  {count:4} {clause}")  # noqa: T201 - the same
    assert unexplained == [], unexplained
    assert len(reasons) <= len(DIFFERENCES)


def test_a_difference_that_nobody_explains_is_seen():
    assert explained("<number> + <number>", 3, 4) == ""
    assert not alike({"a": [1, True]}, {"a": [1, 1]})
