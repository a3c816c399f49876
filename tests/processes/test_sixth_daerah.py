"""A sixth kabupaten is files in a folder: published whole, it takes a family to the end."""

import json
import shutil
from dataclasses import replace

import pytest

from engine import MACHINE_ACTOR, Refused
from processes import HOME, daerah, look_in, regions, scenarios, within
from tests.processes.sixth import CODE, INTAKE, build
from webui.applying import applied
from webui.bundles import calendar_of, resolved
from webui.own_places import open_places, refuse_unsound
from webui.stage import stage
from webui.walking import Walker
from webui.words import label_of

PATHWAY, ASSESSMENT = "konseling_keluarga", "f05_asesmen_bpss"


@pytest.fixture
def folder(tmp_path):
    """The kabupaten's folder, which this installation looks into."""
    made = build(tmp_path)
    open_places(tmp_path)
    yield made
    look_in(None)


def main_story():
    """The base's main walk-through, as it is told there: one question more, one step otherwise."""
    main = next(one for one in scenarios(PATHWAY) if one.name == "utama")
    return replace(main, steps=tuple(map(told_there, main.steps)))


def told_there(step):
    if step.get("complete") == INTAKE:
        return {**step, "data": {**step["data"], "marga": "Tanjung"}}
    if step.get("complete") == "jelaskan_kontrak":
        return {**step, "complete": "sepakati_bersama_tetua"}
    return step


def test_it_is_known_beside_those_that_are_shipped(folder):
    assert list(daerah())[-1] == CODE
    assert len(daerah()) == 6
    assert [one.nama for one in within(CODE)] == ["Tanjung Utara"]
    assert "13.77.01.1001" in regions()
    refuse_unsound()
    assert str(label_of("pekerja_sosial", CODE)) == "Pendamping keluarga"
    assert str(label_of("pekerja_sosial", "13.77")) == "Pekerja sosial"
    look_in(None)
    assert CODE not in daerah()
    assert folder.exists()


@pytest.mark.usefixtures("folder")
def test_it_takes_a_family_from_the_first_contact_to_the_end():
    story = main_story()
    assessed = next(n for n, one in enumerate(story.steps) if one.get("complete") == ASSESSMENT)
    with stage() as ours:
        ours.publish(PATHWAY, CODE)
        receipt = ours.engine.do(applied(CODE), MACHINE_ACTOR)
        walker = Walker(ours.engine, ours.clock, CODE)
        begun = walker.play(replace(story, steps=story.steps[:assessed]))
        (task,) = walker.tasks(ASSESSMENT)
        walk = walker.play(replace(story, steps=story.steps[assessed:]))

    assert receipt.count >= 1
    assert task.due == calendar_of(CODE).after(task.opened_at, 5)
    assert [str(problem) for problem in (*begun.problems, *walk.problems)] == []
    assert walk.status == "closed"
    assert "sepakati_bersama_tetua" in walk.trace
    assert "jelaskan_kontrak" not in walk.trace


@pytest.mark.usefixtures("folder")
def test_what_it_changed_holds_there_and_nowhere_else():
    here, there = resolved(CODE), resolved("13.77")
    asked = [json.loads(one.forms[f"{INTAKE}.schema.json"])["required"] for one in (here, there)]

    assert ("marga" in asked[0], "marga" in asked[1]) == (True, False)
    assert (here.settings["sla"]["asesmen"], there.settings["sla"]["asesmen"]) == ("5 HK", "10 HK")
    assert "sp_rencana_adat.bpmn" in here.bundle(PATHWAY)
    assert "sp_rencana.bpmn" not in here.bundle(PATHWAY)
    assert "sp_rencana.bpmn" in there.bundle(PATHWAY)


@pytest.mark.parametrize(
    ("file", "before", "after", "element"),
    [
        ("daerah/99.01_tanjung/daerah.yaml", "99.01", "99.02", "kode"),
        ("daerah/99.01_tanjung/daerah.yaml", "desa:", "kampung:", "label"),
        ("wilayah.csv", "99.01.01,Tanjung", "99.77.01,Tanjung", ""),
        ("wilayah.csv", "kode,nama", "code,name", ""),
    ],
)
def test_a_folder_that_does_not_say_who_it_is_is_refused_by_line(
    tmp_path, file, before, after, element
):
    build(tmp_path)
    place = tmp_path / file
    place.write_text(place.read_text("utf-8").replace(before, after, 1), "utf-8")
    with pytest.raises(Refused) as refusal:
        open_places(tmp_path)

    assert {(one.file, one.element) for one in refusal.value.problems} == {(str(place), element)}
    assert all(str(one.repair) for one in refusal.value.problems)
    assert CODE not in daerah()


def test_with_half_an_overlay_nothing_is_served(folder):
    (folder / "overlay.yaml").write_text("sla: {asesmen: 11 HK}\nwarna: merah\n", "utf-8")
    with pytest.raises(Refused) as refusal:
        refuse_unsound()

    assert [one.element for one in refusal.value.problems] == ["sla.asesmen", "warna"]


def test_what_lies_in_the_folder_stands_in_the_place_of_what_is_shipped(tmp_path):
    own = tmp_path / "daerah" / "13.77_pariaman"
    shutil.copytree(HOME / "daerah" / "13.77_pariaman", own)
    (own / "overlay.yaml").write_text("parameter: {mediasi: true}", "utf-8")
    try:
        open_places(tmp_path)
        assert resolved("13.77").settings["parameter"]["mediasi"] is True
        assert len(daerah()) == 5
    finally:
        look_in(None)
    assert resolved("13.77").settings["parameter"]["mediasi"] is False
