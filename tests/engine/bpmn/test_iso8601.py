"""Timers in ISO 8601: right ones pass, wrong ones are told apart."""

import pytest

from engine.bpmn.iso8601 import as_feel, bare, fault, is_cron, is_meant


@pytest.mark.parametrize(
    "text",
    ["P3D", "PT4H", "P1Y2M3DT4H5M6S", "PT0.5S", "P2W", "R/P1D", "R3/PT10M", "2026-01-31",
     "2026-01-31T08:00", "2026-01-31T08:00:00Z", "2026-01-31T08:00:00+07:00",
     "R3/2026-01-31T08:00:00Z/P1D", "R3/P1D/2026-01-31"],
)  # fmt: skip
def test_right(text):
    assert is_meant(text)
    assert fault(text) is None
    assert bare(as_feel(text)) == text


@pytest.mark.parametrize(
    "text",
    ["-P1D", "P-1D", "P1W2D", "R/P1W2D", "R3/-PT1H", "P3X", "P1", "PT5", "2026-13-01", "2026-02-30",
     "R/", "R3/besok", "R3/P1D/P1D", "2026-01-31T25:00", "P99999999D"],
)  # fmt: skip
def test_wrong(text):
    assert is_meant(text)
    assert fault(text) is not None


@pytest.mark.parametrize("text", ["tenggat", 'duration("P1D")', "Perkiraan", "a + b", '"P1D"'])
def test_expressions_are_left_alone(text):
    assert not is_meant(text)
    assert as_feel(text) == text


def test_cron_is_known():
    assert is_cron("0 0 16 * * ?")
    assert not is_cron("P1D")
    assert not is_cron("a b c")


@pytest.mark.parametrize("text", ["", '"', 'a"b', '"a" + "b"'])
def test_only_a_lone_string_is_bare(text):
    assert bare(text) == ""
