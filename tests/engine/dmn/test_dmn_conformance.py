"""The DMN conformance kit: how much of each folder passes, and that each failure has its reason."""

import pytest

from tests.engine.dmn.dmn_conformance import KIT, Outcome, outcomes
from tests.engine.dmn.shortfalls import KNOWN, LEVELS, PAGE, page


@pytest.fixture(scope="module")
def found() -> dict[str, list[Outcome]]:
    return {level: list(outcomes(level)) for level in LEVELS} if KIT.is_dir() else {}


def test_what_fails_of_the_kit_is_known_with_its_reason(found, capsys):
    failed = {
        (result.folder, result.case)
        for results in found.values()
        for result in results
        if not result.passed
    }
    with capsys.disabled():
        for level in LEVELS:
            print(_line(level, found.get(level, [])))  # noqa: T201 - the figures
    assert failed == (KNOWN if found else set())


def _line(level: str, results: list[Outcome]) -> str:
    if not results:
        return f"\n{level}: left out, no kit where LK3_CORPORA points"
    passed = sum(result.passed for result in results)
    return f"\n{level}: {passed} of {len(results)} pass; {PAGE.name} lists the rest with reasons"


def test_the_page_tells_what_the_kit_says(found):
    written = PAGE.read_text(encoding="utf-8")

    assert "Compliance level 2: 126 of 126" in written
    if found:
        assert written == page(found.items())
