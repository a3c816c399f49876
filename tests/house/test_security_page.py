"""docs/security.md: every requirement once, and every test it names exists."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/security.md").read_text()
ROW = re.compile(r"^\| (\d+)\.(\d+)\.(\d+) \| ([^|]+) \| ([^|]+) \| (.+) \|$", re.MULTILINE)
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
#: Number of requirements of levels 1 and 2 in each chapter of ASVS 5.0.0.
CHAPTERS = dict(enumerate((27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7), start=1))


def test_every_requirement_stands_there_once():
    found = [tuple(map(int, row[:3])) for row in ROW.findall(PAGE)]
    assert len(set(found)) == len(found)
    counted = {chapter: sum(row[0] == chapter for row in found) for chapter in CHAPTERS}
    assert counted == CHAPTERS


def test_what_holds_names_a_test_and_what_does_not_says_why():
    for *number, _, state, why in ROW.findall(PAGE):
        assert state in {"holds", "does not apply", "not yet"}, number
        assert bool(NAMED.search(why)) == (state == "holds"), number
        assert len(why) > 3, number


@pytest.mark.parametrize(("path", "name"), sorted(set(NAMED.findall(PAGE))))
def test_a_named_test_exists(path, name):
    assert re.search(rf"^def {name}\(", (ROOT / path).read_text(), re.MULTILINE)
