"""What the stories of a pathway reach in a daerah, and the switch that shuts the rest."""

import json
from dataclasses import replace

import pytest

from processes import daerah, scenarios
from webui.bundles import resolved
from webui.coverage import coverage, tellings
from webui.stage import stage

BREACH, P11 = "insiden_data", "P11"


@pytest.fixture(scope="module")
def walks():
    with stage() as ours:
        return {one.name: ours.play(one, "13.77") for one in scenarios(BREACH)}


def test_all_stories_together_go_every_step_and_flow(walks):
    gone = frozenset().union(*(walk.gone for walk in walks.values()))
    found = coverage(P11, "13.77", {"13.77": gone})

    assert found.missed == ()
    assert found.whole
    assert found.nodes > 20
    assert found.flows > 20


def test_what_one_story_leaves_out_is_named(walks):
    one = walks[min(walks)]
    found = coverage(P11, "13.77", {"13.77": one.gone})

    assert not found.whole
    missed = {(miss.process, miss.element) for miss in found.missed}
    assert missed
    assert missed.isdisjoint(one.gone)


def test_what_another_daerah_reaches_names_the_settings_that_differ():
    """Mimika asks the risk at every consultation; where nobody chose so, the way is shut."""
    here, there = frozenset(), frozenset({("konsultasi_informasi", "triase")})
    found = coverage("P1", "13.77", {"13.77": here, "94.04": there})
    shut = {(one.process, one.element): one.switches for one in found.missed if one.switches}

    assert "parameter.skrining_awal" in shut["konsultasi_informasi", "triase"]
    assert shut["sp_triase", "f03_triase"] == shut["konsultasi_informasi", "triase"]
    assert {name for name, _element in shut} >= {"konsultasi_informasi", "sp_triase"}


def test_a_pathway_that_is_not_offered_is_named_with_its_switch():
    found = coverage("P5", "94.04", {})

    assert not found.offered
    assert found.whole
    assert found.missed[0].switches == ("jalur.P5",)


def test_equal_bundles_are_told_once():
    stories = {name: scenarios(name) for name in (BREACH, "pengaduan_bansos")}
    told = tellings(stories, daerah())

    assert {told[BREACH, code] for code in daerah()} == {"13.77"}
    assert ("pengaduan_bansos", "94.04") not in told
    other = {**stories, BREACH: tuple(with_a_choice(one) for one in stories[BREACH])}
    assert {tellings(other, daerah())[BREACH, code] for code in daerah()} == {"13.77", "94.04"}


def with_a_choice(story):
    """The story with a last step that only some daerah tell."""
    step = {"clock": "P1D", "when": "parameter.skrining_awal = true"}
    assert json.dumps(resolved("94.04").settings["parameter"]["skrining_awal"]) == "true"
    return replace(story, steps=(*story.steps, step))
