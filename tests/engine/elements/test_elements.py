"""Each row of the element table is a test, and docs/bpmn.md is what the rows generate."""

import re

import pytest

from processes import Scenario
from tests.engine.elements.rows import Row
from tests.engine.elements.standard import ELEMENTS
from tests.engine.elements.table import PAGE, ROWS, page, told
from webui.trying import Tryout

RUNNING = [row for row in ROWS if not row.refused]
REFUSED = [row for row in ROWS if row.refused]


def name_of(row: Row) -> str:
    return row.name


@pytest.mark.parametrize("row", RUNNING, ids=name_of)
def test_it_runs_as_its_row_says(row: Row) -> None:
    steps = ({"start": {"process": "p", "data": row.data}}, *row.steps)
    story = Scenario(process="p", name=row.name, steps=steps, lines=tuple(range(len(steps))))
    tryout = Tryout(row.bundle(), {})

    assert [str(problem.message) for problem in tryout.play(story, "cerita")] == []
    assert tryout.standing is not None
    assert " ".join(tryout.standing.trace) == row.trace
    assert tryout.standing.status == row.status


@pytest.mark.parametrize("row", REFUSED, ids=name_of)
def test_it_is_refused_by_name_and_with_a_repair(row: Row) -> None:
    found = told(row)[0]

    assert found.severity == "error"
    assert found.code == row.refused
    assert str(found.repair)
    assert found.line


def test_no_two_rows_are_called_alike() -> None:
    names = [row.name for row in ROWS]
    assert len(set(names)) == len(names) >= 120


def test_every_element_of_the_standard_is_drawn_in_a_row() -> None:
    drawn = b"".join(source for row in ROWS for source in row.bundle().values()).decode()
    tags = set(re.findall(r"<(\w+)", drawn))
    assert sorted(ELEMENTS - tags) == []


def test_the_page_is_what_the_rows_generate() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run python -m tests.engine.elements"
