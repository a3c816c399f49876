"""What the five institutes do differently when a family is counseled."""

import pytest

from processes import scenarios
from tests.differences.between import AMBON, MIMIKA, PLACES, told
from tests.processes.retold import given

PATHWAY = "konseling_keluarga"
MAIN = next(story for story in scenarios(PATHWAY) if story.name == "utama")
places = pytest.mark.parametrize("code", PLACES)


@places
def test_row_11_in_mimika_a_family_settles_among_itself_with_an_elder(code):
    done = told(PATHWAY, "musyawarah", code).done

    offered = code == MIMIKA
    assert ("pertemuan_keluarga" in done) == offered
    assert ("siapkan_tetua" in done) == offered


def test_row_11_even_in_mimika_nobody_who_is_afraid_is_asked_to_settle():
    story = told(PATHWAY, "musyawarah_dilarang", MIMIKA)

    assert ("konseling_keluarga", "mediasi_dilarang") in story.passed
    assert story.done.count("pertemuan_keluarga") == 1
    assert story.end == "akhir_dialihkan_berjalan"


@places
def test_row_31_in_ambon_two_problems_are_enough_for_a_case_conference(code):
    assert given(MAIN, "f01_penerimaan_awal")["topik"] == ["remaja", "pengasuhan_anak"]

    assert ("f14_konferensi_kasus" in told(PATHWAY, "utama", code).done) == (code == AMBON)


@places
def test_row_31_three_problems_are_enough_everywhere(code):
    assert "f14_konferensi_kasus" in told(PATHWAY, "konferensi", code).done


def test_row_11_even_in_mimika_violence_once_written_down_is_never_bargained_over():
    story = told(PATHWAY, "musyawarah_tercatat", MIMIKA)

    assert ("konseling_keluarga", "mediasi_dilarang") in story.passed
    assert not {"periksa_syarat_mediasi", "pertemuan_keluarga"} & set(story.done)
