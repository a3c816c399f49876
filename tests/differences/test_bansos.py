"""What of complaints about social assistance differs between the five, and how it shows."""

from dataclasses import replace

import pytest

from engine import MACHINE_ACTOR, ApplyOverlay, WrongState
from processes import catalogue, scenarios
from processes.overlay import read_layer
from tests.conftest import SERVER
from tests.differences.between import AMBON, MAKASSAR, MIMIKA, PARIAMAN, PLACES, told
from tests.processes.story import Story, checked, settled
from webui.bundles import resolved
from webui.stage import stage
from webui.walking import Walker

PATHWAY, CONSULTATION, COUNSELING = "pengaduan_bansos", "konsultasi_informasi", "konseling_keluarga"
#: What a family's profile tells of its wealth.
WEALTH = {"desil", "penghasilan_bulanan", "jumlah_tanggungan", "bansos_diterima"}


def led_to(pathway, code):
    """Tell whether the answer to a consultation may lead to this pathway here."""
    story = next(one for one in scenarios(CONSULTATION) if one.name == "tanpa_identitas")
    number = next(n for n, one in enumerate(story.steps) if one.get("complete") == "jawab_ahli")
    asked = Story(replace(story, steps=story.steps[:number], lines=story.lines[:number]), code)
    answer = {**story.steps[number]["data"], "lanjut": pathway}
    refused = settled("f30_catatan_konsultasi", answer, code)[1]

    assert "jawab_ahli" in asked.play().waiting()
    assert refused in ([], ["/lanjut"])
    return refused == []


@pytest.mark.parametrize("pathway", ["P5", "P7"])
def test_row_10_mimika_leads_nobody_to_complaints_or_outreach(pathway):
    assert not led_to(pathway, MIMIKA)
    assert led_to(pathway, MAKASSAR)
    assert not {"advokasi", "penjangkauan"} & {*offered(MIMIKA)}


def received(code, pathway):
    """Tell whether a case of the pathway begins where the daerah's own choice is applied."""
    process = catalogue().pathways[pathway].process
    is_open = resolved(code).settings["tersedia"][pathway]
    with stage(SERVER) as office:
        office.publish(process, code)
        applied = ApplyOverlay(code, {}, () if is_open else (process,))
        office.engine.do(applied, MACHINE_ACTOR)
        walker = Walker(office.engine, office.clock, code)
        try:
            walker.start(process, {})
        except WrongState:
            return False
        return walker.no != ""


@pytest.mark.database
def test_row_10_no_complaint_begins_in_mimika():
    assert not received(MIMIKA, "P5")
    assert received(MIMIKA, "P1")


@pytest.mark.database
def test_row_17_a_complaint_begins_in_makassar():
    assert received(MAKASSAR, "P5")


def offered(code):
    return [name for name, is_offered in resolved(code).settings["layanan"].items() if is_offered]


def test_row_16_makassar_offers_its_seven_services_and_stands_up_for_a_family_itself():
    seven = {
        "konseling",
        "konsultasi",
        "informasi",
        "penjangkauan",
        "perlindungan",
        "pendampingan",
        "rujukan",
    }
    assert {*offered(MAKASSAR)} == seven | {"advokasi"}

    here, elsewhere = (told(PATHWAY, "advokasi_berhasil", code) for code in (MAKASSAR, PARIAMAN))
    assert "surati_pemangku" in here.done
    assert (elsewhere.end, elsewhere.done.count("teruskan_dinsos")) == ("akhir_diteruskan", 1)
    assert "surati_pemangku" not in elsewhere.done


def test_row_17_makassar_takes_complaints_about_social_assistance():
    assert led_to("P5", MAKASSAR)
    assert not led_to("P5", MIMIKA)
    assert told(PATHWAY, "utama", MAKASSAR).end == "akhir_terselesaikan"


def test_row_18_makassar_goes_up_to_the_province_before_it_stops():
    letters = {code: told(PATHWAY, "advokasi", code) for code in (MAKASSAR, AMBON)}

    assert {code: one.done.count("surati_pemangku") for code, one in letters.items()} == {
        MAKASSAR: 3,
        AMBON: 2,
    }
    assert letters[MAKASSAR].known["pemangku"] == "dinsos_provinsi"


@pytest.mark.parametrize("code", PLACES)
def test_row_19_makassar_hears_a_group_as_one(code):
    story = told(PATHWAY, "kelompok", code)

    assert ("periksa_oleh_ditunjuk" in story.done) == (code == MAKASSAR)


def test_row_19_elsewhere_nobody_is_asked_about_a_group():
    group = {"atas_nama": "kelompok", "kelompok": {"nama": "Warga Lorong 3", "jumlah": 3}}

    assert {"atas_nama", "kelompok"} <= settled("f15_pengaduan_bansos", group, MAKASSAR)[0].keys()
    assert (
        not {"atas_nama", "kelompok"} & settled("f15_pengaduan_bansos", group, PARIAMAN)[0].keys()
    )


def test_row_20_makassar_asks_nobody_how_poor_she_is_before_it_helps():
    profile = next(
        step["data"]
        for step in next(one for one in scenarios(COUNSELING) if one.name == "utama").steps
        if step.get("complete") == "f04_profil_keluarga"
    )
    for wealth in ({}, {"desil": 10, "penghasilan_bulanan": 90_000_000}):
        told_of = {key: value for key, value in profile.items() if key != "desil"} | wealth
        assert settled("f04_profil_keluarga", told_of, MAKASSAR)[1] == []


@pytest.mark.parametrize("process", [CONSULTATION, COUNSELING, PATHWAY])
def test_row_20_no_way_in_makassar_is_chosen_by_how_poor_somebody_is(process):
    assert WEALTH & checked(process, MAKASSAR).reads == set()


def test_row_20_a_gate_for_the_poor_is_nothing_that_a_daerah_may_choose():
    written = {"overlay.yaml": b"parameter:\n  gate_miskin: true\n"}
    _, problems = read_layer(MAKASSAR, written, catalogue())

    assert [(one.element, one.severity) for one in problems] == [("parameter.gate_miskin", "error")]
