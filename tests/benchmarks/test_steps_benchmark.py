"""Whole steps per second beside the limit of the database; prints, asserts no time.

DATABASE_URL=… .venv/bin/pytest tests/benchmarks/test_steps_benchmark.py -s
"""

import pytest

from tests.conftest import SERVER
from webui.cli.bench import growth, steps


@pytest.mark.database
def test_whole_steps_are_printed_beside_bare_transactions(capsys):
    told = steps.measure(SERVER, rounds=4)

    with capsys.disabled():
        print(  # noqa: T201 figures for the reader
            f"\n{told.database}: {told.steps_per_s} steps/s, {told.bare_commits_per_s} bare "
            f"transactions/s, ratio {told.ratio}; {told.cpu_ms} ms CPU a step"
        )


def test_the_size_of_a_case_that_goes_on_stays_the_same(capsys):
    told = growth.measure("", late=50)

    assert told.state_bytes[0] == told.state_bytes[1] <= 2048
    with capsys.disabled():
        print(  # noqa: T201 figures for the reader
            f"\na step after {told.late} tasks ÷ after 10: {told.ratio} "
            f"({told.late_ms} ÷ {told.early_ms} ms CPU), state {told.state_bytes[1]} bytes"
        )
