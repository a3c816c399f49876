"""What the five institutes do differently with companies that give."""

import pytest

from processes import scenarios
from tests.differences.between import BONTANG, MIMIKA, PLACES, told
from tests.processes.retold import given, refused

PATHWAY = "pemberdayaan_mitra"
MAIN = next(story for story in scenarios(PATHWAY) if story.name == "utama")
CONSULTED = {
    "topik_konsultasi": ["ekonomi"],
    "pertanyaan": "Bagaimana memulai usaha?",
    "jawaban": "Mulai dari yang kecil.",
    "lanjut": "P8",
}
places = pytest.mark.parametrize("code", PLACES)


@places
def test_row_36_bontang_and_mimika_lead_families_to_companies(code):
    told = refused("f30_catatan_konsultasi", CONSULTED, code)

    assert told == ([] if code in {BONTANG, MIMIKA} else ["/lanjut"])


@places
def test_row_36_bontang_opens_needs_to_companies_on_its_portal(code):
    offer = {**given(MAIN, "tawarkan_kebutuhan"), "cara_tawaran": ["portal_mitra"]}

    assert refused("kerja_tawaran_mitra", offer, code) == (
        [] if code == BONTANG else ["/cara_tawaran"]
    )


@places
def test_row_37_bontang_accompanies_for_a_year(code):
    story = told(PATHWAY, "pendampingan_penuh", code)

    extended = 1
    months = 12 if code == BONTANG else 6
    assert story.done.count("dampingi_usaha") == months + extended
    assert story.end == "akhir_mandiri"


@places
def test_row_37_an_agreement_with_a_company_has_its_end(code):
    agreed = given(MAIN, "siapkan_pks")
    endless = {name: value for name, value in agreed.items() if name != "pks_berlaku_sampai"}

    assert refused("kerja_pks", agreed, code) == []
    assert refused("kerja_pks", endless, code) == ["/pks_berlaku_sampai"]
