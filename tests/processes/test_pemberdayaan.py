"""P8: a company sees what is needed and never who needs it; money passes through nobody's hands."""

from dataclasses import replace

import pytest

from processes import scenarios
from tests.processes.retold import changed, given, refused, until
from tests.processes.story import Story, facts
from webui.bundles import resolved

PATHWAY = "pemberdayaan_mitra"
STORIES = {story.name: story for story in scenarios(PATHWAY)}
MAIN = STORIES["utama"]
OFFER = "kerja_tawaran_mitra"
THRESHOLD = resolved("64.74").settings["parameter"]["ambang_pks"]


def offered(**answers):
    """Return what the case knows when its need is offered."""
    return Story(changed(until(MAIN, "tawarkan_kebutuhan"), **answers), "64.74").play().known


@pytest.mark.parametrize(("similar", "place"), [(True, "13.77.01.1001"), (False, "13.77.01")])
def test_where_few_families_are_alike_a_company_sees_the_district_alone(similar, place):
    known = offered(verifikasi_pemberdayaan={"cukup_serupa": similar})

    assert known["wilayah_kebutuhan"] == place


def test_the_need_bears_the_number_of_the_case_and_no_name():
    known = offered()
    seen = {name: known[name] for name in facts()[f"{OFFER}.schema.json"].fields if name in known}

    assert seen["kebutuhan_id"] == "KB-" + known["no_kasus"][4:]
    assert {"jenis_pemberdayaan", "nilai_usulan", "wilayah_kebutuhan"} <= seen.keys()
    told = given(MAIN, "f01_penerimaan_awal")
    private = [told["nama_klien"], told["nik"], told["kontak"], told["alamat"]["jalan"]]
    assert [word for word in private if word in str(seen)] == []


@pytest.mark.parametrize("worth", [THRESHOLD - 1, THRESHOLD])
def test_from_the_threshold_of_the_daerah_on_an_agreement_is_signed(worth):
    told = until(MAIN, "siapkan_pks")
    steps = [step for step in told.steps if "expect" not in step]
    answer = next(step for step in steps if "message" in step)
    answer = {**answer, "data": {**answer["data"], "nilai_disanggupi": worth}}
    steps = [answer if "message" in step else step for step in steps]
    story = Story(replace(told, steps=tuple(steps), lines=tuple(range(len(steps))))).play()

    agreed = "siapkan_pks" if worth >= THRESHOLD else "catat_sumber_bantuan"
    assert story.waiting() == [agreed]


def test_a_company_is_awaited_under_the_number_of_the_need():
    story = Story(until(MAIN, "cocokkan_mitra"), "64.74")
    place = next(n for n, step in enumerate(story.scenario.steps) if "message" in step)
    told = story.scenario
    story.scenario = replace(told, steps=told.steps[:place], lines=told.lines[:place])
    story.play()

    assert story.correlations["mitra_setuju"] == story.known["kebutuhan_id"]


def test_who_is_related_to_the_giver_accompanies_nobody():
    checked = given(MAIN, "verifikasi_pemberdayaan")

    assert refused("kerja_verifikasi_pemberdayaan", checked, konflik_kepentingan=False) == []
    told = refused("kerja_verifikasi_pemberdayaan", checked, konflik_kepentingan=True)
    assert told == ["/pendamping_bebas"]


def test_nobody_is_helped_twice_for_the_same():
    checked = {**given(MAIN, "verifikasi_pemberdayaan"), "belum_didanai": False}

    assert refused("kerja_verifikasi_pemberdayaan", checked) == ["/keputusan_pemberdayaan"]


@pytest.mark.parametrize(
    ("form", "element", "promise"),
    [
        ("kerja_sumber_bantuan", "catat_sumber_bantuan", "tanpa_tunai"),
        ("f23_realisasi_bantuan", "f23_realisasi_bantuan", "penerima_hadir"),
        (OFFER, "tawarkan_kebutuhan", "tanpa_identitas"),
        ("kerja_laporan_mitra", "laporkan_ke_mitra", "laporan_tanpa_identitas"),
    ],
)
def test_without_the_promise_nothing_goes_on(form, element, promise):
    answers = given(MAIN, element)

    assert refused(form, answers, publikasi_diizinkan=False) == []
    assert refused(form, {**answers, promise: False}) == [f"/{promise}"]


def test_a_story_of_the_client_goes_to_no_company_without_her_leave():
    told = given(MAIN, "laporkan_ke_mitra")
    kept = facts()["kerja_laporan_mitra.schema.json"].fields

    assert "kisah_disertakan" in kept
    assert "publikasi_diizinkan" not in given(MAIN, "f22_usulan_pemberdayaan")
    assert Story(MAIN, "64.74").play().known.get("publikasi_diizinkan") in {None, False}
    assert "kisah_disertakan" not in told
