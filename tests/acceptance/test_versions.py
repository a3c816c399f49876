"""Acceptance scenarios I-12, I-19: the refused changes nothing, the new is for new cases."""

from dataclasses import replace

import pytest

from engine import MACHINE_ACTOR, ApplyOverlay, DefinitionRefused, Definitions, History
from processes import look_in, scenarios
from tests.processes.sixth import CODE, build
from webui.applying import applied
from webui.bundles import bundle_of, resolved
from webui.cli.keeper import keeper
from webui.walking import Walker

PATHWAY = "hak_subjek_data"
RENAMED = (b"Pastikan identitas pemohon", b"Kenali pemohon dengan aman")
WORSE = """\
layanan: [konseling, pijat]
sla: {pdp_hak: PT96H, lapor_aph_tpks: 3 HK}
"""


@pytest.fixture
def overlay(tmp_path):
    """The overlay of a sixth kabupaten whose files lie in a folder of the installation's own."""
    folder = build(tmp_path)
    look_in(tmp_path)
    yield folder / "overlay.yaml"
    look_in(None)


def test_i_12_an_overlay_that_lengthens_the_law_is_refused_and_the_previous_one_stays(
    ours, overlay
):
    bundle = resolved(CODE).bundle(PATHWAY)
    ours.engine.do(ApplyOverlay(CODE, {PATHWAY: bundle}, ()), MACHINE_ACTOR)
    before = ours.engine.ask(Definitions(), keeper(CODE))
    overlay.write_text(WORSE, "utf-8")
    with pytest.raises(DefinitionRefused) as refusal:
        applied(CODE)

    told = {one.element: str(one.message) for one in refusal.value.problems}
    assert sorted(told) == ["layanan.pijat", "sla.lapor_aph_tpks", "sla.pdp_hak"]
    assert "UU 27/2022" in told["sla.pdp_hak"]
    assert ours.engine.ask(Definitions(), keeper(CODE)) == before
    assert {one.version for one in before} == {1}


def test_i_19_running_cases_keep_their_version_new_ones_take_the_new_and_both_are_told(ours):
    story = next(one for one in scenarios(PATHWAY) if one.name == "dicabut")
    place = "13.77"
    ours.publish(PATHWAY, place)
    old = Walker(ours.engine, ours.clock, place)
    old.play(replace(story, steps=story.steps[:2], lines=story.lines[:2]))
    changed = bundle_of(PATHWAY, place)
    file = "sp_jawab_hak.bpmn"
    ours.publish(PATHWAY, place, {**changed, file: changed[file].replace(*RENAMED)})
    new = Walker(ours.engine, ours.clock, place)
    assert new.play(story).ok
    assert old.play(replace(story, steps=story.steps[2:], lines=story.lines[2:])).ok

    auditor = old.person("auditor")
    for walker, version, name in ((old, 1, RENAMED[0]), (new, 2, RENAMED[1])):
        sheet = ours.engine.ask(History(walker.no), auditor)
        told = any(event.name == name.decode() for event in sheet.events)
        assert (sheet.case.definition, told) == (version, True)
