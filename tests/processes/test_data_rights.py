"""P10: who asks for her data is answered in 72 hours, and nobody is endangered by an answer."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from engine.dmn import read_decisions
from processes import daerah, scenarios, shipped
from tests.processes.retold import given, refused, until
from tests.processes.story import START, Story, checked, facts

PATHWAY, TABLE = "hak_subjek_data", "dmn_pasal_33.dmn"
STORIES = {story.name: story for story in scenarios(PATHWAY)}
SUSPECT, WITHDRAWN = STORIES["terlapor_meminta"], STORIES["tarik_saat_laporan"]
TIMIKA = ZoneInfo("Asia/Jayapura")
#: Found about a case that puts nothing in the way of a request.
CLEAR = {
    "jenis": "salinan",
    "bahaya_keselamatan": False,
    "hankam": False,
    "pemohon_terlapor": False,
    "data_orang_lain": "tidak_ada",
    "perkara_hukum": False,
}
ROWS = [
    (1, {"bahaya_keselamatan": True, "jenis": "perbaikan"}, "tolak", "bahaya_keselamatan"),
    (2, {"hankam": True}, "tolak", "hankam"),
    (3, {"pemohon_terlapor": True, "jenis": "penghapusan"}, "tolak", "data_orang_lain"),
    (4, {"data_orang_lain": "tidak_dapat_disamarkan"}, "tolak", "data_orang_lain"),
    (5, {"jenis": "penghapusan", "perkara_hukum": True}, "tolak", "perkara_hukum"),
    (6, {"jenis": "perbaikan", "perkara_hukum": True}, "sebagian", "perkara_hukum"),
    (7, {"data_orang_lain": "dapat_disamarkan"}, "sebagian", "data_orang_lain"),
    (8, {"perkara_hukum": True}, "kabul", "tidak_ada"),
    (8, {"jenis": "pembatasan", "data_orang_lain": "tidak_dapat_disamarkan"}, "kabul", "tidak_ada"),
]


@pytest.fixture(scope="module")
def table():
    decisions, problems = read_decisions(TABLE, shipped()[PATHWAY][TABLE])
    assert problems == ()
    return decisions["dmn_pasal_33"]


@pytest.mark.parametrize(("row", "found", "proposal", "ground"), ROWS)
def test_article_33_gives_the_ground(table, row, found, proposal, ground):
    decided = table.evaluate({**CLEAR, **found}, START)

    assert decided.outputs == {"usul_putusan": proposal, "dasar_tolak": ground}
    assert [hit.number for hit in decided.hits] == [row]


@pytest.mark.parametrize("form", ["kerja_kumpulkan_data", "kerja_periksa_perubahan"])
def test_nothing_is_granted_before_all_that_article_33_asks_is_answered(form):
    assert {f"/{name}" for name in CLEAR} - {"/jenis"} <= set(refused(form, {}))


def test_i_6_a_suspect_who_asks_for_the_file_is_refused_by_letter_within_72_hours():
    asked = Story(until(SUSPECT, "putuskan_permintaan")).play()
    assert (asked.known["usul_putusan"], asked.known["dasar_tolak"]) == ("tolak", "data_orang_lain")

    told = Story(SUSPECT).play()
    letter = given(SUSPECT, "surat_tanggapan")
    assert told.end == "akhir_hak_ditolak"
    assert told.done[-2:] == ["surat_tanggapan", "sampaikan_jawaban"]
    assert told.now < datetime.fromisoformat(told.known["batas_hak"])
    assert refused("kerja_surat_hak_data", letter) == []
    assert refused("kerja_surat_hak_data", {**letter, "jalur_keluhan_disebut": False})


def test_i_6_a_proposal_to_refuse_is_overruled_only_with_a_reason():
    granted = {"putusan": "kabul", "tanggapan": "Silakan dibaca."}
    known = {"usul_putusan": "tolak", "dasar_tolak": "bahaya_keselamatan", "jenis": "akses"}

    assert refused("f27_tanggapan_hak_data", granted, **known) == ["/alasan_beda"]


def test_i_7_a_withdrawal_leaves_the_statutory_report_running_on_its_own_legal_basis():
    story = Story(WITHDRAWN).play()
    stopped = given(WITHDRAWN, "hentikan_pemrosesan")
    suspended = {**stopped, "cara_membatasi": "kasus_ditangguhkan"}

    assert (story.end, story.known["dasar_tolak"]) == ("akhir_hak_sebagian", "kewajiban_hukum")
    assert refused("kerja_hentikan_pemrosesan", suspended) == ["/cara_membatasi"]


def test_i_7_a_withdrawal_is_carried_out_by_the_manager_before_anybody_decides():
    story = Story(STORIES["tarik_persetujuan"]).play()

    assert story.done.index("hentikan_pemrosesan") < story.done.index("putuskan_permintaan")
    answer = {"putusan": "tolak", "tanggapan": "Tidak.", "alasan_tolak": "perkara_hukum"}
    known = {"usul_putusan": "tolak", "jenis": "tarik_persetujuan"}
    assert refused("f27_tanggapan_hak_data", answer, **known) == ["/putusan"]


@pytest.mark.parametrize("code", sorted(daerah()))
def test_the_72_hours_run_over_the_weekend_from_when_the_request_came(code):
    story = Story(until(STORIES["utama"], "f27_permintaan_hak_data"), code)
    friday = datetime(2026, 2, 27, 16, tzinfo=TIMIKA)
    answers = given(STORIES["utama"], "f27_permintaan_hak_data")
    came = {**answers, "diterima": friday.astimezone(UTC).isoformat()}
    story.play()._complete({"complete": "f27_permintaan_hak_data", "data": came})

    due = datetime.fromisoformat(story.known["batas_hak"])
    assert due == friday + timedelta(hours=72)
    assert story.dues["verifikasi_pemohon"] == [due]
    hours = sorted((at - friday) // timedelta(hours=1) for at in story.clocks.values())
    assert hours == [24, 48, 66]


def test_every_task_of_the_answer_has_to_be_done_by_the_same_moment():
    work = checked(PATHWAY).processes["sp_jawab_hak"].nodes.values()

    assert {node.due for node in work if node.kind == "userTask"} == {"batas_hak"}


def test_nobody_is_recognised_or_answered_over_the_telephone_of_the_household():
    for form, asked in (
        ("kerja_verifikasi_pemohon", "cara_verifikasi"),
        ("kerja_sampaikan_jawaban", "cara_disampaikan"),
    ):
        ways = facts()[f"{form}.schema.json"].fields[asked].enum
        assert [way for way in ways if "telepon" in way or "pesan" in way] == []
        answers = {"telepon_keluarga_tidak_dipakai": False}
        assert "/telepon_keluarga_tidak_dipakai" in refused(form, answers)


def test_a_guardian_who_is_suspected_does_not_speak_for_the_child():
    proven = {
        "cara_verifikasi": "dokumen_kuasa",
        "telepon_keluarga_tidak_dipakai": True,
        "wali_diduga_pelaku": True,
        "hasil_verifikasi": "terbukti",
    }
    assert refused("kerja_verifikasi_pemohon", proven, kapasitas="wali") == ["/hasil_verifikasi"]


def test_a_legal_hold_beats_a_request_to_delete():
    story = Story(STORIES["ditahan_hukum"]).play()
    granted = {"putusan": "kabul", "tanggapan": "Dihapus.", "alasan_beda": "Klien meminta."}
    known = {"usul_putusan": "tolak", "jenis": "penghapusan", "perkara_hukum": True}

    assert story.end == "akhir_hak_ditolak"
    assert "laksanakan_putusan" not in story.done
    assert refused("f27_tanggapan_hak_data", granted, **known) == ["/putusan"]


def test_what_is_told_of_a_danger_never_travels_with_the_case():
    said = given(STORIES["membahayakan"], "kumpulkan_data")["uraian_bahaya"]
    story = Story(STORIES["membahayakan"]).play()

    assert said
    assert said not in str(story.known)
