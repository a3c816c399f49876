"""Compiled FEEL next to other languages, in one run; a ratio with a wide margin is judged."""

import pytest

from webui.cli.bench import feel

pytestmark = pytest.mark.no_cover  # counting lines would be measured too


def test_compiled_feel_is_within_reach_of_python_and_far_ahead_of_feelin(capsys):
    told = feel.measure()

    assert not told.missing
    assert told.median_us < 30 * told.python_us
    assert told.median_us < told.feelin_us / 20
    with capsys.disabled():
        print(  # noqa: T201 figures for the reader
            f"\n{feel.PAIRS[0][0]}: {told.median_us} µs, Python {told.python_us}, RestrictedPython "
            f"{told.restricted_python_us}, feelin from source {told.feelin_us}"
        )
