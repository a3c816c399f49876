"""NIK and family card numbers: what cannot be is an error, what is odd is a warning."""

from datetime import date

import pytest

from forms.nik import examine_kk, examine_nik
from tests.forms.shelf import FILES, LIBRARY, NOW

TODAY = date(2026, 5, 18)
FORM = "f01_penerimaan_awal.schema.json"


def judged(number: str, daerah: str = "13.77") -> tuple[str, str]:
    """Return severity ("" when there is nothing to say) and sentence about a NIK in F01."""
    _, problems = LIBRARY.settle(FILES, FORM, {"nik": number}, {"daerah": daerah}, NOW)
    found = [problem for problem in problems if problem.field == "/nik"]
    return (found[0].severity, str(found[0].message)) if found else ("", "")


@pytest.mark.parametrize(
    ("number", "daerah", "severity", "words"),
    [
        ("1377995001900001", "13.77", "warning", "kecamatan tidak dikenal"),
        ("6474992607850002", "64.74", "warning", "kecamatan tidak dikenal"),
        ("9109996508950003", "94.04", "", ""),
        ("9404990101240001", "94.04", "warning", "kecamatan tidak dikenal"),
        ("1377993102900001", "13.77", "warning", "tidak ada di kalender"),
        ("1377993201900001", "13.77", "error", "bukan tanggal"),
        ("1377997201900001", "13.77", "error", "bukan tanggal"),
        ("1377990001900001", "13.77", "error", "bukan tanggal"),
        ("1377991013900001", "13.77", "error", "bukan bulan"),
        ("1377991001900000", "13.77", "error", "0000"),
        ("137799500190000", "13.77", "error", "16 angka"),
        ("13779950019O0001", "13.77", "error", "16 angka"),
        ("1377 9950 0190 0001", "13.77", "warning", "kecamatan tidak dikenal"),
        ("1377 9950 0190 000", "13.77", "error", "16 angka"),
        ("1111111111111111", "13.77", "warning", "semua angkanya sama"),
        ("0177015001900001", "13.77", "warning", "provinsi 01"),
        ("1377015001900001", "73.71", "", ""),
        ("1377020101000001", "13.77", "", ""),
    ],
)
def test_a_nik_is_judged_as_the_table_says(number, daerah, severity, words):
    told, sentence = judged(number, daerah)

    assert told == severity
    assert words in sentence


@pytest.mark.parametrize(
    ("number", "beside", "words"),
    [
        ("1377015001900001", {"jenis_kelamin": "P", "tanggal_lahir": "1990-01-10"}, ""),
        ("1377015001900001", {"jk": "P", "tgl_lahir": "1990-01-10"}, ""),
        ("1377015001900001", {"jenis_kelamin": "L"}, "jenis kelamin"),
        ("1377015001900001", {"tanggal_lahir": "1990-01-11"}, "10 Januari 1990"),
        ("1377015001900001", {"tanggal_lahir": "kapan"}, ""),
        ("1377011001250001", {"tanggal_lahir": "1925-01-10"}, ""),
        ("1377011001250001", {"tanggal_lahir": "2025-01-10"}, ""),
    ],
)
def test_a_nik_that_differs_from_what_was_told_is_doubted(number, beside, words):
    found = examine_nik(number, beside, TODAY)

    assert (str(found.message) if found else "").count(words or "Periksa") == bool(words)
    assert found is None or not found.fault


@pytest.mark.parametrize(
    ("number", "sex", "born"),
    [
        ("1377995001900001", "P", "1990-01-10"),
        ("6474992607850002", "L", "1985-07-26"),
        ("9109996508950003", "P", "1995-08-25"),
        ("9404990101240001", "L", "2024-01-01"),
    ],
)
def test_a_nik_tells_sex_and_birthday_of_women_men_and_children(number, sex, born):
    def doubted(beside):
        found = examine_nik(number, beside, TODAY)
        return "berbeda" in str(found.message) if found else False

    other = "L" if sex == "P" else "P"
    assert not doubted({"jenis_kelamin": sex, "tanggal_lahir": born})
    assert doubted({"jenis_kelamin": other, "tanggal_lahir": born})
    assert doubted({"jenis_kelamin": sex, "tanggal_lahir": "1991-02-03"})


@pytest.mark.parametrize(
    ("number", "severity", "words"),
    [
        ("1377011203150001", "", ""),
        ("1377 0112 0315 0001", "", ""),
        ("137701120315000", "error", "16 angka"),
        ("13770112031500012", "error", "16 angka"),
        ("1377011203l50001", "error", "16 angka"),
        ("1377014103150001", "warning", "tanggal terbit"),
        ("1377011213150001", "warning", "tanggal terbit"),
    ],
)
def test_a_family_card_number_is_judged_by_length_and_its_day_only_doubted(number, severity, words):
    form = "f04_profil_keluarga.schema.json"
    _, problems = LIBRARY.settle(FILES, form, {"no_kk": number}, {"daerah": "13.77"}, NOW)
    found = [problem for problem in problems if problem.field == "/no_kk"]

    assert [problem.severity for problem in found] == ([severity] if severity else [])
    assert all(words in str(problem.message) for problem in found)


def test_a_family_card_can_only_be_doubted():
    assert examine_kk("1377011203150001", {}, TODAY) is None

    doubt = examine_kk("1377019903150001", {}, TODAY)
    assert doubt is not None
    assert (doubt.fault, "tanggal terbit" in str(doubt.message)) == (False, True)
