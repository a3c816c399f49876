"""Who is reached, and by whose word: rows 8, 25 and 30 on the outreach pathway."""

import pytest

from tests.differences.between import AMBON, MAKASSAR, PARIAMAN, PLACES, told
from tests.processes.story import settled

PATHWAY = "penjangkauan"
HELPS = {"tugas_dijalankan": ["lapor"]}
LIMITS = ["tidak_menyelidiki", "tidak_menceritakan", "tidak_mendamaikan", "segera_melapor"]


@pytest.mark.parametrize("code", PLACES)
def test_row_08_the_village_has_its_own_part_in_pariaman_and_ambon(code):
    story = told(PATHWAY, "perangkat_desa_melapor", code)

    assert ("lapor_desa" in story.done) == (code in {PARIAMAN, AMBON})
    assert "lapor_desa" not in told(PATHWAY, "utama", code).done


@pytest.mark.parametrize("code", PLACES)
def test_row_25_makassar_takes_reports_of_agangku_and_tells_the_app_again(code):
    known = told(PATHWAY, "aplikasi_asal", code).known
    assert (known["id_luar"] == "AGK-2026-000123") == (code == MAKASSAR)

    report = dict(REPORTED, sumber_laporan="agangku", id_luar="AGK-2026-000123")
    assert ("/sumber_laporan" in settled("f01_laporan_penjangkauan", report, code)[1]) == (
        code != MAKASSAR
    )


def test_row_25_a_report_of_the_app_carries_its_number_and_is_answered_there():
    report = dict(REPORTED, sumber_laporan="agangku")
    assert settled("f01_laporan_penjangkauan", report, MAKASSAR)[1] == ["/id_luar"]

    news = {"isi_kabar": "sudah_ditindaklanjuti", "cara_kabar": "telepon"}
    from_app = {"sumber_laporan": "agangku", "id_luar": "AGK-2026-000123"}
    assert settled("kerja_kabari_pelapor", news, MAKASSAR, **from_app)[1] == ["/cara_kabar"]
    assert settled("kerja_kabari_pelapor", news, MAKASSAR, sumber_laporan="lapor_warga")[1] == []


@pytest.mark.parametrize("code", PLACES)
def test_row_30_ambon_tells_its_officials_how_far_their_part_goes(code):
    guided = code == AMBON
    kept, refused = settled("kerja_lapor_desa", {**HELPS, "batas_peran": LIMITS}, code)
    assert (refused, "batas_peran" in kept) == ([], guided)
    for limits in (LIMITS[:3], []):
        _, refused = settled("kerja_lapor_desa", {**HELPS, "batas_peran": limits}, code)
        assert bool(refused) == guided


@pytest.mark.parametrize("code", PLACES)
def test_row_30_only_ambons_officials_keep_a_place_safe_or_accompany(code):
    asked = {"tugas_dijalankan": ["lapor", "amankan"], "batas_peran": LIMITS}
    assert settled("kerja_lapor_desa", asked, code)[1] == (
        [] if code == AMBON else ["/tugas_dijalankan"]
    )


REPORTED = {
    "waktu_kontak": "2026-03-02T01:40:00Z",
    "saluran": "aplikasi_lain",
    "peran_pelapor": "anonim",
    "ciri_klien": ["anak"],
    "lokasi": {"kode_wilayah": "73.71.01.1001"},
    "topik": ["remaja"],
    "uraian_singkat": "Anak di lampu merah.",
    "tanda_bahaya": dict.fromkeys(
        (
            "bahaya_saat_ini",
            "butuh_medis",
            "anak_tanpa_pengasuh",
            "kekerasan_disebut",
            "pikiran_bunuh_diri",
        ),
        False,
    ),
}
