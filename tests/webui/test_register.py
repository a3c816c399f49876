"""The page of letters: what was signed, whether numbers are complete, and the printed book."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

import forms
from engine import MACHINE_ACTOR, CompleteTask, PublishDefinition, RegisterAccount
from tests.engine.letter_office import CHAIR, FILES, INSTITUTION, SIGNED, drafted
from tests.reports.paper import flat, is_accessible, listening
from tests.webui.conftest import PASSWORD, words_of
from webui.bundles import shipped_forms
from webui.letters.kinds import KINDS
from webui.letters.views import signing_forms


@pytest.fixture
def letters(office):
    """Two letters are signed, one waits; a secretary keeps the register."""
    people = ((CHAIR.username, CHAIR.role), ("sekretaris", "sekretaris_lk3"))
    for name, role in people:
        account = RegisterAccount(name, name.title(), "13.77", (role,), password=PASSWORD)
        office.engine.do(account, MACHINE_ACTOR)
    office.engine.do(PublishDefinition("13.77", "surat", FILES), MACHINE_ACTOR)
    for kind in ("surat_rujukan", "surat_tugas"):
        signing = CompleteTask(drafted(office.engine)[1], {**SIGNED, "jenis_surat": kind})
        office.engine.do(signing, CHAIR)
    drafted(office.engine)
    return office


def test_the_secretary_sees_the_numbers_complete_and_no_case(letters):
    page = words_of(letters.person("sekretaris").get("/surat").text)
    assert "Nomor LK3 tahun 2026 lengkap: 1 sampai 2, masing-masing satu surat." in page
    assert page.index("400.9.12.1/0002/LK3/XI/2026") < page.index("400.9.12.1/0001/LK3/XI/2026")
    assert "kasus tertutup bagi Anda" in page
    assert "LK3-1377" not in page
    assert INSTITUTION not in page


def test_who_signed_finds_the_case_and_to_whom_it_went(letters):
    page = letters.person(CHAIR.username).get("/surat").text
    assert f"kepada {INSTITUTION}" in words_of(page)
    assert 'href="/kasus/LK3-1377-2026-00001"' in page


def test_the_register_is_narrowed_by_kind_and_shows_what_waits(letters):
    secretary = letters.person("sekretaris")
    narrowed = words_of(secretary.get("/surat?jenis=surat_tugas&tahun=2026&unit=LK3").text)
    assert ("0002/LK3" in narrowed, "0001/LK3" in narrowed) == (True, False)
    assert "Tidak ada surat yang sesuai." in words_of(secretary.get("/surat?tahun=1999").text)
    page = words_of(secretary.get("/surat?keadaan=menunggu").text)
    # The form that signs here is not one of the library's.
    assert "Tidak ada surat yang menunggu tanda tangan." in page


def test_what_the_library_signs_letters_with_is_what_waits_in_the_register():
    assert "kerja_tanda_tangan.schema.json" in signing_forms("13.77")
    assert signing_forms("13.77") <= frozenset(shipped_forms())


def test_a_month_is_printed_in_the_order_of_its_numbers(letters):
    with listening() as warned:
        answer = letters.person(CHAIR.username).get("/surat/buku.pdf?bulan=2026-11")
    paper = PdfReader(BytesIO(answer.data))
    text = flat(paper)
    is_accessible(paper, "Buku agenda surat keluar November 2026", "id")
    assert text.index("0001/LK3/XI/2026") < text.index("0002/LK3/XI/2026")
    assert "LK3 2026: nomor lengkap, masing-masing satu surat: 1\u20132." in text
    assert INSTITUTION in text
    assert warned == []
    empty = letters.person("sekretaris").get("/surat/buku.pdf?bulan=2025-01").data
    assert "Tidak ada surat yang ditandatangani" in flat(PdfReader(BytesIO(empty)))


@pytest.mark.parametrize("month", ["2026-13", "kemarin", "1999-01"])
def test_no_month_is_printed_that_no_calendar_has(letters, month):
    assert letters.person("sekretaris").get(f"/surat/buku.pdf?bulan={month}").status_code == 404


def test_every_kind_that_forms_know_has_a_name_in_the_register():
    shared = Path(forms.__file__).with_name("library") / "umum.json"
    known = json.loads(shared.read_text())["$defs"]["jenis_surat"]["oneOf"]
    assert [one["const"] for one in known] == [*KINDS]
