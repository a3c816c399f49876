"""docs/data.md: everything that is sealed is named, and parts are as young as it says."""

import re
import subprocess
from datetime import date, timedelta

import pytest

import engine.store.work  # noqa: F401  # every table is known by then
from engine.store.schema import metadata
from engine.store.sealing import contents_of

NAMED = re.compile(r"`(\w+\.\w+)`")
LOCKS = ("requirements.lock", "requirements-test.lock", "package-lock.json")


def test_every_sealed_column_stands_on_the_page_in_a_row_that_says_so(root):
    rows = (root / "docs/data.md").read_text(encoding="utf-8").splitlines()
    told = {name for row in rows if "| sealed" in row for name in NAMED.findall(row)}
    sealed = {
        f"{table.name}.{column}"
        for table in metadata.tables.values()
        for column in contents_of(table)
    }
    assert told == sealed


def test_parts_are_replaced_within_the_time_that_is_written_down(root):
    """ASVS 15.2.1."""

    def when(*of: str) -> date:
        asked = ["git", "log", "-1", "--format=%cs", *of]
        answer = subprocess.run(asked, cwd=root, capture_output=True, text=True, check=False)
        if answer.returncode or not answer.stdout.strip():
            pytest.skip("no history of the files at hand")
        return date.fromisoformat(answer.stdout.strip())

    youngest = max(when("--", lock) for lock in LOCKS)
    assert when("HEAD") - youngest <= timedelta(days=90)


def test_no_script_of_ours_sets_a_property_by_a_name_from_outside(root):
    """ASVS 15.3.6: no one[name] = value, no merge but of names that are written there."""
    risky = re.compile(
        r"[\w)\]]\[[^\]]*\]\s*=[^=]|Object\.assign\((?![^{}]*\{)|Object\.defineProperty|__proto__"
    )
    scripts = [*(root / "webui").rglob("*.js"), *(root / "webui").rglob("*.mjs")]
    ours = [script for script in scripts if "built" not in script.parts]
    found = {one.name: risky.findall(one.read_text(encoding="utf-8")) for one in ours}

    assert len(found) > 5
    assert {name: lines for name, lines in found.items() if lines} == {}
