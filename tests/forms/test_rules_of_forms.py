"""The rules between questions that the domain asks for, form by form."""

import pytest

from tests.forms.shelf import examples, settle

BY_NAME: dict = {}
for form, variables, filled in examples():
    BY_NAME.setdefault(form.removesuffix(".schema.json"), []).append((variables, filled))


def changed(form: str, change: dict) -> dict[str, str]:
    """Settle an example with some answers changed (None takes one away); return what is said."""
    variables, filled = BY_NAME[form][0]
    answers = {name: value for name, value in {**filled, **change}.items() if value is not None}
    return settle(form, answers, variables)[1]


@pytest.mark.parametrize(
    ("form", "change", "pointer", "words"),
    [
        (
            "f01_penerimaan_awal",
            {"waktu_kontak": "2026-05-19T02:00:00Z"},
            "/waktu_kontak",
            "sudah lewat",
        ),
        ("f01_penerimaan_awal", {"nik": None}, "/nik", "pilih alasan tanpa NIK"),
        ("f01_penerimaan_awal", {"tanggal_lahir": None}, "/tanggal_lahir", "tulis perkiraan usia"),
        ("f01_penerimaan_awal", {"tanggal_lahir": "2090-01-10"}, "/tanggal_lahir", "sudah lewat"),
        ("f01_penerimaan_awal", {"nama_pelapor": None}, "/nama_pelapor", "belum diisi"),
        ("f01_penerimaan_awal", {"nama_klien": None}, "/nama_klien", "belum diisi"),
        (
            "f01_penerimaan_awal",
            {"kontak_pelapor": "12345"},
            "/kontak_pelapor",
            "tulis 08… atau +62…",
        ),
        ("f01_penerimaan_awal", {"nama_klien": "S1ti"}, "/nama_klien", "tanpa angka"),
        ("f01_penerimaan_awal", {"uraian_singkat": "x" * 1501}, "/uraian_singkat", "1500 huruf"),
        ("f01_penerimaan_awal", {"saluran": "merpati"}, "/saluran", "pilih dari pilihan"),
        ("f02_persetujuan", {"konflik_wali": True}, "/pemberi", "diduga pelaku"),
        (
            "f02_persetujuan",
            {"penjelasan_diberikan": False},
            "/penjelasan_diberikan",
            "perlu dijawab Ya",
        ),
        ("f02_persetujuan", {"saksi": ["Ani", " "]}, "/saksi", "dua saksi"),
        ("f02_persetujuan", {"berlaku_sampai": "2028-01-01"}, "/berlaku_sampai", "12 bulan"),
        (
            "f02_persetujuan",
            {"berlaku_sampai": "2026-05-17"},
            "/berlaku_sampai",
            "hari ini atau sesudahnya",
        ),
        ("f02_persetujuan", {"persetujuan_anak": None}, "/persetujuan_anak", "belum dipilih"),
        ("f02b_pelepasan_informasi", {"masa_berlaku": "2026-05-17"}, "/masa_berlaku", "sesudahnya"),
        ("f03_triase", {"jenis_kekerasan": ["tidak_ada", "fisik"]}, "/jenis_kekerasan", "saja"),
        (
            "f03_keputusan_triase",
            {"alasan_ubah": None},
            "/alasan_ubah",
            "mengapa keputusan Anda berbeda",
        ),
        (
            "f03_keputusan_triase",
            {"waktu_korban_melapor": None},
            "/waktu_korban_melapor",
            "belum diisi",
        ),
        ("f04_profil_keluarga", {"no_kk": "123"}, "/no_kk", "16 angka"),
        ("f04_profil_keluarga", {"desil": 11}, "/desil", "1 sampai 10"),
        ("f05_asesmen_bpss", {"kekuatan": [""]}, "/kekuatan", "paling sedikit satu"),
        ("f11_rencana_intervensi", {"hak_korban": None}, "/hak_korban", "belum dipilih"),
        ("f11_rencana_intervensi", {"keberatan_klien": None}, "/keberatan_klien", "belum diisi"),
        ("f12_catatan_sesi", {"selesai": "08:59"}, "/selesai", "sesudah mulai"),
        ("f12_catatan_sesi", {"mulai": "08.00"}, "/mulai", "14:30"),
        ("f12_catatan_sesi", {"tanggal": "2026-05-19"}, "/tanggal", "sudah berlangsung"),
        ("f18_jawaban_rujukan", {"alasan": None}, "/alasan", "belum dipilih"),
        ("f20_pemantauan", {"berikut": "2026-05-01"}, "/berikut", "sesudah pemantauan ini"),
        ("f20_pemantauan", {"skor_tekanan": 22}, "/skor_tekanan", "0 sampai 21"),
        (
            "f21_evaluasi_terminasi",
            {"rencana_darurat": None},
            "/rencana_darurat",
            "menyangkut kekerasan",
        ),
    ],
)
def test_a_broken_rule_is_told_beside_its_question(form, change, pointer, words):
    told = changed(form, change)

    assert set(told) == {pointer}
    assert words in told[pointer]


def test_a_family_needs_one_main_client():
    person = {"nama": "Ani", "hubungan": "istri", "jk": "P", "usia": 30, "tinggal_serumah": True}

    assert "klien utama" in changed("f04_profil_keluarga", {"anggota": [person]})["/anggota"]


def test_a_problem_in_a_row_names_the_row_even_after_a_blank_one():
    person = {
        "nama": "Ani",
        "hubungan": "istri",
        "jk": "P",
        "tinggal_serumah": True,
        "peran": "korban",
    }
    main = {**person, "usia": 30, "peran": "klien_utama"}

    told = changed("f04_profil_keluarga", {"anggota": [{}, main, person]})
    assert set(told) == {"/anggota/2/tgl_lahir"}


def test_an_activity_must_serve_a_goal_of_the_plan():
    goal = BY_NAME["f11_rencana_intervensi"][0][1]["tujuan"][0]

    told = changed("f11_rencana_intervensi", {"tujuan": [{**goal, "id": "T2"}]})
    assert "samakan nomor tujuannya" in told["/kegiatan"]
    told = changed("f11_rencana_intervensi", {"tujuan": [goal, goal]})
    assert "nomor yang berbeda" in told["/tujuan"]


def test_notes_of_violence_go_to_police_hospital_and_protection_only():
    institution = {"id": "lain", "nama": "KUA Pariaman", "jenis": "kua"}

    told = changed("f17_rujukan", {"lembaga": institution})
    assert "hapus dari lampiran" in told["/lampiran"]


def test_a_vital_interest_lets_another_than_the_guardian_decide():
    assert (
        changed("f02_persetujuan", {"konflik_wali": True, "dasar_pemrosesan": "kepentingan_vital"})
        == {}
    )


def test_the_officer_need_not_explain_agreeing_with_the_table():
    known = {"tingkat_dmn": "tinggi", "jalur_dmn": "P3"}

    kept, told = settle(
        "f03_keputusan_triase",
        {
            "tingkat_akhir": "tinggi",
            "jalur_akhir": "P3",
            "kewenangan": "lk3",
            "alasan_ubah": "sama saja",
        },
        known,
    )
    assert told == {}
    assert "alasan_ubah" not in kept


def test_an_anonymous_contact_keeps_no_identity():
    variables, filled = BY_NAME["f01_penerimaan_awal"][0]

    kept, told = settle("f01_penerimaan_awal", {**filled, "anonim": True}, variables)
    assert told == {}
    assert not kept.keys() & {
        "nama_klien",
        "nama_pelapor",
        "kontak_pelapor",
        "nik",
        "alamat",
        "kontak",
    }


def test_a_nik_written_with_spaces_is_kept_without():
    variables, filled = BY_NAME["f01_penerimaan_awal"][0]

    kept, told = settle("f01_penerimaan_awal", {**filled, "nik": "1377 0150 0190-0001"}, variables)
    assert (kept["nik"], told) == ("1377015001900001", {})
