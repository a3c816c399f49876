"""Erasing a case on its page: asked, decided under another hat, and calm sentences afterwards."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from engine import MACHINE_ACTOR, RegisterAccount
from tests.webui.conftest import PASSWORD, words_of

SENT = {"x-dasar": "retensi", "x-surat": "045/LK3/2026", "x-alasan": "Lima tahun sudah lewat"}
SAID = "Isi kasus ini sudah dimusnahkan pada"


@pytest.fixture
def case(office):
    """A cancelled case; a data officer and a head of the office are there."""
    for name, role in (("pdp", "pejabat_pdp"), ("kadis", "kepala_dinas")):
        account = RegisterAccount(name, name.title(), "13.77", (role,), password=PASSWORD)
        office.engine.do(account, MACHINE_ACTOR)
    no, _ = office.visited_case()
    office.person("manajer").post(f"/kasus/{no}/batalkan", {"x-alasan": "Keluarga pindah"})
    return no


def decide(office, who, outcome):
    page = office.person(who).get("/pemusnahan").text
    [path] = re.findall(r'action="(/pemusnahan/\w+)"', page)
    sent = {"x-keputusan": outcome, "x-alasan": "Sesuai jadwal retensi"}
    return office.person(who).post(path, sent)


def test_a_case_goes_from_its_page_to_the_sentence_that_stands_in_its_place(office, case):
    path = f"/kasus/{case}"
    manager = office.person("manajer")
    assert f"{path}/pemusnahan" in manager.get(path).text
    assert "Minta pemusnahan" in manager.get(f"{path}/pemusnahan").text
    assert manager.post(f"{path}/pemusnahan", SENT).location == f"{path}/pemusnahan"
    assert "meminta isi kasus" in words_of(office.person("kadis").get("/tugas").text)
    assert decide(office, "kadis", "disetujui").location == f"{path}/pemusnahan"
    for name in ("penerima", "manajer", "auditor", "pdp"):
        page = words_of(office.person(name).get(path).text)
        assert SAID in page
        assert "masa simpan yang berakhir (UU 27/2022 Pasal 44)" in page
    assert "Isi dimusnahkan" in words_of(manager.get("/kasus").text)
    assert SAID in words_of(office.person("auditor").get(f"{path}/riwayat").text)
    assert "Kasus dimusnahkan." in words_of(office.person("auditor").get("/audit").text)
    printed = PdfReader(BytesIO(office.person("auditor").get(f"{path}/riwayat.pdf").data))
    assert SAID in " ".join(printed.pages[0].extract_text().split())
    letter = office.person("penerima").get(f"{path}/surat/surat_rujukan.pdf")
    assert (letter.status_code, SAID in words_of(letter.text)) == (410, True)


def test_a_task_of_it_answers_gone_and_says_why(office, case):
    office.person("manajer").post(f"/kasus/{case}/pemusnahan", SENT)
    decide(office, "pdp", "disetujui")
    task = office.sheet(case).tasks[0].id
    page = office.person("penerima").get(f"/tugas/{task}")
    assert (page.status_code, SAID in words_of(page.text)) == (410, True)


def test_what_is_refused_stays_and_the_page_says_by_whom(office, case):
    office.person("manajer").post(f"/kasus/{case}/pemusnahan", SENT)
    decide(office, "pdp", "ditolak")
    page = words_of(office.person("manajer").get(f"/kasus/{case}/pemusnahan").text)
    assert "Ditolak: Pdp, Pejabat pelindungan data" in page
    assert office.sheet(case).answers


def test_who_asked_is_offered_no_decision(office, case):
    office.person("pdp").post(f"/kasus/{case}/pemusnahan", SENT)
    for name in ("pdp", "manajer"):
        assert "x-keputusan" not in office.person(name).get("/pemusnahan").text
    assert "x-keputusan" in office.person("kadis").get("/pemusnahan").text


def test_a_form_with_a_gap_comes_back_as_it_was_typed(office, case):
    answer = office.person("manajer").post(f"/kasus/{case}/pemusnahan", {**SENT, "x-surat": "?"})
    assert answer.status_code == 422
    assert "Nomor surat belum diisi" in answer.text
    assert "Lima tahun sudah lewat" in answer.text


def test_a_legal_matter_is_put_on_and_taken_off_the_page(office, case):
    path = f"/kasus/{case}/penahanan"
    office.person("manajer").post(path, {"x-alasan": "Diminta Polres"})
    page = words_of(office.person("manajer").get(f"/kasus/{case}/pemusnahan").text)
    assert "Diminta Polres" not in page
    assert "karena perkara hukum" in page
    assert "Diminta Polres" in office.person("pdp").get(f"/kasus/{case}/pemusnahan").text
    assert "Minta pemusnahan" not in page
    office.person("pdp").post(f"{path}/cabut", {"x-alasan": "Selesai"})
    page = office.person("manajer").get(f"/kasus/{case}/pemusnahan").text
    assert "Minta pemusnahan" in page


def test_letting_go_of_a_held_case_needs_a_fresh_proof(office, case):
    path = f"/kasus/{case}/penahanan"
    office.person("manajer").post(path, {"x-alasan": "Diminta Polres"})
    officer = office.person("pdp")
    office.clock.turn(timedelta(minutes=6))
    answer = officer.post(f"{path}/cabut", {"x-alasan": "Selesai"})
    assert (answer.status_code, "Pastikan ini Anda" in answer.text) == (403, True)
    assert "Penahanan dicabut." not in office.person("manajer").get("/tugas").text
    officer.post("/masuk/ulang", {"sandi": PASSWORD})
    officer.post(f"{path}/cabut", {"x-alasan": "Selesai"})
    assert "Penahanan dicabut." in office.person("manajer").get("/tugas").text


@pytest.mark.parametrize("deed", ["ask", "decide"])
def test_both_need_a_fresh_proof(office, case, deed):
    if deed == "decide":
        office.person("manajer").post(f"/kasus/{case}/pemusnahan", SENT)
    office.person("manajer"), office.person("pdp")
    office.clock.turn(timedelta(minutes=6))
    if deed == "ask":
        answer = office.person("manajer").post(f"/kasus/{case}/pemusnahan", SENT)
    else:
        answer = decide(office, "pdp", "disetujui")
    assert (answer.status_code, "Pastikan ini Anda" in answer.text) == (403, True)
    assert not office.sheet(case).case.erased
