"""A file is chosen at a task: one that is too large is told so before it goes anywhere."""

import re

import pytest
from playwright.sync_api import expect

from engine import Room
from tests.attached import document
from tests.browser.acceptance.widths import PHONE

pytestmark = [PHONE, pytest.mark.browser, pytest.mark.database]

TASK = "f02_persetujuan"
#: Three megabytes of it.
HEAVY = document(" " * 3 * 1024 * 1024)
WORDS = "Berkas ini terlalu besar dan tidak dikirim"


def chosen(content: bytes) -> dict[str, object]:
    return {"name": "akta.pdf", "mimeType": "application/pdf", "buffer": content}


def test_a_file_that_is_too_large_is_told_so_at_once_and_never_sent(office, somebody):
    office.play_until(TASK)
    person = somebody("petugas_penerima")
    person.take_up(office.task(TASK))
    page, file = person.page, person.page.get_by_label("Pilih berkas")
    sent = []
    page.on("request", lambda request: sent.append(request.url))
    told = page.get_by_role("alert").get_by_text(WORDS)

    file.set_input_files(chosen(bytes(Room().per_file + 1)))
    expect(told).to_be_visible()
    expect(file).to_have_value("")
    person.look()
    assert not [url for url in sent if url.endswith("/lampiran")]

    file.set_input_files(chosen(document()))
    expect(told).to_be_hidden()
    page.get_by_role("button", name="Lampirkan").click()
    expect(page.get_by_role("link", name="akta.pdf")).to_be_visible()


def weaken(page) -> None:
    """Let the page send no faster than a weak link does."""
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    speed = {"latency": 50, "downloadThroughput": -1, "uploadThroughput": 300 * 1024}
    line.send("Network.emulateNetworkConditions", {"offline": False, **speed})


@pytest.fixture
def at_work(office, somebody):
    """Somebody at a task."""
    office.play_until(TASK)
    person = somebody("petugas_penerima")
    person.take_up(office.task(TASK))
    return person


def send(person, content: bytes) -> None:
    person.page.get_by_label("Pilih berkas").set_input_files(chosen(content))
    person.button("Lampirkan").click()


def told(page, words: str | re.Pattern[str]) -> None:
    """The page says it beside the file, and to who cannot see it."""
    where = page.locator("#lampiran").locator("[role=status], [role=alert]")
    expect(where.filter(has_text=words)).to_be_visible()


def kept_once(person) -> None:
    expect(person.page.get_by_text("Lampiran tersimpan.")).to_be_visible(timeout=60_000)
    expect(person.page.get_by_role("link", name="akta.pdf")).to_have_count(1)
    person.look()


def test_a_file_tells_how_far_it_is_while_she_goes_on_typing(at_work):
    page = at_work.page
    weaken(page)
    send(at_work, HEAVY)
    told(page, re.compile(r"[1-9]0% dari 3 MB terkirim"))
    expect(page.get_by_role("progressbar", name="Berkas yang terkirim")).to_be_visible()
    at_work.look()
    field = page.get_by_label("Alat bantu")
    field.fill("Gambar dan bahasa Minang")
    kept_once(at_work)
    expect(field).to_have_value("Gambar dan bahasa Minang")
    page.reload()
    expect(field).to_have_value("Gambar dan bahasa Minang")


def test_who_changes_her_mind_stops_it_and_nothing_is_kept(at_work):
    weaken(at_work.page)
    send(at_work, HEAVY)
    at_work.button("Batalkan pengiriman").click()
    told(at_work.page, "Pengiriman dibatalkan")
    at_work.page.reload()
    expect(at_work.page.get_by_role("link", name="akta.pdf")).to_have_count(0)


def test_a_cut_line_leaves_the_file_chosen_to_be_sent_again(at_work, complaints):
    at_work.page.context.set_offline(True)
    send(at_work, document())
    told(at_work.page, "Sambungan terputus: berkas belum tersimpan")
    at_work.look()
    at_work.page.context.set_offline(False)
    at_work.button("Lampirkan").click()
    kept_once(at_work)
    [cut] = complaints
    assert "ERR_INTERNET_DISCONNECTED" in cut
    complaints.clear()


def test_what_is_not_taken_is_said_beside_the_file(at_work):
    send(at_work, b"GIF89a tidak seperti namanya")
    told(at_work.page, "Isi berkas ini bukan")
    at_work.look()
