"""Team and access, emergency access and its review, words to who must know: without script."""

import re
from datetime import timedelta

import pytest

from engine import MACHINE_ACTOR, Actor, EndTerm, PersonByUsername, RegisterAccount
from tests.webui.conftest import PASSWORD, field_of, words_of
from webui.worker import work_once

AUDITOR = Actor(username="auditor", name="", daerah="13.77", role="auditor")
DANGER = "Anak dikejar pelaku, tim tidak dapat dihubungi"


@pytest.fixture
def case(office):
    """A case on whose team the manager is, with a data officer in the office."""
    office.engine.do(
        RegisterAccount("pdp", "Ratna", "13.77", ("pejabat_pdp",), password=PASSWORD), MACHINE_ACTOR
    )
    no, task = office.visited_case()
    office.person("rangkap").post("/masuk/peran", {"peran": "pekerja_sosial"})
    office.person("rangkap").post(task + "/ambil")
    office.person("rangkap").post(task, {"pengamatan": "Rumah bersih", "x-selesai": "1"})
    office.person("rangkap").post("/masuk/peran", {"peran": "manajer_kasus"})
    return no


def give(office, no, deed, whom, reason="Mendampingi keluarga", **more):
    sent = {"x-kepada": whom, "x-alasan": reason, **more}
    return office.person("rangkap").post(f"/kasus/{no}/akses/{deed}", sent)


def test_a_colleague_is_let_in_and_taken_off_again(office, case):
    path = f"/kasus/{case}"
    assert office.person("peksos2").get(path).status_code == 404
    assert give(office, case, "beri", "peksos2", **{"x-sampai": "2026-11-30"}).status_code == 303
    assert "Rumah bersih" in office.person("peksos2").get(path).text
    page = words_of(office.person("rangkap").get(path + "/akses").text)
    assert "Budi Santoso" in page
    assert "sampai 1 Desember 2026, 00.00 WIB Mendampingi keluarga" in page
    give(office, case, "cabut", "peksos2")
    assert office.person("peksos2").get(path).status_code == 404


@pytest.mark.parametrize("day", ["besok", "30/11/2026", "9999-12-31", " "])
def test_a_day_that_cannot_be_read_is_not_taken_for_no_end(office, case, day):
    answer = give(office, case, "beri", "peksos2", **{"x-sampai": day})
    assert (answer.status_code, "tidak dapat dibaca" in answer.text) == (422, True)
    assert office.person("peksos2").get(f"/kasus/{case}").status_code == 404


def test_who_is_on_the_deny_list_finds_the_page_of_a_case_that_there_is_not(office, case):
    assert give(office, case, "larang", "manajer", "saudara pelapor").status_code == 303
    missing = case[:-5] + "99999"
    for path in ("/kasus/{}", "/kasus/{}/riwayat", "/kasus/{}/akses", "/kasus/{}/perbaikan"):
        hers, nobodys = (office.person("manajer").get(path.format(no)) for no in (case, missing))
        assert hers.status_code == nobodys.status_code == 404
        assert words_of(hers.text) == words_of(nobodys.text)
    assert case not in office.person("manajer").get("/kasus").text
    assert "saudara pelapor" in words_of(office.person("penerima").get(f"/kasus/{case}/akses").text)
    give(office, case, "izinkan", "manajer")
    assert office.person("manajer").get(f"/kasus/{case}").status_code == 200


def test_who_is_no_manager_sees_the_page_without_buttons(office, case):
    page = office.person("penerima").get(f"/kasus/{case}/akses").text
    assert "Daftar larang" in page
    assert "x-kepada" not in page
    assert office.person("manajer").get(f"/kasus/{case}/akses").status_code == 404


def test_a_manager_with_a_conflict_of_interest_shuts_herself_out(office, case):
    assert give(office, case, "larang", "rangkap", "kerabat saya").location == "/kasus"
    assert office.person("rangkap").get(f"/kasus/{case}").status_code == 404


def test_only_who_may_open_it_is_led_from_the_refusal_to_the_emergency_page(office, case):
    path = f"/kasus/{case}"
    assert f"/darurat?no={case}" in office.person("peksos2").get(path).text
    for name in ("penerima2", "relawan", "timika"):
        page = office.person(name).get(path)
        assert (page.status_code, "/darurat" in page.text) == (404, name == "timika")
    assert office.person("penerima2").get("/darurat").status_code == 404


def test_emergency_access_is_opened_told_and_reviewed(office, case):
    person, path = office.person("peksos2"), f"/kasus/{case}"
    page = person.get(f"/darurat?no={case}").text
    assert field_of(page, "x-nomor") == "" or case in page
    short = person.post("/darurat", {"x-nomor": case, "x-alasan": "darurat"})
    assert (short.status_code, "terlalu singkat" in short.text) == (422, True)
    assert person.post("/darurat", {"x-nomor": case, "x-alasan": DANGER}).location == path
    assert "Rumah bersih" in person.get(path).text
    for name in ("rangkap", "pdp"):
        told = words_of(office.person(name).get("/tugas").text)
        if name == "pdp":
            assert f"Budi Santoso membuka kasus {case}" in told
    history = words_of(office.person("auditor").get(path + "/riwayat").text)
    assert "Akses darurat dibuka: Budi Santoso" in history
    assert DANGER in history
    listing = office.person("pdp").get("/akses-darurat").text
    assert DANGER in listing
    [review] = re.findall(r'action="(/akses-darurat/\w+)"', listing)
    sent = {"x-hasil": "tidak_dibenarkan", "x-alasan": "Tim dapat dihubungi malam itu"}
    assert office.person("pdp").post(review, sent).location == "/akses-darurat"
    assert person.get(path).status_code == 404
    assert "Tim dapat dihubungi" in words_of(office.person("auditor").get("/akses-darurat").text)


def test_an_emergency_ends_after_three_hours(office, case):
    person = office.person("peksos2")
    person.post("/darurat", {"x-nomor": case, "x-alasan": DANGER})
    office.clock.turn(timedelta(minutes=25))
    assert person.get(f"/kasus/{case}").status_code == 200
    for _ in range(6):
        office.clock.turn(timedelta(minutes=26))
        assert person.get(f"/kasus/{case}").status_code in (200, 404)
    assert person.get(f"/kasus/{case}").status_code == 404


def test_a_number_that_there_is_not_is_refused_as_one_that_is_shut(office, case):
    give(office, case, "larang", "peksos2")
    missing = case[:-5] + "99999"
    answers = [
        office.person("peksos2").post("/darurat", {"x-nomor": no, "x-alasan": DANGER})
        for no in (case, missing)
    ]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert words_of(answers[0].text) == words_of(answers[1].text)


def test_a_word_is_put_away_by_its_reader(office, case):
    office.person("peksos2").post("/darurat", {"x-nomor": case, "x-alasan": DANGER})
    page = office.person("pdp").get("/tugas").text
    [word] = re.findall(r'action="(/kabar/\w+)"', page)
    assert office.person("penerima").post(word).status_code == 404
    assert office.person("pdp").post(word, {"x-kembali": "/tugas"}).location == "/tugas"
    assert "/kabar/" not in office.person("pdp").get("/tugas").text


def test_the_auditor_sees_who_opened_the_case_and_who_found_it_shut(office, case):
    office.clock.turn(timedelta(minutes=2))
    office.person("penerima").get(f"/kasus/{case}")
    office.person("peksos2").get(f"/kasus/{case}")
    told = words_of(office.person("auditor").get(f"/kasus/{case}/riwayat").text)
    assert "Dewi Lestari, Petugas penerima: membaca isian" in told
    assert "Budi Santoso, Pekerja sosial: ditolak" in told
    assert "Siapa membuka" not in office.person("penerima").get(f"/kasus/{case}/riwayat").text


def test_the_auditor_is_told_on_her_desk_of_who_goes_through_case_after_case(office):
    limit = office.engine._means.openings
    for number in range(limit + 1):
        no = office.visited_case()[0]
        office.person("penerima").get(f"/kasus/{no}")
        del number
    told = words_of(office.person("auditor").get("/audit").text)
    assert "Dewi Lestari membuka" in told


def test_the_worker_takes_back_the_tasks_of_who_left_and_the_manager_reads_so(office):
    no, visit = office.visited_case()
    office.person("manajer").post(f"{visit}/serahkan", {"x-kepada": "peksos"})
    [term] = office.engine.ask(PersonByUsername("peksos"), AUDITOR).terms
    office.engine.do(EndTerm("peksos", term.id, "pindah dinas"), MACHINE_ACTOR)
    work_once(office.engine)
    told = words_of(office.person("manajer").get("/tugas").text)
    assert f"Rini Anggraini tidak lagi memegang 1 tugas kasus {no}" in told
    story = words_of(office.person("auditor").get(f"/kasus/{no}/riwayat").text)
    assert "Akses berakhir: Rini Anggraini" in story
