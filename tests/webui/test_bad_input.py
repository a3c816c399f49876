"""Whatever comes too late, twice, wrong or too large ends in a page: what happened, what now."""

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from werkzeug.test import TestResponse

from engine import MACHINE_ACTOR, PublishDefinition, RegisterAccount
from tests.webui.conftest import ADDRESS, PASSWORD, Office, field_of, number_in, words_of
from tests.webui.correspondence import Correspondence
from webui.bundles import bundle_of
from webui.security import LARGEST_REQUEST

TYPED = "Ibu Rahmi bercerita panjang."
FILLED = {"nama": "Ani", "cerita": TYPED, "butuh_kunjungan": "false", "x-selesai": "1"}
OUR_PAGE = {"Sec-Fetch-Site": "same-origin"}
LONG = "x" * LARGEST_REQUEST
REPORT = "/lapor/13.77/warga"


def finished(office: Office) -> str:
    """A task that its holder has finished; her page is still open in another tab."""
    path = office.open_case()
    office.person("penerima").post(path, {**FILLED, "cerita": "Dari tab lain."})
    return path


def suspended(office: Office) -> str:
    path = office.open_case()
    no = number_in(office.person("penerima").get(path).text)
    told = office.person("manajer").post(f"/kasus/{no}/tunda", {"x-alasan": "menunggu"})
    assert told.status_code == 303
    return path


def password_link(office: Office, *, used: bool) -> TestResponse:
    admin = RegisterAccount("kelola", "Arif", "13.77", ("admin_tenant",), password=PASSWORD)
    office.engine.do(admin, MACHINE_ACTOR)
    page = office.person("kelola").post("/orang/peksos2/tautan", {"x-alasan": "lupa"})
    [made] = re.findall(rf"{ADDRESS}(/sandi/[\w-]+)", page.text)
    if used:
        office.visitor().post(made, {"baru": "angin laut pagi hari"})
    else:
        office.clock.turn(timedelta(days=30))
    return office.visitor().get(made)


def taken(office: Office) -> TestResponse:
    _, visit = office.visited_case()
    office.person("peksos").post(visit + "/ambil")
    office.person("manajer").post(visit + "/serahkan", {"x-kepada": "peksos2"})
    office.person("peksos2").post(visit, {"pengamatan": "Rumah bersih", "x-selesai": "1"})
    return office.person("peksos").post(visit, {"pengamatan": TYPED, "x-selesai": "1"})


def sent_twice(office: Office) -> TestResponse:
    path, once = office.open_case(), {"x-kiriman": uuid4().hex}
    person = office.person("penerima")
    first = person.post(path, {**FILLED, **once})
    assert first.location == person.post(path, {**FILLED, **once}).location
    return person.post(path, {**FILLED, **once, "cerita": TYPED + " Lagi."})


def answer_late(office: Office) -> TestResponse:
    letter = Correspondence(office)
    institution = letter.opened()
    office.clock.turn(timedelta(days=90))
    return institution.post(letter.path, {"status": "ditolak", "catatan": TYPED, "x-selesai": "1"})


def answer_again(office: Office) -> TestResponse:
    letter = Correspondence(office)
    institution = letter.opened()
    institution.post(letter.path, {"status": "diterima", "x-selesai": "1"})
    return institution.post(letter.path, {"status": "ditolak", "catatan": TYPED, "x-selesai": "1"})


def wrong_code(office: Office) -> TestResponse:
    letter = Correspondence(office)
    told = {"x-kode": "00000000", "catatan": TYPED}
    return office.visitor().post(f"{letter.path}/kode", told)


def clock_set_back(office: Office) -> TestResponse:
    """The page was made when the server's clock ran a day ahead."""
    files = bundle_of("penjangkauan", "13.77")
    office.engine.do(PublishDefinition("13.77", "penjangkauan", files), MACHINE_ACTOR)
    visitor = office.visitor()
    made = field_of(visitor.get(REPORT).text, "x-dibuat")
    office.clock.turn(timedelta(days=-1))
    return visitor.post(REPORT, {"uraian_singkat": TYPED, "x-dibuat": made, "x-selesai": "1"})


def other_session(office: Office, **headers: str) -> TestResponse:
    sent = {**FILLED, "x-csrf": "the token of a session before"}
    return office.person("penerima").post(office.open_case(), sent, **headers)


def signed_out(office: Office) -> TestResponse:
    path, visitor = office.open_case(), office.visitor()
    return visitor.post(path, {**FILLED, "x-csrf": "the token of her session"}, **OUR_PAGE)


#: What somebody does -> status, and words of the page: what happened, what was kept, what to do.
DEEDS: dict[str, tuple[Callable[[Office], TestResponse], int, tuple[str, ...]]] = {
    "a password link is too old": (
        lambda office: password_link(office, used=False),
        404,
        ("Tautan ini tidak berlaku", "Kata sandi Anda tidak berubah", "mintalah tautan baru"),
    ),
    "a password link is used again": (
        lambda office: password_link(office, used=True),
        404,
        ("Mungkin sudah dipakai", "Kata sandi Anda tidak berubah", "masuklah dengan itu"),
    ),
    "an answer comes by a link that is too old": (
        answer_late,
        410,
        ("Masa berlaku tautan sudah habis", TYPED, "mintalah tautan baru"),
    ),
    "an answer comes again": (
        answer_again,
        410,
        ("Jawaban sudah diterima", TYPED, "Tidak ada yang perlu dikirim ulang"),
    ),
    "a code is wrong": (
        wrong_code,
        401,
        ("Kode tidak cocok", "Isian Anda ikut dibawa", "Periksa angkanya"),
    ),
    "a receipt is wrong": (
        lambda office: office.visitor().post("/lapor/13.77/cek", {"x-resi": "ABCD"}),
        422,
        ("Kode ini tidak dikenal", "Periksa huruf dan angkanya"),
    ),
    "a colleague has finished the task": (
        taken,
        409,
        ("Budi Santoso sudah menyelesaikan tugas ini", TYPED, "mintalah perbaikan isian"),
    ),
    "she goes back and hands in once more": (
        lambda office: office.person("penerima").post(finished(office), FILLED),
        409,
        ("Dewi Lestari sudah menyelesaikan", TYPED, "Dari tab lain.", "mintalah perbaikan isian"),
    ),
    "two clicks bring two different texts": (
        sent_twice,
        409,
        ("Dewi Lestari sudah menyelesaikan", TYPED + " Lagi.", "mintalah perbaikan isian"),
    ),
    "the case is suspended": (
        lambda office: office.person("penerima").post(suspended(office), FILLED),
        409,
        ("Kasus ini sedang ditunda", "tersimpan sebagai draf", TYPED, "begitu kasus berjalan"),
    ),
    "a form is too large": (
        lambda office: office.person("penerima").post(office.open_case(), {"cerita": LONG}),
        413,
        ("Kiriman terlalu besar", "yang sudah tersimpan tetap ada", "pendekkan isian"),
    ),
    "a report is too large": (
        lambda office: office.visitor().post(REPORT, {"uraian_singkat": LONG}),
        413,
        ("Kiriman terlalu besar", "belum diterima", "Kembali ke halaman sebelumnya"),
    ),
    "a clock runs otherwise": (
        clock_set_back,
        422,
        ("Laporan belum terkirim", TYPED, "lalu kirim"),
    ),
    "the page is of a session before": (
        lambda office: other_session(office, **OUR_PAGE),
        403,
        ("Halaman dibuka dalam sesi lain", "belum diproses", "Kirim lagi"),
    ),
    "she has signed out in another tab": (
        signed_out,
        401,
        ("Sesi Anda sudah berakhir", "Isian Anda dibawa serta", "masuklah lagi"),
    ),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_the_page_says_what_happened_what_was_kept_and_what_to_do(office, deed):
    do, status, told = DEEDS[deed]
    answer = do(office)
    said = words_of(answer.text)
    assert answer.status_code == status
    assert [words for words in told if words not in said] == []
    assert "<h1" in answer.text
    assert 'href="/' in answer.text.split("<main", 1)[1] or "<button" in answer.text


def test_what_a_page_of_another_session_sent_is_handed_in_with_one_press(office):
    person, path = office.person("penerima"), office.open_case()
    page = person.post(path, {**FILLED, "x-csrf": "of a session before"}, **OUR_PAGE).text
    carried = {name: field_of(page, name) for name in FILLED}
    assert carried == FILLED
    assert person.post(path, carried).status_code == 303


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", ""])
def test_to_staff_no_words_of_another_site_are_shown(office, site):
    assert TYPED not in other_session(office, **{"Sec-Fetch-Site": site}).text


def test_what_was_set_aside_is_in_the_form_when_the_case_goes_on(office):
    person, path = office.person("penerima"), suspended(office)
    no = number_in(person.post(path, FILLED).text)
    on = office.person("manajer").post(f"/kasus/{no}/lanjutkan", {"x-alasan": "sudah jelas"})
    assert on.status_code == 303
    assert TYPED in person.get(path).text


@pytest.mark.parametrize("end", ["/draf", ""])
def test_the_script_is_told_in_one_line_who_has_the_task_now(office, end):
    path = finished(office)
    sent = {"cerita": TYPED, "x-selesai": "1"}
    told = office.person("penerima").post(path + end, sent, **{"HX-Request": "true"})
    assert told.status_code == 409
    assert "<html" not in told.text
    assert f'formaction="{path}/bandingkan"' in told.text


def test_the_script_is_told_in_one_line_that_a_link_is_over(office):
    letter = Correspondence(office)
    institution = letter.opened()
    office.clock.turn(timedelta(days=90))
    sent = {"catatan": TYPED, "x-versi": "0"}
    told = institution.post(f"{letter.path}/draf", sent, **{"HX-Request": "true"})
    assert told.status_code == 409
    assert "<html" not in told.text
    assert "Lihat sebabnya" in told.text
