"""P4: who is cared for and who cares are both heard; poverty adds support and never bars it."""

from dataclasses import replace

import pytest

from engine.dmn import read_decisions
from processes import scenarios, shipped
from tests.processes.story import START, Story, facts, settled

PATHWAY, TABLE = "pengasuhan_lansia_disabilitas", "dmn_kebutuhan_pengasuhan"
STORIES = {story.name: story for story in scenarios(PATHWAY)}
KNOWN = {
    "ada_pengasuh": True,
    "tingkat_ketergantungan": "ringan",
    "skor_tekanan": 0,
    "desil": None,
    "parameter": {"ambang_tekanan": 10, "desil_prioritas": 4},
}
ROWS = [
    (1, {"ada_pengasuh": False, "tingkat_ketergantungan": "ringan"}, "berat"),
    (2, {"tingkat_ketergantungan": "berat"}, "berat"),
    (3, {"tingkat_ketergantungan": "sedang", "skor_tekanan": 10}, "berat"),
    (4, {"tingkat_ketergantungan": "sedang", "skor_tekanan": 9}, "sedang"),
    (5, {"skor_tekanan": 21}, "sedang"),
    (6, {"desil": 4}, "sedang"),
    (7, {"desil": 5}, "ringan"),
    (7, {"desil": None}, "ringan"),
]
WEIGHTS = {"ringan": 0, "sedang": 1, "berat": 2}


def answers(story, element):
    """Return what the story answers to `element` the first time."""
    return next(step["data"] for step in STORIES[story].steps if step.get("complete") == element)


def told(name, *, until, daerah="13.77", more=()):
    """Play a story as far as its first `until`, then what `more` says."""
    story = STORIES[name]
    place = next(n for n, step in enumerate(story.steps) if step.get("complete") == until)
    steps = (*story.steps[: place + 1], *more)
    lines = tuple(range(len(steps)))
    return Story(replace(story, steps=steps, lines=lines), daerah).play()


@pytest.fixture(scope="module")
def table():
    decisions, problems = read_decisions(f"{TABLE}.dmn", shipped()[PATHWAY][f"{TABLE}.dmn"])
    assert problems == ()
    return decisions[TABLE]


@pytest.mark.parametrize(("row", "known", "package"), ROWS)
def test_a_row_proposes_the_package_that_the_domain_says(table, row, known, package):
    found = table.evaluate({**KNOWN, **known}, START)

    assert [hit.number for hit in found.hits] == [row]
    assert found.outputs["paket_usulan"] == package


@pytest.mark.parametrize("dependence", sorted(WEIGHTS))
@pytest.mark.parametrize("strain", [0, 9, 10, 21])
def test_poverty_never_takes_support_away(table, dependence, strain):
    given = {**KNOWN, "tingkat_ketergantungan": dependence, "skor_tekanan": strain}
    weights = [
        WEIGHTS[table.evaluate({**given, "desil": decile}, START).outputs["paket_usulan"]]
        for decile in (1, None, 10)
    ]

    assert weights[0] >= weights[1] == weights[2]


def test_both_consent_before_anything_is_asked_about_the_one_who_is_cared_for():
    done = told("utama", until="f04_profil_keluarga").done

    assert done.index("f02_persetujuan") < done.index("f02_persetujuan_diasuh")
    assert done.index("f02_persetujuan_diasuh") < done.index("f13_kunjungan_rumah")


def test_a_refusal_of_the_one_who_is_cared_for_ends_it_whatever_the_carer_wishes():
    story = told("diasuh_menolak", until="hormati_penolakan")

    assert (story.status, story.end) == ("ended", "akhir_diasuh_menolak")
    assert "f10_asesmen_pengasuhan" not in story.done


def test_a_representative_who_may_harm_is_judged_by_the_manager():
    story = told("wakil_tidak_layak", until="f02_persetujuan_diasuh")

    assert story.waiting() == ["nilai_perwakilan"]


def test_each_visit_of_the_month_is_a_task_of_the_volunteer_it_was_given_to():
    story = told("utama", until="jadwal_relawan")

    assert story.waiting().count("kunjungan_relawan") == 2
    assert story.assignees["kunjungan_relawan"] == "@relawan"
    due = sorted(one.date().isoformat() for one in story.dues["kunjungan_relawan"])
    assert due == ["2026-03-07", "2026-03-14"]


def test_a_volunteer_is_shown_when_and_where_and_nothing_of_the_case():
    shown = facts("13.77")["kerja_kunjungan_relawan.schema.json"].hands_over
    round_ = told("utama", until="jadwal_relawan").known["giliran_relawan"]

    assert shown == {"giliran.tanggal", "giliran.jam", "giliran.petunjuk"}
    assert {name for one in round_ for name in one} == {"relawan", "tanggal", "jam", "petunjuk"}


def test_directions_to_the_house_are_forgotten_at_the_review():
    assert told("utama", until="f20_pemantauan").known["giliran_relawan"] is None


def test_one_alarm_of_a_volunteer_stops_the_month_and_risk_is_judged_again():
    story = told("bahaya_dari_relawan", until="kunjungan_relawan")

    assert story.waiting() == ["f03_triase"]


def test_the_review_comes_after_a_month_whatever_was_left_undone():
    early = told("beban_memberat", until="jelaskan_kontrak", more=({"clock": "P29D"},))
    due = told("beban_memberat", until="jelaskan_kontrak", more=({"clock": "P30D"},))

    assert "f12_dukungan_pengasuh" in early.waiting()
    assert "f20_pemantauan" not in early.waiting()
    assert "f20_pemantauan" in due.waiting()
    assert "f12_dukungan_pengasuh" not in due.waiting()


@pytest.mark.parametrize(("strain", "goes"), [(7, True), (4, False), (3, False)])
def test_a_carer_who_is_worse_off_is_conferred_about_and_offered_more(strain, goes):
    review = {**answers("beban_memberat", "f20_pemantauan"), "skor_tekanan": strain}
    steps = ({"clock": "P31D"}, {"complete": "f20_pemantauan", "data": review})
    story = told("beban_memberat", until="jelaskan_kontrak", more=steps)

    assert ("undang_konferensi" in story.waiting()) == goes
    assert story.known["paket_usulan"] == ("sedang" if goes else "ringan")


def test_whoever_has_nobody_counts_for_the_minimum_standard_and_is_handed_over():
    story = told("telantar", until="serah_dinsos")

    assert story.known["indikator_spm"] is True
    assert story.end == "akhir_diserahkan_dinsos"


def test_the_bereaved_carer_is_visited_a_month_later():
    early = told("kabar_duka", until="catat_duka", more=({"clock": "P29D"},))
    due = told("kabar_duka", until="catat_duka", more=({"clock": "P30D"},))

    assert (early.waiting(), due.waiting()) == ([], ["kunjungan_duka"])


@pytest.mark.parametrize(("pathway", "refused"), [("P3", True), ("P7", True), ("P4", False)])
def test_nobody_visits_alone_where_it_may_be_dangerous(pathway, refused):
    visit = {**answers("utama", "f13_kunjungan_rumah"), "tim": ["Mega Sari"]}
    _, fields = settled("f13_kunjungan_rumah", visit, jalur=pathway)

    assert ("/tim" in fields) == refused


@pytest.mark.parametrize(
    ("photo", "refused"),
    [
        ({"izin_diberikan": True}, []),
        ({"izin_diberikan": False}, ["/foto/0/izin_diberikan"]),
        ({"izin_diberikan": True, "wajah_terlihat": True}, ["/foto/0/alasan_wajah"]),
    ],
)
def test_a_photo_needs_leave_and_a_face_needs_a_reason(photo, refused):
    pictures = [{"keterangan": "Kamar mandi", **photo}]
    visit = {**answers("utama", "f13_kunjungan_rumah"), "foto": pictures}
    kept, fields = settled("f13_kunjungan_rumah", visit, jalur="P4")

    assert fields == refused
    assert refused or kept["foto"][0]["wajah_terlihat"] is False


def test_without_a_carer_nothing_is_asked_about_one():
    alone = {**answers("utama", "f10_asesmen_pengasuhan"), "ada_pengasuh": False}
    kept, fields = settled("f10_asesmen_pengasuhan", alone)

    assert fields == []
    assert "tekanan_pengasuh" not in kept
    assert "pengasuh_utama" not in kept
