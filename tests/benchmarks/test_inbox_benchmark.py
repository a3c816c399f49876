"""The inbox among many tasks, beside a thousand in one run; a ratio with a margin is judged.

lk3 bench inbox --json is the whole of it: 100,000 open tasks, a million closed, 400 people.
"""

import json

import pytest
from click.testing import CliRunner

from tests.conftest import SERVER
from webui.cli import main

pytestmark = pytest.mark.no_cover  # counting lines would be measured too


@pytest.mark.database
def test_a_large_daerah_asks_for_its_lists_in_few_statements_and_no_longer_than_a_small_one(capsys):
    asked = ["bench", "inbox", "--tasks", "5000", "--users", "20", "--rounds", "10", "--json"]
    runner = CliRunner(env={"DATABASE_URL": SERVER or None})
    told = json.loads(runner.invoke(main, asked).stdout)

    assert told["open"] == [1_000, 5_000]
    assert told["statements"] <= 8
    assert told["query_cpu_ratio"] < 1.5
    assert told["page_cpu_ratio"] < 1.5
    with capsys.disabled():
        print(f"\n{told}")  # noqa: T201 figures for the reader
