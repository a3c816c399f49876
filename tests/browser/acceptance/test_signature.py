"""A client signs on the screen with a finger or a mouse, or on paper."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acceptance.filling import fill
from tests.browser.acceptance.office import data_of
from tests.browser.acceptance.widths import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.database]

CONSENT = "f02_persetujuan"
NAME = "Tanda tangan pemberi persetujuan"
STEPS = 8
#: A draft on its way with both strokes.
SENT = re.compile(r"tanda_tangan(=|\"\s+)[0-9][^&]*(;|%3B)[0-9]")


def sign(page: Page) -> None:
    """Draw a wave and a dot across the box."""
    box = page.locator("[data-signature] svg")
    box.scroll_into_view_if_needed()
    at = box.bounding_box()
    x, y = at["x"], at["y"] + at["height"] / 2
    page.mouse.move(x + at["width"] * 0.1, y)
    page.mouse.down()
    for step in range(1, STEPS):
        page.mouse.move(x + at["width"] * (0.1 + step / 10), y + (-1) ** step * at["height"] / 4)
    page.mouse.up()
    page.mouse.click(x + at["width"] * 0.5, y)


def told(page: Page) -> str:
    return page.locator('[name="tanda_tangan"]').input_value()


def test_what_is_drawn_is_saved_like_typing_and_read_with_the_case(office, somebody):
    office.play_until(CONSENT)
    person = somebody("petugas_penerima")
    page = person.page
    person.take_up(office.task(CONSENT))
    fill(page, data_of("utama", CONSENT))
    box = page.get_by_role("group", name=NAME)
    expect(box.get_by_text("Kotak ini masih kosong.")).to_be_visible()

    with page.expect_response(lambda answer: SENT.search(answer.request.post_data or "")):
        sign(page)

    expect(box.get_by_text("Sudah ditandatangani.")).to_be_visible()
    drawing = told(page)
    assert len(drawing.split(";")) == 2
    person.look()
    page.reload()
    assert told(page) == drawing
    expect(page.locator("[data-signature] path")).to_have_attribute("d", re.compile("^M.*M"))

    box.get_by_role("button", name="Hapus gambarnya").click()
    expect(box.get_by_text("Kotak ini masih kosong.")).to_be_visible()
    assert told(page) == ""
    sign(page)
    person.hand_in()
    page.goto(f"/kasus/{office.no}")
    read = page.locator(".form-answers .drawn").first
    page.locator("details:has(.form-answers .drawn) > summary").first.click()
    expect(read).to_be_visible()
    expect(read).to_have_accessible_name("Tanda tangan")
    person.look()


@PHONE
def test_without_a_script_it_is_signed_on_paper(office, somebody):
    office.play_until(CONSENT)
    person = somebody("petugas_penerima", java_script_enabled=False)
    page = person.page
    page.goto(office.task(CONSENT))
    if person.button("Ambil tugas ini").count():
        with page.expect_navigation():
            person.button("Ambil tugas ini").click()
    page.locator('[name="cara"][value="tanda_tangan"]').check()
    with page.expect_navigation():
        person.button("Perbarui isian").last.click()

    # Text within <noscript> is found by no words.
    expect(page.locator("[data-signature] noscript p")).to_be_visible()
    expect(page.get_by_role("button", name="Hapus gambarnya")).to_have_count(0)
