"""Absences on their pages: entered, shown where work is, and written in both names."""

import re

from tests.webui.conftest import number_in, words_of

AWAY = {"x-mulai": "2026-11-02", "x-selesai": "2099-11-06", "x-jenis": "cuti"}


def entered(office, **said):
    return office.person("penerima").post("/ketidakhadiran", {**AWAY, **said})


def test_the_substitute_works_in_the_name_of_who_is_away(office):
    task = office.open_case()
    assert entered(office, **{"x-wakil": "penerima2"}).location == "/ketidakhadiran"
    substitute = office.person("penerima2")
    assert "Atas nama rekan 1" in words_of(substitute.get("/tugas").text)
    assert task in substitute.get("/tugas?rak=wakil").text
    assert "atas nama" in words_of(substitute.get(task).text)
    assert "atas nama Anda" in words_of(office.person("penerima").get(task).text)


def test_what_was_done_in_two_names_is_read_in_the_readers_language(office):
    task = office.open_case()
    no = number_in(office.person("penerima").get(task).text)
    entered(office, **{"x-wakil": "penerima2"})
    sent = {"nama": "Ani", "butuh_kunjungan": "true", "x-selesai": "1"}
    assert office.person("penerima2").post(task, sent).status_code == 303
    reader = office.person("penerima")
    for page in ("", "/riwayat", "/linimasa"):
        told = words_of(reader.get(f"/kasus/{no}{page}").text)
        assert "Nur Aini atas nama Dewi Lestari" in told
    reader.post("/bahasa", {"bahasa": "en"})
    for page in ("", "/riwayat", "/linimasa"):
        told = words_of(reader.get(f"/kasus/{no}{page}").text)
        assert "Nur Aini on behalf of Dewi Lestari" in told
        assert "atas nama" not in told


def test_who_is_away_shows_with_her_substitute_until_it_is_ended(office):
    entered(office, **{"x-wakil": "penerima2"})
    manager = office.person("manajer")
    assert "Wakil: " in words_of(manager.get("/beban").text)
    page = office.person("penerima").get("/ketidakhadiran").text
    [end] = re.findall(r'action="(/ketidakhadiran/\w+/akhiri)"', page)
    assert office.person("penerima").post(end, {}).location == "/ketidakhadiran"
    assert "Wakil: " not in words_of(manager.get("/beban").text)


def test_the_manager_writes_down_for_others_and_others_may_not(office):
    for_her = {**AWAY, "x-siapa": "penerima"}
    assert office.person("penerima2").post("/ketidakhadiran", for_her).status_code == 403
    assert office.person("manajer").post("/ketidakhadiran", for_her).status_code == 303
    assert "Belum ada wakil" in words_of(office.person("manajer").get("/beban").text)


def test_a_day_that_cannot_be_is_refused(office):
    assert entered(office, **{"x-mulai": "besok"}).status_code == 422
    assert entered(office, **{"x-selesai": ""}).status_code == 422


def test_what_was_typed_stays_and_the_wrong_field_is_named(office):
    page = entered(office, **{"x-selesai": "2026-11-01", "x-jenis": "pelatihan"}).text
    assert 'value="2026-11-02"' in page
    assert 'value="pelatihan" selected' in page
    assert 'aria-describedby="x-selesai-salah"' in page
    other_hat = entered(office, **{"x-wakil": "peksos"}).text
    assert 'aria-describedby="wakil-apa x-wakil-salah"' in other_hat
    assert "memegang peran yang sama" in words_of(other_hat)


def test_days_that_are_taken_keep_what_was_typed(office):
    entered(office)
    answer = entered(office, **{"x-selesai": "2099-11-05", "x-jenis": "pelatihan"})
    assert answer.status_code == 409
    assert 'aria-describedby="x-mulai-salah"' in answer.text
    assert 'value="2099-11-05"' in answer.text
    assert 'value="pelatihan" selected' in answer.text
    assert "sudah tercatat ketidakhadiran lain" in words_of(answer.text)


def test_a_task_is_entrusted_and_taken_back_on_its_page(office):
    task = office.open_case()
    officer = office.person("penerima")
    assert "Titipkan kepada rekan" in words_of(officer.get(task).text)
    assert officer.post(f"{task}/titipkan", {"x-kepada": "penerima2"}).location == task
    substitute = office.person("penerima2")
    assert "Anda mengerjakan tugas ini atas nama" in words_of(substitute.get(task).text)
    assert "Dititipkan kepada" in words_of(officer.get(task).text)
    assert officer.post(f"{task}/ambil-kembali", {}).location == task
    assert "atas nama" not in words_of(substitute.get(task).text)


def test_the_load_leads_to_what_one_person_holds(office):
    task = office.open_case()
    manager = office.person("manajer")
    links = re.findall(r'href="(/tugas[^"]*pemegang=penerima[^"]*)"', manager.get("/beban").text)
    assert task.rsplit("/", 1)[1] in manager.get(links[0].replace("&amp;", "&")).text
