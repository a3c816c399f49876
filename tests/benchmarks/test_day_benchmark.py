"""A counselor's working day by the pages alone: what she presses is counted, nothing is timed."""

import pytest

from tests.benchmarks.day import DAY, measure

pytestmark = pytest.mark.no_cover


def test_a_task_costs_little_more_than_the_click_that_finishes_it(capsys):
    told = measure(families=7)

    assert (told.tasks, sum(visit.tasks for visit in DAY)) == (11, 40)
    assert told.pages_per_task <= told.clicks_per_task <= 1.6
    with capsys.disabled():
        print(f"\n{told}")  # noqa: T201 figures for the reader
