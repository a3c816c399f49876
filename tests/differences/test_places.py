"""What the five daerah say of themselves on pages and on paper."""

from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO

import pytest
from pypdf import PdfReader

from forms import FormLibrary
from processes import catalogue, daerah
from reports import print_letter
from tests.processes.story import START
from tests.reports.paper import flat
from tests.reports.test_letter import LETTER
from webui.bundles import resolved
from webui.printing import letterhead, reader

SERVICES = catalogue().services
MOTTO = "“Teman Bicara Keluarga”"


@cache
def letter_of(code: str) -> str:
    """Return the text of a letter under the head of a daerah."""
    place = daerah()[code]
    head = letterhead(place)
    letter = replace(LETTER, letterhead=head, place=place.tempat, day=date(2026, 3, 2))
    return flat(PdfReader(BytesIO(print_letter(letter, reader(place, str, "id")))))


@pytest.mark.parametrize(("name", "motto"), [("penerima", True), ("timika", False)])
def test_row_01_pages_of_pariaman_bear_its_motto(office, name, motto):
    assert (MOTTO in office.person(name).get("/kasus").text) is motto


@pytest.mark.parametrize("code", sorted(daerah()))
def test_row_01_letters_of_pariaman_bear_its_motto(code):
    assert (MOTTO in letter_of(code)) is (code == "13.77")


@pytest.mark.parametrize("code", sorted(daerah()))
def test_row_15_mimika_writes_as_a_kabupaten_under_a_bupati(code):
    text, place = letter_of(code), daerah()[code]
    kabupaten = code == "94.04"

    assert ("PEMERINTAH KABUPATEN MIMIKA" in text) is kabupaten
    assert ("PEMERINTAH KOTA" in text) is not kabupaten
    assert place.kepala_daerah == ("Bupati" if kabupaten else "Wali Kota")
    assert f"{place.tempat}, 2 Maret 2026" in text


def test_row_15_a_nik_of_mimika_keeps_the_code_of_the_time_it_was_given():
    place = resolved("94.04")
    known = {**place.settings, "daerah": "94.04"}
    old = {"nik": "9109996508950003"}
    _, problems = FormLibrary().settle(
        place.forms, "f01_penerimaan_awal.schema.json", old, known, START
    )

    assert daerah()["94.04"].kode_lama == ("91.09",)
    assert [problem for problem in problems if problem.field == "/nik"] == []


@pytest.mark.parametrize("code", sorted(daerah()))
def test_row_24_makassar_keeps_a_board_that_everybody_may_read(office, code):
    answer = office.visitor().get(f"/papan/{code}")

    assert answer.status_code == (200 if code == "73.71" else 404)
    if code == "73.71":
        offered = resolved(code).settings["layanan"]
        named = {service for service, name in SERVICES.items() if f"<li>{name}</li>" in answer.text}
        assert named == {service for service, is_offered in offered.items() if is_offered}
