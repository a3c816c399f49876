"""Who becomes a member: rows 27, 29 and 34 on the membership pathway."""

import pytest

from tests.differences.between import AMBON, BONTANG, MAKASSAR, PLACES, told
from tests.processes.story import settled

PATHWAY = "kepengurusan"


@pytest.mark.parametrize("code", PLACES)
def test_row_27_a_new_institute_of_makassar_first_goes_through_its_list(code):
    done = told(PATHWAY, "lembaga_baru", code).done
    assert done[1] == ("siapkan_lembaga" if code == MAKASSAR else "periksa_calon")


@pytest.mark.parametrize("code", PLACES)
def test_row_29_officials_of_ambon_are_trained_before_they_get_a_task(code):
    signed = {
        "pakta_kerahasiaan": True,
        "pakta_tanggal": "2026-03-02",
        "pelatihan": ["pelindungan_data"],
    }
    for walk_of_life in ("perangkat_desa", "relawan"):
        _, refused = settled("kerja_pembekalan", signed, code, unsur=walk_of_life)
        assert (refused == []) == (code != AMBON or walk_of_life == "relawan")


@pytest.mark.parametrize("code", PLACES)
def test_row_34_a_kelurahan_of_bontang_sends_no_sixth_member(code):
    done = told(PATHWAY, "wilayah_penuh", code).done
    assert ("periksa_calon" in done) == (code != BONTANG)
    assert "periksa_calon" in told(PATHWAY, "utama", code).done


@pytest.mark.parametrize("code", PLACES)
def test_row_34_bontang_asks_how_many_a_kelurahan_has(code):
    proposed = {"nama": "Nasrul Piliang", "unsur": "relawan", "jabatan": "anggota"}
    _, refused = settled("f26_usulan_keanggotaan", proposed, code)
    assert refused == (["/kode_wilayah", "/anggota_wilayah"] if code == BONTANG else [])
