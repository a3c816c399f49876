"""Whole steps beside what bounds them, in one run; ratios with a wide margin are judged.

DATABASE_URL=… .venv/bin/pytest tests/benchmarks/test_steps_benchmark.py -s
"""

import json
from contextlib import nullcontext
from typing import Any

import pytest
from click.testing import CliRunner

from tests.conftest import SERVER
from tests.postgres import LASTING, cluster
from webui.cli import main

pytestmark = pytest.mark.no_cover  # counting lines would be measured too


def bench(*asked: str, url: str = "") -> dict[str, Any]:
    """Return what `lk3 bench … --json` tells."""
    runner = CliRunner(env={"DATABASE_URL": url or None})
    return json.loads(runner.invoke(main, ["bench", *asked, "--json"]).stdout)


@pytest.mark.database
def test_a_whole_step_costs_a_small_multiple_of_its_bare_statements(capsys):
    with cluster(LASTING) if SERVER else nullcontext("") as url:
        told = bench("steps", "--rounds", "2", url=url)

    assert told["waits_for_disk"]
    assert told["database"] == ("postgresql" if SERVER else "sqlite")
    assert 0.1 < told["ratio"] < 1
    assert told["cpu_ms"] / told["sealed_cpu_ms"] > 0.7
    assert told["engine_cpu_ms"] < told["cpu_ms"]
    assert told["plain_spiff_steps_per_s"] > 0
    with capsys.disabled():
        print(f"\n{told}")  # noqa: T201 figures for the reader


def test_a_case_that_goes_on_costs_no_more_and_stays_as_small(capsys):
    told = bench("growth", "--late", "200")

    assert told["ratio"] < 1.5
    assert told["plain_spiff"]["ratio"] > 1.5 * told["ratio"]
    early, late = told["state_bytes"]
    # The sessions are counted, and a greater number is written in a byte or two more.
    assert early <= late <= early + 8 <= 2048
    with capsys.disabled():
        print(f"\n{told}")  # noqa: T201 figures for the reader
