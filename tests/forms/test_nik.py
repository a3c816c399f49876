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


def test_a_family_card_can_only_be_doubted():
    assert examine_kk("1377011203150001", {}, TODAY) is None

    doubt = examine_kk("1377019903150001", {}, TODAY)
    assert doubt is not None
    assert (doubt.fault, "tanggal terbit" in str(doubt.message)) == (False, True)
