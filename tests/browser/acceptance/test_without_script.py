"""The pages do their work without JavaScript."""

import pytest
from playwright.sync_api import expect

from tests.browser.acceptance.filling import fill
from tests.browser.acceptance.office import FINISH, data_of
from tests.browser.acceptance.widths import PHONE

pytestmark = [PHONE, pytest.mark.browser, pytest.mark.database]


def test_a_first_contact_is_filled_without_a_script(visitor):
    person = visitor("petugas_penerima", java_script_enabled=False)
    page = person.page

    def press(name: str) -> None:
        with page.expect_navigation():
            person.button(name).last.click()

    def add_row() -> None:
        with page.expect_navigation():
            page.locator('button[name="_tambah"][value="perwakilan"]').click()

    page.goto("/")
    person.tell_the_door()
    press("Masuk")
    press("Buka kasus: Konseling keluarga")
    fill(page, {"jenis_pemohon": "kelompok", "peran_pelapor": "tetangga"})
    expect(page.get_by_label("Nama pelapor")).to_have_count(0)
    press("Perbarui isian")
    page.get_by_label("Nama pelapor").fill("Pak Udin")
    add_row()
    page.locator('[name="perwakilan[0]"]').fill("Siti")
    add_row()
    expect(page.locator('[name="perwakilan[0]"]')).to_have_value("Siti")
    expect(page.locator('[name="perwakilan[1]"]')).to_be_visible()
    expect(page.get_by_label("Nama pelapor")).to_have_value("Pak Udin")

    answers = dict(data_of("utama", "f01_penerimaan_awal"))
    safe_hours = answers["kontak_aman"]["waktu_aman"]
    fill(page, {**answers, "kontak_aman": {"boleh_ditelepon": True, "boleh_pesan": False}})
    press("Perbarui isian")
    fill(page, {"kontak_aman": {"waktu_aman": safe_hours}})
    press(FINISH)
    expect(page.get_by_text("1 isian mohon dilihat sekali lagi")).to_be_visible()
    press(FINISH)
    expect(page.get_by_text("Catat kontak awal: selesai dan tersimpan.")).to_be_visible()
