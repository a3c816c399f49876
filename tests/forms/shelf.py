"""The shipped forms and their examples, as every test of this folder meets them."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

from engine import FormFact, JsonObject, Problem
from forms import FormLibrary, shipped

#: A Monday, ten o'clock in Pariaman.
NOW = datetime(2026, 5, 18, 3, tzinfo=UTC)
FILES = shipped()
LIBRARY = FormLibrary()
NAMES = sorted(name for name in FILES if name.endswith(".schema.json"))
NOTHING: JsonObject = MappingProxyType({})
_EXAMPLES = Path(__file__).parent / "examples"


def facts() -> dict[str, FormFact]:
    found, problems = LIBRARY.facts(FILES)
    assert problems == ()
    return dict(found)


def examples() -> Iterator[tuple[str, JsonObject, JsonObject]]:
    """Yield form, case variables and answers of every example."""
    for path in sorted(_EXAMPLES.glob("*.json")):
        for example in json.loads(path.read_text(encoding="utf-8")):
            known = {"daerah": "13.77", **example["known"]}
            yield f"{path.stem}.schema.json", known, example["answers"]


def settle(
    form: str, answers: JsonObject, known: JsonObject = NOTHING
) -> tuple[JsonObject, dict[str, str]]:
    """Settle answers at NOW in Pariaman; the problems as pointer -> sentence."""
    name = form if form.endswith(".json") else f"{form}.schema.json"
    kept, problems = LIBRARY.settle(FILES, name, answers, {"daerah": "13.77", **known}, NOW)
    return kept, said(problems)


def said(problems: tuple[Problem, ...]) -> dict[str, str]:
    return {problem.field: str(problem.message) for problem in problems}


def settle_one(
    schema: JsonObject, answers: JsonObject, **known: object
) -> tuple[JsonObject, dict[str, str]]:
    """Settle answers to a form made of `schema`, which must be in order."""
    files = {"f.schema.json": json.dumps({"type": "object", "title": "F", **schema}).encode()}
    assert LIBRARY.facts(files)[1] == ()
    kept, problems = LIBRARY.settle(
        files, "f.schema.json", answers, {"daerah": "13.77", **known}, NOW
    )
    return kept, said(problems)
