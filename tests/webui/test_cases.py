"""A case: its page, its deeds with a reason, corrections, messages, incidents, history."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from engine.store.schema_trail import audit
from tests.webui.conftest import words_of


@pytest.fixture
def visited(office):
    """A case that waits for an institution's answer, and its number."""
    no, visit = office.visited_case(jeda="PT1H")
    person = office.person("peksos")
    person.post(visit + "/ambil")
    assert person.post(visit, {"pengamatan": "Rumah bersih", "x-selesai": "1"}).status_code == 303
    return no


def test_the_team_reads_the_answers_by_question(office, visited):
    told = words_of(office.person("peksos").get(f"/kasus/{visited}").text)
    assert "Nama yang datang Ani" in told
    assert "Pengamatan Rumah bersih" in told
    assert "Dewi Lestari" in told


def test_whoever_is_not_in_the_team_reads_no_answers(office, visited):
    for name in ("manajer", "auditor"):
        page = office.person(name).get(f"/kasus/{visited}").text
        assert "Rumah bersih" not in page
        assert "hanya terbuka bagi tim kasus" in page


def test_a_case_is_found_by_its_number(office, visited):
    person = office.person("manajer")
    assert visited in words_of(person.get(f"/kasus?cari={visited[-5:]}").text)
    assert "Tidak ada kasus dengan nomor itu" in person.get("/kasus?cari=99999").text


def test_a_case_is_suspended_resumed_and_cancelled_with_a_reason(office, visited):
    person, path = office.person("manajer"), f"/kasus/{visited}"
    without = person.post(path + "/tunda", {"x-alasan": " "})
    assert without.status_code == 422
    assert "Alasan belum diisi." in without.text
    for deed, state in (
        ("tunda", "Ditunda"),
        ("lanjutkan", "Berjalan"),
        ("batalkan", "Dibatalkan"),
    ):
        assert person.post(f"{path}/{deed}", {"x-alasan": "keluarga pergi"}).location == path
        assert state in words_of(person.get(path).text)
    assert "keluarga pergi" in person.get(path + "/riwayat").text
    late = person.post(path + "/tunda", {"x-alasan": "lagi"})
    assert late.status_code == 409
    assert "sudah dibatalkan" in late.text


def test_a_correction_is_a_new_version_with_its_reason_and_the_old_stays_readable(office, visited):
    person, path = office.person("peksos"), f"/kasus/{visited}"
    answer = next(a for a in office.sheet(visited).answers if a.task_name == "Kunjungi keluarga")
    form = f"{path}/isian/{answer.id}"
    assert "Rumah bersih" in person.get(form).text
    empty = person.post(form, {"pengamatan": "", "x-alasan": "salah tulis", "x-selesai": "1"})
    assert empty.status_code == 422
    assert "salah tulis" in empty.text
    done = person.post(form, {"pengamatan": "Rumah rapi", "x-alasan": "salah", "x-selesai": "1"})
    assert done.location == path
    told = words_of(person.get(path).text)
    assert "versi 2" in told
    assert "Alasan perbaikan: salah" in told
    assert "Rumah rapi" in told
    assert "Rumah bersih" in told


def test_an_institutions_answer_is_recorded_and_the_case_goes_on(office, visited):
    person, path = office.person("peksos"), f"/kasus/{visited}"
    assert "Catat jawaban lembaga" in person.get(path).text
    form = f"{path}/pesan/{office.sheet(visited).awaited[0].id}"
    assert "Jawaban lembaga" in person.get(form).text
    assert person.post(form, {"x-selesai": "1"}).status_code == 422
    assert person.post(form, {"status": "diterima", "x-selesai": "1"}).location == path
    told = words_of(person.get(path).text)
    assert "Status Diterima" in told
    assert "Jeda tenang" in told
    office.clock.turn(timedelta(hours=2))
    office.people.clear()
    office.work()
    told = words_of(office.person("peksos").get(path).text)
    assert "Kasus ditutup 23 November 2026, 11.00 WIB: Selesai." in told


def test_a_stuck_case_says_so_and_may_be_retried(office):
    no, visit = office.visited_case(jeda="bukan waktu")
    person, path = office.person("peksos"), f"/kasus/{no}"
    person.post(visit + "/ambil")
    person.post(visit, {"pengamatan": "Rumah bersih", "x-selesai": "1"})
    wait = office.sheet(no).awaited[0].id
    person.post(f"{path}/pesan/{wait}", {"status": "diterima", "x-selesai": "1"})
    manager = office.person("manajer")
    told = words_of(manager.get(path).text)
    assert "Kasus tersendat" in told
    assert "Coba lagi" in told
    incident = office.sheet(no).incidents[0].id
    assert manager.post(f"{path}/gangguan/{incident}/ulangi").location == path
    assert "Kasus tersendat" in words_of(manager.get(path).text)
    assert "Coba lagi" not in words_of(person.get(path).text)


def test_the_history_tells_who_did_what_when_and_why_this_way(office, visited):
    told = words_of(office.person("penerima").get(f"/kasus/{visited}/riwayat").text)
    assert "Riwayat utuh." in told
    assert "Tugas diselesaikan: Catat kedatangan" in told
    assert "23 November 2026, 09.00 WIB · Dewi Lestari, Petugas penerima" in told
    assert "Jalan dipilih: Perlu kunjungan?" in told
    assert "butuh_kunjungan = true" in told
    assert "Yang dilihat: butuh_kunjungan = ya" in told
    assert "Rumah bersih" not in told


def test_who_reads_the_log_alone_is_told_that_values_are_for_the_team(office, visited):
    for name in ("auditor", "koordinator", "manajer"):
        told = words_of(office.person(name).get(f"/kasus/{visited}/riwayat").text)
        assert "hanya terbuka bagi tim kasus" in told
        assert "Jalan dipilih: Perlu kunjungan?" in told
        assert "Yang dilihat" not in told


def test_the_path_is_drawn_and_listed(office, visited):
    page = office.person("auditor").get(f"/kasus/{visited}/riwayat").text
    drawing = page[page.index('<svg class="diagram') :]
    assert 'data-element="kunjungi"' in drawing
    steps = words_of(page[page.index('id="jalan"') : page.index('class="drawing"')])
    places = [steps.index(name) for name in ("Keluarga datang", "Catat kedatangan", "Kunjungi")]
    assert places == sorted(places)


def test_an_auditor_verifies_one_case_and_everything(office, visited):
    person = office.person("auditor")
    assert visited in person.get(f"/audit?cari={visited}").text
    assert "Riwayat utuh." in person.get(f"/audit/periksa?no={visited}").text
    assert "Riwayat utuh." in person.get("/audit/periksa").text


def test_an_altered_history_is_named(office, visited):
    altered = update(audit).where(audit.c.deed == "task_completed").values(actor_name="Orang Lain")
    with office.database.writing() as connection:
        connection.execute(altered)
    told = words_of(office.person("auditor").get(f"/audit/periksa?no={visited}").text)
    assert "Riwayat TIDAK utuh." in told
    assert "nomor 2" in told


def test_a_closed_case_is_taken_up_again_in_a_new_one(office, visited):
    office.person("manajer").post(f"/kasus/{visited}/batalkan", {"x-alasan": "keluarga pergi"})
    team = office.person("peksos")
    again = team.post(f"/kasus/{visited}/buka-lagi", {"x-alasan": "keluarga kembali"}).location
    assert again != f"/kasus/{visited}"
    assert f"Melanjutkan {visited}" in words_of(team.get(again).text)
    assert f"Dilanjutkan oleh {again[-19:]}" in words_of(team.get(f"/kasus/{visited}").text)
