"""A health centre answers a referral by its link: no account, no case, nothing lost."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acceptance.filling import fill
from tests.browser.acceptance.office import Office, Person, story
from tests.browser.acceptance.widths import DESK, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.database]

ANSWER = {
    "status": "diterima",
    "rencana_lanjut": "Kunjungan pertama hari Kamis",
    "nama_petugas": "Sri Wahyuni",
    "jabatan": "Petugas layanan",
    "kontak": "0751000001",
}


def letter_sent(office: Office) -> str:
    """Play until the referral letter is out; return the page on which its answer is recorded."""
    steps = story("utama").steps
    end = next(at for at, one in enumerate(steps) if one.get("message"))
    office.play(replace(story("utama"), steps=steps[:end]))
    [awaited] = [one for one in office.sheet().awaited if one.message == "msg_konfirmasi_rujukan"]
    return f"/kasus/{office.no}/pesan/{awaited.id}"


def link_made(worker: Person, page: str) -> tuple[str, str]:
    """Make the link as who sent the letter; return its path and the code."""
    worker.open(page)
    worker.go(worker.button("Buat tautan jawaban"))
    link, code = (one.inner_text() for one in worker.page.locator("code.key").all())
    return re.sub(r"^\w+://[^/]+", "", link), code


def come_in(guest: Person, path: str, code: str) -> Page:
    """Open the link at another browser, first with a slip of the finger."""
    guest.open(path)
    for typed in ("1234 5678", code):
        guest.page.get_by_label("Kode pembuka").fill(typed)
        guest.go(guest.button("Buka formulir"))
    expect(guest.page.get_by_text("Surat yang dijawab")).to_be_visible()
    return guest.page


@PHONE
def test_a_health_centre_answers_on_a_telephone_without_a_script(office, somebody, visitor):
    awaited = letter_sent(office)
    path, code = link_made(somebody("pekerja_sosial"), awaited)
    page = visitor("lembaga.luar", java_script_enabled=False).page

    def press(name: str) -> None:
        with page.expect_navigation():
            page.get_by_role("button", name=name).click()

    page.goto(path)
    page.get_by_label("Kode pembuka").fill(code)
    press("Buka formulir")
    assert office.no not in page.content()
    page.get_by_label("Rencana selanjutnya").fill(ANSWER["rencana_lanjut"])
    press("Simpan draf")
    expect(page.get_by_label("Rencana selanjutnya")).to_have_value(ANSWER["rencana_lanjut"])
    fill(page, ANSWER)
    press("Kirim jawaban")
    expect(page.get_by_role("heading", name="Jawaban diterima")).to_be_visible()
    page.goto(path)
    expect(page.get_by_role("heading", name="Jawaban sudah diterima")).to_be_visible()
    [waits] = office.sheet().awaited
    assert waits.message == "msg_jawaban_rujukan"


@DESK
def test_what_is_typed_saves_itself_and_two_escapes_leave_a_calendar(office, somebody, visitor):
    awaited = letter_sent(office)
    path, code = link_made(somebody("pekerja_sosial"), awaited)
    guest = visitor("lembaga.luar")
    page = come_in(guest, path, code)
    page.get_by_label("Rencana selanjutnya").fill(ANSWER["rencana_lanjut"])
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_url("**/kalender")
    guest.forgotten()
    guest.open(path)
    page.get_by_label("Kode pembuka").fill(code)
    guest.go(guest.button("Buka formulir"))
    expect(page.get_by_label("Rencana selanjutnya")).to_have_value(ANSWER["rencana_lanjut"])
    fill(page, ANSWER)
    guest.go(guest.button("Kirim jawaban"))
    expect(page.get_by_role("heading", name="Jawaban diterima")).to_be_visible()


@PHONE
def test_a_shut_door_says_whom_to_telephone_and_keeps_the_draft(office, somebody, visitor):
    awaited = letter_sent(office)
    path, code = link_made(somebody("pekerja_sosial"), awaited)
    guest, coordinator = visitor("lembaga.luar"), somebody("koordinator")
    page = come_in(guest, path, code)
    page.get_by_label("Rencana selanjutnya").fill(ANSWER["rencana_lanjut"])
    guest.go(guest.button("Simpan draf"))
    coordinator.open("/pintu")
    door = coordinator.page.locator("section.sheet", has_text="Jawaban lembaga lewat tautan")
    coordinator.go(door.get_by_role("button", name="Tutup pintu"))
    page.get_by_label("Rencana selanjutnya").fill("Kunjungan ditunda sepekan")
    page.get_by_role("button", name="Lihat sebabnya").click()
    expect(page.get_by_role("heading", name="sedang ditutup")).to_be_visible()
    expect(page.locator(".form-answers")).to_have_text(
        "Rencana selanjutnyaKunjungan ditunda sepekan"
    )
    coordinator.go(door.get_by_role("button", name="Buka pintu"))
    guest.open(path)
    expect(page.get_by_label("Rencana selanjutnya")).to_have_value(ANSWER["rencana_lanjut"])
