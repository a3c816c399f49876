"""Attachments on the pages: chosen, shown, handed out, taken back; refused in words."""

import re
from io import BytesIO

import pytest

from tests.attached import TOLD, document, photo
from tests.webui.conftest import field_of
from webui.security import LARGEST_REQUEST

BY_SCRIPT = {"HX-Request": "true"}
WHY = {"x-alasan": "Milik keluarga lain"}


def with_file(content=b"", name="Foto rumah.jpg", field="x-berkas", **more):
    return {**more, field: (BytesIO(content), name)}


def send(person, path, content):
    """Send a large file; the test client would lay it down on the disk."""
    head = f'--b\r\nContent-Disposition: form-data; name="x-csrf"\r\n\r\n{person.token()}\r\n'
    head += '--b\r\nContent-Disposition: form-data; name="x-berkas"; filename="a.pdf"\r\n\r\n'
    body = head.encode() + content + b"\r\n--b--\r\n"
    return person.client.post(path, data=body, content_type="multipart/form-data; boundary=b")


@pytest.fixture
def case(shared_office):
    """A case's number, and a task in its officer's hands."""
    first = shared_office.open_case()
    person = shared_office.person("penerima")
    no = re.search(r"LK3-\d{4}-\d{4}-\d{5}", person.get(first).text)[0]
    return no, first


def attached(person, no, content, name="Foto rumah.jpg"):
    """Attach to a case; returns the address of what was attached."""
    sent = person.post(f"/kasus/{no}/lampiran", with_file(content, name))
    assert sent.status_code == 303, sent.text
    return re.findall(r'href="(/lampiran/\w+)"', person.get(f"/kasus/{no}").text)[0]


def test_a_photo_is_shown_small_on_the_case_and_whole_by_itself(shared_office, case):
    person = shared_office.person("penerima")
    address = attached(person, case[0], photo())
    page = person.get(f"/kasus/{case[0]}").text
    assert "Foto rumah.jpg" in page
    assert f'src="{address}/kecil"' in page
    for path in (address, f"{address}/kecil"):
        answer = person.get(path)
        assert answer.mimetype == "image/jpeg"
        assert TOLD.encode() not in answer.data
        assert "sandbox" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Cache-Control"] == "no-store"


def test_a_document_is_downloaded_and_opened_nowhere_of_ours(shared_office, case):
    person = shared_office.person("penerima")
    answer = person.get(attached(person, case[0], document(), 'akta "Ani"\r\nSet-Cookie: a.pdf'))
    assert answer.data == document()
    shown = answer.headers["Content-Disposition"]
    assert re.fullmatch(rf'attachment; filename="lampiran-{case[0]}-\w+\.pdf"', shown)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_nobody_of_another_daerah_or_team_finds_it(shared_office, case):
    address = attached(shared_office.person("penerima"), case[0], photo())
    for name in ("timika", "peksos", "auditor", "koordinator"):
        for path in (address, f"{address}/kecil"):
            assert shared_office.person(name).get(path).status_code == 404, name
        refused = shared_office.person(name).post(f"{address}/tarik", WHY)
        assert refused.status_code == 404
        refused = shared_office.person(name).post(f"/kasus/{case[0]}/lampiran", with_file(photo()))
        assert refused.status_code == 404


def test_at_a_task_what_was_typed_is_kept_with_the_file(shared_office, case):
    person = shared_office.person("penerima")
    sent = with_file(photo(), "kamera.jpg", "x-foto", nama="Ibu Ani")
    answer = person.post(f"{case[1]}/lampiran", sent)
    assert answer.status_code == 303
    page = person.get(case[1]).text
    assert field_of(page, "nama") == "Ibu Ani" or 'value="Ibu Ani"' in page
    assert "kamera.jpg" in page
    assert "kamera.jpg" in person.get(f"/kasus/{case[0]}").text


def test_a_script_sends_the_file_alone_and_is_handed_the_place_it_stands_in(shared_office, case):
    person = shared_office.person("penerima")
    person.post(f"{case[1]}/draf", {"nama": "Ibu Ani", "x-versi": "0"})
    for path, name in ((case[1], "tugas.jpg"), (f"/kasus/{case[0]}", "kasus.jpg")):
        answer = person.post(f"{path}/lampiran", with_file(photo(), name), **BY_SCRIPT)
        assert answer.status_code == 200
        assert answer.text.strip().startswith("<section")
        assert "data-saved" in answer.text
        assert name in answer.text
    assert 'value="Ibu Ani"' in person.get(case[1]).text
    for path in (case[1], f"/kasus/{case[0]}"):
        refused = person.post(f"{path}/lampiran", with_file(b"GIF89a"), **BY_SCRIPT)
        assert refused.status_code == 422
        assert refused.text.strip().startswith("<span")
        assert "bukan gambar atau PDF" in refused.text


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<html><script>alert(1)</script>", "bukan gambar atau PDF"),
        (photo()[:300], "rusak atau terpotong"),
        (b"", "berkasnya kosong"),
    ],
)
def test_a_file_that_is_not_taken_is_said_beside_what_was_typed(
    shared_office, case, content, words
):
    person = shared_office.person("penerima")
    answer = person.post(f"{case[1]}/lampiran", with_file(content, "foto.jpg", nama="Ibu Ani"))
    assert answer.status_code == 422
    assert words in answer.text
    assert 'value="Ibu Ani"' in answer.text
    answer = person.post(f"/kasus/{case[0]}/lampiran", with_file(content))
    assert answer.status_code == 422
    assert words in answer.text
    assert "Belum ada lampiran" in person.get(f"/kasus/{case[0]}").text


def test_a_form_is_not_handed_in_without_a_file_that_was_chosen_in_it(shared_office, case):
    """A form of words alone brings the name of the file, and nothing of it."""
    person = shared_office.person("penerima")
    sent = {"nama": "Ani", "butuh_kunjungan": "true", "x-selesai": "1"}
    held = person.post(case[1], {**sent, "x-berkas": "foto.jpg"})
    assert held.status_code == 422
    assert "belum dilampirkan" in held.text
    assert 'value="Ani"' in held.text
    assert person.post(case[1], {**sent, "x-berkas": ""}).status_code == 303


def test_who_finds_the_task_done_meanwhile_keeps_her_words_and_hears_of_the_file(
    shared_office, case
):
    person = shared_office.person("penerima")
    sent = {"nama": "Ani", "butuh_kunjungan": "true", "x-selesai": "1"}
    assert person.post(case[1], sent).status_code == 303
    answer = person.post(f"{case[1]}/lampiran", with_file(photo(), nama="Ibu Ani"))
    assert answer.status_code == 409
    assert "Ibu Ani" in answer.text
    assert "tidak dilampirkan" in answer.text


def test_a_wrong_attachment_is_taken_back_and_says_so(shared_office, case):
    person = shared_office.person("penerima")
    address = attached(person, case[0], photo())
    assert person.post(f"{address}/tarik").status_code == 422
    back = person.post(f"{address}/tarik", {**WHY, "x-kembali": f"/kasus/{case[0]}"})
    assert back.location == f"/kasus/{case[0]}"
    page = person.get(back.location).text
    assert WHY["x-alasan"] in page
    assert "Foto rumah.jpg" not in page
    assert person.get(address).status_code == 404


def test_the_same_page_attaches_one_file_after_the_other_and_none_twice(shared_office, case):
    person = shared_office.person("penerima")
    mark = {"x-kiriman": "satu-halaman"}
    for content in (photo(), photo(), photo(80, 80)):
        sent = person.post(f"/kasus/{case[0]}/lampiran", with_file(content, **mark))
        assert sent.status_code == 303
    page = person.get(f"/kasus/{case[0]}").text
    assert len(re.findall(r'<img src="/lampiran/', page)) == 2


def test_more_than_a_form_may_come_where_files_are_taken_and_nowhere_else(shared_office, case):
    person = shared_office.person("penerima")
    large = document("a" * LARGEST_REQUEST)
    assert send(person, f"/kasus/{case[0]}/catatan", large).status_code == 413
    assert send(person, f"/kasus/{case[0]}/lampiran", large).status_code == 303
    film = send(person, f"/kasus/{case[0]}/lampiran", bytes(12 * 1024 * 1024))
    assert film.status_code == 413
    assert "Kiriman terlalu besar" in film.text
