"""A coordinator changes the pathway: running cases stay on version 1, new ones take version 2."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acceptance.office import PATHWAY
from tests.browser.acceptance.widths import DESK

pytestmark = [DESK, pytest.mark.browser, pytest.mark.database]

NEW_TASK = "Telepon lembaga dahulu"


def choose(page: Page, element: str) -> None:
    page.locator(f'[data-outline] [data-element="{element}"]').click()


def publish(page: Page, note: str) -> None:
    page.get_by_role("button", name="Terbitkan …").click()
    page.get_by_label("Apa yang berubah, dan mengapa?").fill(note)
    page.get_by_role("button", name="Terbitkan", exact=True).click()


def test_running_cases_keep_their_version_and_new_ones_take_the_next(office, somebody):
    office.play_until("cek_kasus_ganda")
    first = office.no
    person = somebody("koordinator")
    page = person.page
    person.open("/proses")
    person.go(page.get_by_role("link", name="Konseling keluarga"))
    person.go(page.get_by_role("link", name="Sunting diagram"))
    page.locator("[data-editor][data-ready]").wait_for()

    choose(page, "tetapkan_petugas")
    page.get_by_role("button", name="Tambah tugas setelah langkah ini").click()
    page.keyboard.type(NEW_TASK)
    page.keyboard.press("Enter")
    page.get_by_label("Formulir").select_option("kerja_telepon_lembaga.schema.json")
    page.get_by_label("Lajur").select_option(label="Pekerja sosial")
    page.get_by_label("Tenggat").fill("P2D = =")
    page.get_by_label("Tenggat").press("Tab")
    publish(page, "Lembaga ditelepon dahulu")
    problem = page.locator('[data-problems] li[data-severity="error"]')
    expect(problem).to_contain_text(NEW_TASK)
    expect(page.locator(".problem-error")).to_be_visible()
    person.look()

    problem.get_by_role("button").click()
    page.get_by_label("Tenggat").fill("P2D")
    page.get_by_label("Tenggat").press("Tab")
    publish(page, "Lembaga ditelepon sebelum sesi pertama")
    page.wait_for_url(f"{office.address}/proses/{PATHWAY}")
    expect(page.get_by_text("Versi 2 terbit.")).to_be_visible()
    person.look()

    office.walker.no = ""
    office.play_until("cek_kasus_ganda")
    receiver = somebody("petugas_penerima")
    for no, version in ((first, "versi 1"), (office.no, "versi 2")):
        receiver.open(f"/kasus/{no}")
        expect(receiver.page.get_by_text(f"Konseling keluarga, {version}")).to_be_visible()
