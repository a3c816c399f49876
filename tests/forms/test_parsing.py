"""What a browser sends becomes answers, however people write and however hostile it is."""

import pytest

from forms import parse, wants_update
from tests.forms.shelf import FILES


def test_rows_are_added_and_removed_by_named_buttons():
    name = "f04_profil_keluarga.schema.json"
    pairs = [
        ("anggota[0]", ""),
        ("anggota[0][nama]", "Ani"),
        ("anggota[3]", ""),
        ("anggota[3][nama]", "Budi"),
    ]

    assert parse(FILES, name, [*pairs, ("_tambah", "anggota")])["anggota"] == [
        {"nama": "Ani"},
        {"nama": "Budi"},
        {},
    ]
    assert parse(FILES, name, [*pairs, ("_hapus", "anggota[0]")])["anggota"] == [{"nama": "Budi"}]
    assert parse(FILES, name, [*pairs, ("_hapus", "anggota[9]")])["anggota"] == [
        {"nama": "Ani"},
        {"nama": "Budi"},
    ]
    assert parse(FILES, name, [("_tambah", "anggota")]) == {"anggota": [{}]}
    assert parse(FILES, "f12_catatan_sesi.schema.json", [("_tambah", "hadir")]) == {"hadir": [""]}
    assert [wants_update(pairs), wants_update([("_perbarui", "1")])] == [False, True]


def test_hostile_pairs_are_bounded():
    name = "f04_profil_keluarga.schema.json"
    pairs = [
        *((f"anggota[{n}][nama]", "x") for n in range(400)),
        ("anggota[99999999999][nama]", "x"),
        ("anggota[-1][nama]", "x"),
        ("anggota" + "[0]" * 50, "x"),
        ("anggota[0][nama", "x"),
        ("kepala_keluarga", "y" * 200_000),
        ("desil", "9" * 5000),
        *(("z", "z") for _ in range(10_000)),
    ]

    answers = parse(FILES, name, pairs)
    assert len(answers["anggota"]) == 30
    assert len(answers["kepala_keluarga"]) <= 40_000
    assert answers.keys() == {"anggota", "kepala_keluarga", "desil"}
    added = parse(FILES, name, [*pairs, ("_tambah", "anggota")])
    assert len(added["anggota"]) == 30


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.500.000", 1_500_000),
        ("Rp 2.000", 2000),
        ("Rp1.500.000,00", 1_500_000),
        ("banyak", "banyak"),
        ("", None),
    ],
)
def test_rupiah_may_be_written_as_people_write_it(text, value):
    answers = parse(FILES, "f04_profil_keluarga.schema.json", [("penghasilan_bulanan", text)])

    assert answers.get("penghasilan_bulanan") == value


def test_numbers_take_a_comma_and_keep_what_is_no_number():
    pairs = [("alamat[lat]", "-0,62"), ("alamat[lon]", "jauh"), ("anonim", "mungkin")]

    answers = parse(FILES, "f01_penerimaan_awal.schema.json", pairs)
    assert answers == {"alamat": {"lat": -0.62, "lon": "jauh"}, "anonim": "mungkin"}
