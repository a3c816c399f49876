"""Files nobody here wrote: no traceback, no hang, every refusal names element and repair."""

import os
import time
from pathlib import Path

import pytest

from engine.bpmn import check_files, read_diagram

CORPORA = Path(os.environ.get("LK3_CORPORA", Path(__file__).parents[4] / "shared" / "corpora"))


def files_of(folder: str) -> dict[str, bytes]:
    found = {
        path.name: path.read_bytes()
        for path in sorted((CORPORA / folder).glob("*"))
        if path.suffix in {".bpmn", ".dmn"}
    }
    if not found:
        pytest.skip(f"the corpus {folder} is not in {CORPORA}: set LK3_CORPORA")
    return found


def judged(folder: str) -> tuple[int, set[str]]:
    """Return how many diagrams there are, and which are refused."""
    files = files_of(folder)
    began = time.perf_counter()
    problems = [p for p in check_files(files, {}) if p.file.endswith(".bpmn")]
    assert time.perf_counter() - began < 20
    for problem in problems:
        assert problem.element, problem
        assert str(problem.message), problem
        if problem.severity == "error":
            assert problem.line > 0, problem
            assert str(problem.repair), problem
    diagrams = [name for name in files if name.endswith(".bpmn")]
    return len(diagrams), {p.file for p in problems if p.severity == "error"}


def test_the_court_s_processes_are_accepted():
    number, refused = judged("hmcts-civil-bpmn")

    assert number == 159
    assert refused == set()


def test_the_examples_are_refused_only_for_forms_python_and_faults():
    number, refused = judged("sartography-examples")

    assert number == 39
    assert number - len(refused) >= 5


@pytest.mark.parametrize("folder", ["hmcts-civil-bpmn", "sartography-examples"])
def test_every_drawing_can_be_read(folder):
    for name, source in files_of(folder).items():
        if name.endswith(".bpmn"):
            assert read_diagram(name, source).shapes
