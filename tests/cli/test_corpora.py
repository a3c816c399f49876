"""Diagrams nobody here wrote go through `lk3 check`: no traceback, no hang, reasons for all."""

import json
import os
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CORPORA = Path(os.environ.get("LK3_CORPORA") or ROOT / ".." / "shared" / "corpora")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("folder", "number"), [("hmcts-civil-bpmn", 159), ("sartography-examples", 39)]
)
def test_every_refusal_names_element_line_and_repair(folder, number, lk3, capsys):
    place = CORPORA / folder
    if not place.is_dir():
        pytest.skip(f"the corpus {folder} is not in {CORPORA}: set LK3_CORPORA")
    diagrams = sorted(place.glob("*.bpmn"))
    assert len(diagrams) == number

    began = time.perf_counter()
    answer = lk3("check", "--json", place)
    seconds = time.perf_counter() - began

    errors = [p for p in json.loads(answer.stdout) if p["severity"] == "error"]
    for problem in errors:
        assert problem["element"], problem
        assert problem["line"], problem
        assert problem["repair"], problem
    refused = {Path(p["file"]).name for p in errors if p["file"].endswith(".bpmn")}
    with capsys.disabled():
        accepted = number - len(refused)
        print(f"\n{folder}: {accepted} of {number} accepted, {seconds:.1f} s")  # noqa: T201 the count is asked for
