"""A task is worked on: drafts, completion, refusals, and two people on one task."""

from datetime import timedelta

from tests.webui.conftest import field_of, number_in, words_of

HTMX = {"HX-Request": "true"}
GOOD = {"nama": "Ani binti Umar", "butuh_kunjungan": "true", "x-selesai": "1"}


def test_a_completed_task_leads_on_and_is_told(office):
    first = office.open_case()
    person = office.person("penerima")
    answer = person.post(first, GOOD)
    assert (answer.status_code, answer.location) == (303, "/tugas")
    assert "Catat kedatangan: selesai dan tersimpan." in person.get("/tugas").text
    assert "Tugas ini diselesaikan Dewi Lestari" in person.get(first).text


def test_a_task_tells_where_the_case_goes_from_here(office):
    said = words_of(office.person("penerima").get(office.open_case()).text)
    told = said[said.index("Apa yang terjadi sesudah ini?") :]
    assert "berikutnya salah satu dari ini:" in told
    assert "untuk Pekerja sosial" in told
    assert "Simpan draf Isian disimpan; tugas tetap pada Anda." in told


def test_refused_answers_stand_beside_their_fields_and_nothing_is_lost(office):
    first = office.open_case()
    answer = office.person("penerima").post(
        first, {"nama": "A", "cerita": "Baris satu\nBaris dua", "x-selesai": "1"}
    )
    assert answer.status_code == 422
    assert 'id="f-nama-e"' in answer.text
    assert 'value="A"' in answer.text
    assert "Baris satu\nBaris dua" in answer.text
    assert "Perlu kunjungan rumah" in answer.text
    assert office.person("penerima").get(first).status_code == 200


def test_an_odd_answer_is_asked_about_once_and_then_taken_as_it_is(office):
    first = office.open_case()
    person, odd = office.person("penerima"), {**GOOD, "nama": "Anonim"}
    asked = person.post(first, odd)
    assert asked.status_code == 422
    assert "1 isian mohon dilihat sekali lagi" in asked.text
    assert 'id="f-nama-w"' in asked.text
    seen = field_of(asked.text, "x-dilihat")
    assert seen
    redrawn = person.post(first, {**odd, "_perbarui": "1", "x-dilihat": seen})
    assert field_of(redrawn.text, "x-dilihat") == seen
    assert person.post(first, {**odd, "x-dilihat": seen}).location == "/tugas"


def test_a_button_that_only_redraws_completes_nothing(office):
    first = office.open_case()
    answer = office.person("penerima").post(first, {**GOOD, "_perbarui": "1"})
    assert answer.status_code == 200
    assert 'value="Ani binti Umar"' in answer.text
    assert "Dipegang" in office.person("penerima").get(first).text


def test_a_draft_is_kept_without_script_and_said(office):
    first = office.open_case()
    person = office.person("penerima")
    answer = person.post(first + "/draf", {"nama": "Ani", "x-versi": "0"})
    assert answer.location == first
    page = person.get(first).text
    assert "Draf tersimpan" in page
    assert 'value="Ani"' in page
    assert "Tersimpan 09.00" in page


def test_a_draft_saved_by_script_answers_with_the_time_and_the_next_version(office):
    first = office.open_case()
    person = office.person("penerima")
    for version in range(3):
        typed = {"nama": f"Ani {version}", "x-versi": str(version)}
        answer = person.post(first + "/draf", typed, **HTMX)
        assert answer.status_code == 200
        assert "Tersimpan 09.00" in answer.text
        assert f'value="{version + 1}"' in answer.text
        assert "<html" not in answer.text


def test_of_two_tabs_the_later_one_sees_both_texts_and_chooses(office):
    first = office.open_case()
    person = office.person("penerima")
    person.post(first + "/draf", {"nama": "Dari tab satu", "x-versi": "0"})
    by_script = person.post(first + "/draf", {"nama": "Dari tab dua", "x-versi": "0"}, **HTMX)
    assert by_script.status_code == 409
    assert "Bandingkan keduanya" in by_script.text
    both = person.post(first + "/bandingkan", {"nama": "Dari tab dua", "x-versi": "0"})
    told = words_of(both.text)
    assert "Dari tab satu" in told
    assert "Dari tab dua" in told
    assert 'name="nama" value="Dari tab dua"' in both.text
    assert person.post(first + "/draf", {"nama": "Dari tab dua", "x-versi": "1"}).status_code == 303
    assert 'value="Dari tab dua"' in person.get(first).text


def test_a_page_drawn_anew_stays_on_the_version_it_was_made_from(office):
    first = office.open_case()
    person = office.person("penerima")
    person.post(first + "/draf", {"nama": "Dari tab satu", "x-versi": "0"})
    redrawn = person.post(first, {"nama": "Dari tab dua", "x-versi": "0", "_perbarui": "1"})
    assert 'name="x-versi" value="0"' in redrawn.text
    late = person.post(first, {**GOOD, "x-versi": "0"})
    assert late.status_code == 409
    assert "Dari tab satu" in late.text


def test_whoever_loses_a_task_while_writing_is_told_to_whom_and_keeps_her_text(office):
    _, visit = office.visited_case()
    person = office.person("peksos")
    person.post(visit + "/ambil")
    office.person("manajer").post(visit + "/serahkan", {"x-kepada": "peksos2"})
    for path in (visit, visit + "/draf"):
        late = person.post(path, {"pengamatan": "Rumah rapi sekali", "x-selesai": "1"})
        told = words_of(late.text)
        assert late.status_code == 409
        assert "Tugas ini sekarang dipegang Budi Santoso." in told
        assert "Rumah rapi sekali" in told


def test_whoever_wants_a_task_that_was_taken_is_told(office):
    _, visit = office.visited_case()
    office.person("peksos").post(visit + "/ambil")
    late = office.person("peksos2").post(visit + "/ambil")
    assert late.status_code == 403
    assert "Tugas ini sudah dipegang orang lain." in late.text
    office.person("peksos").post(visit, {"pengamatan": "Rumah bersih", "x-selesai": "1"})
    late = office.person("peksos2").post(visit + "/ambil")
    assert late.status_code == 409
    assert "Tugas ini sudah diselesaikan oleh Rini Anggraini." in late.text


def test_two_of_the_team_on_one_task_the_later_sees_both_texts(office):
    no, visit = office.visited_case()
    person = office.person("peksos")
    person.post(visit + "/ambil")
    assert person.post(visit, {"pengamatan": "Rumah bersih", "x-selesai": "1"}).status_code == 303
    office.clock.turn(timedelta(minutes=5))
    late = person.post(visit, {"pengamatan": "Rumah rapi sekali", "x-selesai": "1"})
    told = words_of(late.text)
    assert late.status_code == 409
    assert "Rini Anggraini sudah menyelesaikan tugas ini pada 23 November 2026, 09.00 WIB." in told
    assert "Rumah bersih" in told
    assert "Rumah rapi sekali" in told
    assert no in told


def test_what_was_typed_into_a_task_that_is_over_is_read_again_where_its_page_says(office):
    _, visit = office.visited_case()
    person = office.person("peksos")
    person.post(visit + "/ambil")
    office.person("manajer").post(visit + "/serahkan", {"x-kepada": "peksos2"})
    office.person("peksos2").post(visit, {"pengamatan": "Rumah bersih", "x-selesai": "1"})
    typed = {"pengamatan": "Rumah rapi sekali"}
    assert person.post(visit + "/draf", typed, **HTMX).status_code == 409
    assert 'href="/tugas/tertinggal"' in person.post(visit + "/bandingkan", typed).text
    mine = visit.replace("/tugas/", "/tugas/tertinggal/")
    page = person.get("/tugas/tertinggal").text
    assert mine in page
    assert "Tugas ini diselesaikan Budi Santoso" in page
    told = words_of(person.get(mine).text)
    assert "Rumah rapi sekali" in told
    assert "sampai 23 Desember 2026" in told
    assert office.person("peksos2").get(mine).status_code == 404
    assert "Tidak ada draf" in office.person("peksos2").get("/tugas/tertinggal").text


def test_a_double_click_is_done_once_and_answered_alike(office):
    first = office.open_case()
    person = office.person("penerima")
    marks = {"x-kiriman": "4f" * 16}
    answers = [person.post(first, {**GOOD, **marks}) for _ in range(2)]
    assert [answer.location for answer in answers] == ["/tugas", "/tugas"]
    started = [person.post("/kasus", {"proses": "kunjungan", "x-kiriman": "aa" * 16}) for _ in "12"]
    assert started[0].location == started[1].location


def test_a_pool_task_is_taken_before_it_is_filled(office):
    _, visit = office.visited_case()
    person = office.person("peksos")
    assert "Ambil tugas ini" in person.get(visit).text
    assert person.post(visit + "/ambil").location == visit
    assert "Simpan draf" in person.get(visit).text
    person.post(visit + "/lepas")
    assert "Ambil tugas ini" in person.get(visit).text


def test_a_manager_hands_a_task_to_a_colleague(office):
    _, visit = office.visited_case()
    manager = office.person("manajer")
    assert "Budi Santoso" in manager.get(visit).text
    wrong = manager.post(visit + "/serahkan", {"x-kepada": "penerima"})
    assert wrong.status_code == 422
    assert "Pilih rekan dari daftar." in wrong.text
    given = manager.post(visit + "/serahkan", {"x-kepada": "peksos2", "x-alasan": "Rini cuti"})
    assert given.status_code == 303
    assert "Kunjungi keluarga" in office.person("peksos2").get("/tugas").text


def test_the_task_says_why_it_is_here(office):
    _, visit = office.visited_case()
    office.person("peksos").post(visit + "/ambil")
    told = words_of(office.person("peksos").get(visit).text)
    assert "Untuk Pekerja sosial; proses memilih jalan ini karena butuh kunjungan: ya." in told


def test_what_a_former_holder_typed_stays_under_her_name_when_the_next_writes_over_it(office):
    _, visit = office.visited_case()
    office.person("peksos").post(visit + "/ambil")
    office.person("peksos").post(visit + "/draf", {"pengamatan": "Rumah rapi", "x-versi": "0"})
    office.person("manajer").post(visit + "/serahkan", {"x-kepada": "peksos2"})
    hers = office.person("peksos2")
    assert "Rumah rapi" in hers.get(visit).text
    hers.post(visit + "/draf", {"pengamatan": "Rumah kosong", "x-versi": "1"})
    page = hers.get(visit).text
    assert "Rumah kosong" in page
    assert "Ditulis Rini Anggraini" in page
    assert "Rumah rapi" in page.partition("Ditulis Rini Anggraini")[2]
    sent = {"pengamatan": "Rumah kosong", "x-versi": "2", "x-selesai": "1"}
    assert hers.post(visit, sent).status_code == 303
    assert "Rumah rapi" in office.person("peksos").get(visit).text


def test_who_finishes_and_goes_on_comes_to_the_next_task_of_her_list(office):
    first, second = office.open_case(), office.open_case()
    person = office.person("penerima")
    assert person.get(f"{first}/berikutnya").location == second
    onward = {**GOOD, "x-selesai": "lanjut"}
    assert person.post(first, onward).location == second
    assert person.post(second, onward).location == "/tugas"
    assert person.get(f"{second}/berikutnya").location == "/tugas"


def test_the_way_to_make_an_appointment_opens_its_fold(office):
    person = office.person("penerima")
    page = person.get(office.open_case()).text
    case = f"/kasus/{number_in(page)}"
    assert f'href="{case}#janji-hari"' in page
    assert 'id="janji-hari"' in person.get(case).text
