"""Who is gathered, and what comes of it: rows 7, 8, 14, 26 and 33 on meetings and trainings."""

import pytest

from tests.differences.between import AMBON, BONTANG, MAKASSAR, MIMIKA, PARIAMAN, PLACES, told
from tests.processes.story import settled
from webui.words import label_of

PATHWAY = "sosialisasi_rakor"
PLAN = {
    "jenis": "sosialisasi",
    "tema": "Kepedulian pada keluarga",
    "tanggal": "2026-03-20",
    "tempat": "Aula",
}


@pytest.mark.parametrize("code", PLACES)
def test_row_07_pariaman_brings_the_years_achievements_due_on_10_december(code):
    meeting = told(PATHWAY, "utama", code)

    days = [due.date().isoformat() for due in meeting.dues["susun_capaian"]]
    assert days == (["2026-12-10"] if code == PARIAMAN else [])
    assert "susun_capaian" not in told(PATHWAY, "sasaran_masyarakat", code).done


@pytest.mark.parametrize("code", PLACES)
def test_row_08_villages_answer_and_do_their_points_themselves_in_pariaman_and_ambon(code):
    done = told(PATHWAY, "utama", code).done

    themselves = code in {PARIAMAN, AMBON}
    assert ("jawab_undangan" in done) == themselves
    assert ("jalankan_rumusan_desa" in done) == themselves
    assert done.count("jalankan_rumusan") == (1 if themselves else 2)


@pytest.mark.parametrize("code", PLACES)
def test_row_14_mimika_gathers_families_groups_and_organisations(code):
    gathered = told(PATHWAY, "sasaran_masyarakat", code)
    assert (gathered.known["undangan"][0]["sasaran"] == "organisasi") == (code == MIMIKA)

    for whom in ("organisasi", "kelompok_masyarakat", "keluarga"):
        invited = [{"sasaran": whom, "nama_tujuan": "Ikatan ibu"}]
        _, refused = settled("f25_kegiatan", {**PLAN, "undangan": invited}, code)
        assert (refused == []) == (code == MIMIKA)


@pytest.mark.parametrize("code", PLACES)
def test_row_26_makassar_invites_its_kasi_kesra_of_both_levels(code):
    for whom, area in (("kecamatan", "73.71.01"), ("desa_kelurahan", "73.71.01.1001")):
        invited = [{"sasaran": whom, "nama_tujuan": "Kasi Kesra", "kode_wilayah": area}]
        _, refused = settled("f25_kegiatan", {**PLAN, "undangan": invited}, code)
        assert (refused == []) == (whom == "desa_kelurahan" or code == MAKASSAR)
    called = label_of("perangkat_desa", code).template
    assert (called == "Kasi Kesra Kecamatan/Kelurahan") == (code == MAKASSAR)


@pytest.mark.parametrize("code", PLACES)
def test_row_33_ambon_counts_its_trainings_with_their_budget_line(code):
    training = told(PATHWAY, "pelatihan", code)
    assert ("catat_pelatihan" in training.done) == (code == AMBON)

    invited = [{"sasaran": "lembaga", "nama_tujuan": "Puskesmas"}]
    plan = {**PLAN, "jenis": "pelatihan", "undangan": invited}
    assert (settled("f25_kegiatan", plan, code)[1] == []) == (code != AMBON)


def lacks_a_copy(code, *sent):
    report = {"ringkasan_kegiatan": "Semua butir selesai.", "dikirim_kepada": ["yang_hadir", *sent]}
    return settled("kerja_laporan_kegiatan", report, code)[1] == ["/dikirim_kepada"]


@pytest.mark.parametrize("code", PLACES)
def test_row_09_pariaman_sends_its_reports_to_the_province_too(code):
    assert lacks_a_copy(code, "kemensos") == (code == PARIAMAN)
    assert not lacks_a_copy(code, "kemensos", "provinsi")


@pytest.mark.parametrize("code", PLACES)
def test_row_40_bontang_sends_its_reports_to_the_ministry_too(code):
    assert lacks_a_copy(code, "provinsi") == (code == BONTANG)
