"""A file is chosen at a task: one that is too large is told so before it goes anywhere."""

import pytest
from playwright.sync_api import expect

from engine import Room
from tests.attached import document
from tests.browser.acceptance.widths import PHONE

pytestmark = [PHONE, pytest.mark.browser, pytest.mark.database]

TASK = "f02_persetujuan"
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
    person.go(page.get_by_role("button", name="Lampirkan"))
    expect(page.get_by_role("link", name="akta.pdf")).to_be_visible()
