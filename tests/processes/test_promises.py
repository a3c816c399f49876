"""sla.yaml: nothing of a law is lengthened, and who is told is somebody there is."""

import json

import pytest

from processes import budget, catalogue
from webui.bundles import bundle_of
from webui.words import HATS

DEADLINES = catalogue().deadlines


def test_no_task_is_given_longer_than_a_law_lets_it():
    assert {one.longest == one.default for one in DEADLINES.values() if one.law} == {True}


@pytest.mark.parametrize("name", sorted(DEADLINES))
def test_the_longest_runs_by_the_same_clock_and_no_shorter(name):
    one = DEADLINES[name]
    longest, usual = budget(one.longest), budget(one.default)
    assert longest.clock == usual.clock
    assert longest.amount >= usual.amount


def test_who_is_told_of_what_is_long_over_wears_a_hat_there_is():
    assert {role for one in DEADLINES.values() for role in one.above} <= {*HATS}


def test_a_bundle_carries_what_may_be_given_for_the_deadlines_that_it_reads():
    said = json.loads(bundle_of("konsultasi_informasi", "13.77")["tetapan.json"])
    assert said["paling_lama"]["jawab_konsultasi"] == "4 HK"
    assert said["paling_lama"].keys() == said["sla"].keys()
