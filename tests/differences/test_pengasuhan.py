"""What the five do differently for carers and those cared for, and how they first meet a family."""

import json
from dataclasses import replace

import pytest

from engine import DefinitionView
from engine.dmn import read_decisions
from forms import FormLibrary
from forms.asking import Moment, prefilled
from forms.library import form_of
from processes import catalogue, scenarios, shipped
from processes.overlay.layers import read_layer
from tests.differences.between import BONTANG, MAKASSAR, MIMIKA, PARIAMAN, PLACES, told
from tests.processes.retold import given, refused
from tests.processes.story import START, Story
from tests.processes.test_triase import CALM
from webui.bundles import resolved
from webui.tasks.opening import openable

PATHWAY = "pengasuhan_lansia_disabilitas"
STORIES = {story.name: story for story in scenarios(PATHWAY)}
MAIN = STORIES["utama"]
LISTENED = {**given(MAIN, "f12_dukungan_pengasuh"), "tanggal": "2026-03-02"}
COUNSELING = next(one for one in scenarios("konseling_keluarga") if one.name == "utama")

everywhere = pytest.mark.parametrize("code", PLACES)


def triaged(code, **said):
    """Return what the table of triage answers in a daerah."""
    name = "dmn_triase.dmn"
    decisions, _ = read_decisions(name, shipped()["sp_triase"][name])
    known = {**CALM, **said, **resolved(code).settings}
    return decisions["dmn_triase"].evaluate(known, START).outputs


def sections(code, form):
    """Return the names of the questions in the order in which the page asks them."""
    laid = json.loads(resolved(code).forms[f"{form}.uischema.json"])["ui:sections"]
    return [name for section in laid for name in section["fields"]]


def fresh(code, form):
    """Return what a form that nobody has touched starts with."""
    place = resolved(code)
    moment = Moment.of({**place.settings, "daerah": code}, START)
    return prefilled(form_of(place.forms, f"{form}.schema.json").top, moment)


@everywhere
def test_row_03_pariaman_puts_care_before_a_question_of_social_assistance(code):
    both = triaged(code, topik=["bansos", "lansia"])
    assistance = triaged(code, topik=["bansos"])

    assert both["jalur_dmn"] == ("P4" if code == PARIAMAN else "P5")
    assert assistance["jalur_dmn"] == "P5"


@everywhere
def test_row_03_pariaman_asks_how_a_family_lives_first_and_demands_no_answer(code):
    asked = sections(code, "f04_profil_keluarga")
    profile = given(MAIN, "f04_profil_keluarga")
    unknown = {name: value for name, value in profile.items() if "desil" not in name}
    unknown.pop("tanggal_cek", None)

    assert (asked[0] == "desil") == (code == PARIAMAN)
    assert refused("f04_profil_keluarga", unknown, code) == []


@everywhere
def test_row_03_pariaman_offers_to_open_a_case_of_care_first(code):
    offered = [
        DefinitionView(
            process=process,
            name=process,
            daerah=code,
            version=1,
            bundle="",
            published_at=START,
            published_by="koordinator",
        )
        for process in ("konseling_keluarga", PATHWAY, "sosialisasi_rakor")
    ]
    first = openable(offered, code)[0].process

    assert first == (PATHWAY if code == PARIAMAN else "konseling_keluarga")


@everywhere
@pytest.mark.parametrize("part", ["malam", "akhir_pekan", "sore"])
def test_row_04_pariaman_visits_in_the_evening_and_at_the_weekend(code, part):
    visit = {**given(MAIN, "jadwalkan_kunjungan"), "bagian_hari": part}
    may = part == "sore" or code == PARIAMAN

    assert refused("kerja_jadwal_kunjungan", visit, code) == ([] if may else ["/bagian_hari"])


@everywhere
def test_row_04_pariaman_asks_who_works_irregularly_when_she_is_free(code):
    assessed = given(MAIN, "f10_asesmen_pengasuhan")
    del assessed["jam_kunjungan_cocok"]

    told_ = refused("f10_asesmen_pengasuhan", assessed, code)
    assert told_ == (["/jam_kunjungan_cocok"] if code == PARIAMAN else [])


@everywhere
def test_row_05_in_pariaman_to_listen_is_a_session_of_its_own(code):
    listened = {**LISTENED, "bentuk_dukungan": "teman_bicara"}

    told_ = refused("f12_dukungan_pengasuh", listened, code)
    assert told_ == ([] if code == PARIAMAN else ["/bentuk_dukungan"])


def test_row_05_what_listening_changed_is_measured_and_told_at_the_end():
    unmeasured = {name: said for name, said in LISTENED.items() if name != "tekanan_pengasuh"}

    missing = refused("f12_dukungan_pengasuh", unmeasured, PARIAMAN)
    assert [name.split("/")[1] for name in missing] == ["tekanan_pengasuh"] * 7
    after = told(PATHWAY, "utama", PARIAMAN).known["perbandingan_skor"]
    assert after == "Beban pengasuh 16 menjadi 7 dari 21"


@everywhere
def test_row_06_in_pariaman_volunteers_visit(code):
    story = told(PATHWAY, "utama", code)

    assert story.end == "akhir_tujuan_tercapai"
    assert story.done.count("kunjungan_relawan") == (3 if code == PARIAMAN else 0)


@pytest.mark.parametrize("code", [MAKASSAR, MIMIKA])
@pytest.mark.parametrize("decile", [None, 5, 10])
def test_row_20_makassar_serves_whatever_a_family_earns(code, decile):
    story = STORIES["usaha_rumahan"]
    wealth = {"desil": decile} if decile else {}
    steps = tuple(
        {**step, "data": {**step["data"], **wealth}}
        if step.get("complete") == "f04_profil_keluarga"
        else step
        for step in story.steps
    )

    assert Story(replace(story, steps=steps), code).play().end == "akhir_tujuan_tercapai"


def test_row_20_a_gate_of_means_is_not_to_be_had():
    asked = {"overlay.yaml": b"parameter:\n  gate_miskin: true\n"}
    _, (problem,) = read_layer(MAKASSAR, asked, catalogue())

    assert problem.severity == "error"
    assert "gate_miskin" in str(problem.message)


@everywhere
def test_row_22_makassar_keeps_a_case_close_from_the_first_contact(code):
    story = next(one for one in scenarios(PATHWAY) if one.name == "pengasuh_menolak")
    intake = replace(story, steps=story.steps[:2], lines=story.lines[:2])

    assert Story(intake, code).play().known["kelas"] == ("K3" if code == MAKASSAR else "K2")
    assert triaged(code)["kelas"] == ("K3" if code == MAKASSAR else "K2")


@everywhere
def test_row_22_makassar_promises_secrecy_at_the_head_of_the_first_form(code):
    said = json.loads(resolved(code).forms["f01_penerimaan_awal.schema.json"])["description"]

    assert ("terjaga kerahasiaannya" in said) == (code == MAKASSAR)


@everywhere
def test_row_23_makassar_takes_in_who_wants_to_prevent(code):
    contact = given(MAIN, "f01_penerimaan_awal")
    early = {**contact, "topik": ["pencegahan"], "status_masalah": "berpotensi"}
    place = resolved(code)
    kept, _ = FormLibrary().settle(
        place.forms, "f01_penerimaan_awal.schema.json", early, place.settings, START
    )

    assert kept.get("status_masalah") == ("berpotensi" if code == MAKASSAR else None)
    assert ("/topik" in refused("f01_penerimaan_awal", early, code)) == (code != MAKASSAR)


def test_row_23_makassar_lost_none_of_the_topics_of_all():
    def topics(code):
        form = json.loads(resolved(code).forms["f01_penerimaan_awal.schema.json"])
        return {one["const"] for one in form["$defs"]["topik"]["oneOf"]}

    assert topics(MAKASSAR) - topics(PARIAMAN) == {"pencegahan"}
    assert topics(PARIAMAN) <= topics(MAKASSAR)


@everywhere
def test_row_39_bontang_begins_with_families_in_psychosocial_trouble(code):
    begun = fresh(code, "f05_asesmen_bpss").get("ppks_ditetapkan", [])

    assert begun == (["25"] if code == BONTANG else [])


def test_row_39_the_social_worker_decides_otherwise():
    assessed = {**given(COUNSELING, "f05_asesmen_bpss"), "ppks_ditetapkan": ["08"]}
    place = resolved(BONTANG)
    kept, _ = FormLibrary().settle(
        place.forms, "f05_asesmen_bpss.schema.json", assessed, place.settings, START
    )

    assert kept["ppks_ditetapkan"] == ["08"]
