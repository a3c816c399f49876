"""What an attacker, a broken disk or a lost database sends: pages stay pages, nothing is lost."""

import pytest
from sqlalchemy import text

from tests.webui.conftest import PASSWORD
from webui.security import HEADERS

LONG = "9" * 5_000


@pytest.mark.parametrize("path", ["/", "/tugas", "/kasus", "/masuk", "/tidak-ada"])
def test_without_its_database_every_address_is_answered_by_a_page(office, path):
    person = office.person("penerima")
    with office.without_database():
        answer = person.get(path)
    assert answer.status_code == (404 if path == "/tidak-ada" else 503)
    assert answer.text.rstrip().endswith("</html>")
    assert all(name in answer.headers for name in HEADERS)


def test_what_was_typed_while_the_database_was_away_can_be_sent_again(office):
    path = office.open_case()
    person = office.person("penerima")
    typed = {"nama": "Ani", "butuh_kunjungan": "true", "x-selesai": "1", "x-kiriman": "4f" * 16}
    with office.without_database():
        answer = person.post(path, typed)
    assert answer.status_code == 503
    for name, value in typed.items():
        assert f'name="{name}" value="{value}"' in answer.text
    assert f'action="{path}"' in answer.text
    assert person.post(path, typed).status_code == 303


def test_a_password_is_never_sent_back(office):
    visitor = office.visitor()
    with office.without_database():
        answer = visitor.post("/masuk", {"nama": "penerima", "sandi": PASSWORD})
    assert answer.status_code == 503
    assert PASSWORD not in answer.text


@pytest.mark.parametrize("version", [LONG, "²", "٣", "-1", "1.5", ""])
def test_a_version_that_no_page_gave_is_none(office, version):
    path = office.open_case()
    answer = office.person("penerima").post(path + "/draf", {"nama": "Ani", "x-versi": version})
    assert answer.status_code == 303


def test_a_reason_as_long_as_a_book_is_refused(office):
    no, _ = office.visited_case()
    manager = office.person("manajer")
    answer = manager.post(f"/kasus/{no}/tunda", {"x-alasan": "a" * 100_000})
    assert answer.status_code == 422
    assert "terlalu panjang" in answer.text
    assert office.sheet(no).case.status == "running"


@pytest.mark.parametrize("query", ["sesudah=x", "sesudah=%00"])
def test_a_query_that_no_page_gave_finds_nothing(office, query):
    assert office.person("manajer").get(f"/tugas?{query}").status_code == 404


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("UPDATE case_file SET known = substr(known, 1, 9)", "kuncinya perlu diperiksa"),
        ("UPDATE bundle SET files = substr(files, 1, 99)", "Semua isian tetap tersimpan"),
    ],
)
def test_a_damaged_record_is_told_in_a_page_and_in_the_log(office, caplog, damage, told):
    no, visit = office.visited_case()
    with office.database.writing() as connection:
        connection.execute(text(damage))
    office.renew()
    answers = [office.person("penerima").get(path) for path in (visit, f"/kasus/{no}")]
    broken = [answer for answer in answers if answer.status_code != 200]
    assert broken
    for answer in broken:
        assert answer.status_code == 500
        assert told in answer.text
    assert "answered 500" in caplog.text


def test_an_answer_that_was_damaged_is_told_of_beside_what_is_whole(office):
    no, visit = office.visited_case()
    with office.database.writing() as connection:
        connection.execute(text("UPDATE answer SET body = substr(body, 1, 9)"))
    answer = office.person("penerima").get(f"/kasus/{no}")
    assert answer.status_code == 200
    assert "Isi catatan ini tidak terbaca." in answer.text
    assert office.person("penerima").get(visit).status_code == 200


def test_a_colleague_who_came_late_keeps_her_text_and_is_told_who_was_faster(office):
    _, visit = office.visited_case()
    office.person("peksos").post(visit + "/ambil")
    late = {"pengamatan": "Rumah rapi sekali"}
    for end, sent in (("", {**late, "x-selesai": "1"}), ("", late), ("/draf", late)):
        answer = office.person("peksos2").post(visit + end, sent)
        assert answer.status_code == 409
        assert "Tugas ini sekarang dipegang Rini Anggraini." in answer.text
        assert "Rumah rapi sekali" in answer.text
    assert office.person("peksos2").get(visit).status_code == 404


def test_what_was_typed_on_a_suspended_case_is_shown_with_the_refusal(office):
    no, visit = office.visited_case()
    person = office.person("peksos")
    person.post(visit + "/ambil")
    office.person("manajer").post(f"/kasus/{no}/tunda", {"x-alasan": "menunggu"})
    answer = person.post(visit, {"pengamatan": "<b>Rumah</b> rapi", "x-selesai": "1"})
    assert answer.status_code == 409
    assert "&lt;b&gt;Rumah&lt;/b&gt; rapi" in answer.text
    assert "Kasus ini sedang ditunda" in answer.text


def test_a_correction_without_a_reason_or_too_late_keeps_what_was_typed(office):
    no, _ = office.visited_case()
    person, answer = office.person("penerima"), office.sheet(no).answers[0]
    path = f"/kasus/{no}/isian/{answer.id}"
    typed = {"nama": "Ani binti Umar", "butuh_kunjungan": "true", "x-selesai": "1"}
    refused = person.post(path, typed)
    assert (refused.status_code, "Ani binti Umar" in refused.text) == (422, True)
    assert person.post(path, {**typed, "x-alasan": "salah nama"}).status_code == 303
    late = person.post(path, {**typed, "x-alasan": "salah nama"})
    assert (late.status_code, "Ani binti Umar" in late.text) == (404, True)


def test_another_site_s_text_is_not_shown_in_our_pages(office):
    path = office.open_case()
    answer = office.person("penerima").post(path, {"nama": "Hadiah!", "x-csrf": "palsu"})
    assert (answer.status_code, "Hadiah!" in answer.text) == (403, False)


@pytest.mark.parametrize(
    ("words", "status"), [("\0", 404), (LONG * 2, 404), ("'; DROP TABLE task; --", 200)]
)
def test_words_that_nothing_bears_find_nothing(office, words, status):
    office.visited_case()
    answer = office.person("manajer").post("/meja/cari", {"x-cari": words})
    assert (answer.status_code, "LK3-1377" in answer.text) == (status, False)
