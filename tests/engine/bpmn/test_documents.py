"""docs/bpmn-extensions.md says what the code reads."""

import re
from pathlib import Path

from engine.bpmn.vocabulary import LK3, OURS, SPIFF

PAGE = (Path(__file__).parents[3] / "docs" / "bpmn-extensions.md").read_text()


def test_every_attribute_of_ours_is_documented_and_no_other():
    rows = re.findall(r"^\| `lk3:(\w+)`", PAGE, re.MULTILINE)

    assert sorted(rows) == sorted(OURS)


def test_the_namespaces_are_named():
    assert LK3 in PAGE
    assert SPIFF in PAGE
