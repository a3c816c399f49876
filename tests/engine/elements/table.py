"""The element table as text: every row's verdict, and the words a person sees when refused."""

from pathlib import Path

from engine import Problem, Text
from engine.bpmn import check_bundle
from tests.engine.elements import (
    activities,
    boundaries,
    compensations,
    ends,
    gateways,
    intermediates,
    repetition,
    starts,
    surroundings,
    tasks,
)
from tests.engine.elements.rows import Row
from webui.i18n import catalogue

PAGE = Path(__file__).parents[3] / "docs" / "bpmn.md"
CHAPTERS = {
    "Tasks": tasks.ROWS,
    "Gateways": gateways.ROWS,
    "Start events": starts.ROWS,
    "Intermediate events": intermediates.ROWS,
    "Boundary events": boundaries.ROWS,
    "End events": ends.ROWS,
    "Sub-processes, calls, flows": activities.ROWS,
    "Compensation": compensations.ROWS,
    "Loops and multiple instances": repetition.ROWS,
    "Pools, lanes, data, artifacts and the rest": surroundings.ROWS,
}
ROWS: tuple[Row, ...] = tuple(row for rows in CHAPTERS.values() for row in rows)
HEAD = """\
# What of BPMN 2.0 runs, and what is refused

<!-- Written by `python -m tests.engine.elements`; tests/engine/elements holds the rows. -->

Every element either runs as the standard says or is refused, by name, when a file is checked;
nothing in between. {runs} rows run, {refused} are refused. A row that runs names its test:
`tests/engine/elements/test_elements.py::test_it_runs_as_its_row_says[name]`. A row that is refused
gives the sentence that a person sees, with what to use instead. What a person is told when an
element runs otherwise than she may think stands behind "told".
"""
#: What is told of most drawings here, and not about the element: roles, names, ISO times.
ASIDE = frozenset({"bpmn.no_role", "bpmn.name_unknown", "bpmn.timer"})


def told(row: Row) -> list[Problem]:
    """Return what a person is told about the row's drawing; the row's own refusal first."""
    problems = check_bundle("p", row.bundle(), {}).problems
    found = [p for p in problems if p.severity == "error" or p.code not in ASIDE]
    return sorted(found, key=lambda problem: problem.code != row.refused)


def page() -> str:
    """Return docs/bpmn.md as the rows make it."""
    refused = sum(bool(row.refused) for row in ROWS)
    parts = [HEAD.format(runs=len(ROWS) - refused, refused=refused)]
    for title, rows in CHAPTERS.items():
        lines = [f"## {title}", "", "| element | | where | |", "|---|---|---|---|"]
        parts.append("\n".join([*lines, *map(_line, rows), ""]))
    return "\n".join(parts)


def _line(row: Row) -> str:
    cells = (f"`{row.element}`", row.what, row.where, _verdict(row))
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _verdict(row: Row) -> str:
    found = told(row)
    if row.refused:
        return f"refused: {_english(found[0].message)} {_english(found[0].repair)}"
    said = dict.fromkeys(_english(problem.message) for problem in found)
    return f"runs: `{row.name}`" + (f"; told: {' '.join(said)}" if said else "")


def _english(text: Text) -> str:
    return text.said(catalogue("en").gettext)
