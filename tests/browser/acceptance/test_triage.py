"""Triage: the table proposes, the officer decides, the manager gives the case a worker."""

import pytest
from playwright.sync_api import expect

from tests.browser.acceptance.filling import fill
from tests.browser.acceptance.office import FINISH, data_of
from tests.browser.acceptance.widths import DESK

pytestmark = [DESK, pytest.mark.browser, pytest.mark.database]

REASON = "Klien bercerita sambil menangis; didampingi lebih dekat minggu ini."


def test_the_officer_overrides_the_table_with_a_reason_and_the_manager_assigns(office, somebody):
    office.play_until("f03_triase")
    person = somebody("petugas_penerima")
    page = person.page
    person.open("/tugas?rak=bisa")
    person.go(page.get_by_role("link", name="Skrining risiko"))
    person.go(person.button("Ambil tugas ini"))
    fill(page, data_of("utama", "f03_triase"))
    person.hand_in()

    expect(page.get_by_role("heading", level=1)).to_have_text("Putuskan tingkat dan jalur")
    if person.button("Ambil tugas ini").count():
        person.go(person.button("Ambil tugas ini"))
    proposal = page.locator(".form-field").filter(has_text="Usulan tingkat risiko")
    expect(proposal).to_contain_text("Rendah")
    fill(page, {**data_of("utama", "f03_keputusan_triase"), "tingkat_akhir": "sedang"})
    person.go(person.button(FINISH))
    reason = page.locator('[name="alasan_ubah"]')
    expect(reason).to_have_attribute("aria-invalid", "true")
    expect(page.locator('[name="tingkat_akhir"][value="sedang"]')).to_be_checked()
    fill(page, {"alasan_ubah": REASON})
    person.hand_in()

    manager = somebody("manajer_kasus")
    manager.open("/tugas?rak=bisa")
    row = manager.page.get_by_role("listitem").filter(has_text=office.no)
    expect(row).to_contain_text("Risiko sedang")
    manager.go(row.get_by_role("button", name="Ambil"))
    expect(manager.page.get_by_role("heading", level=1)).to_have_text("Tetapkan petugas")
    manager.page.get_by_label("Pekerja sosial").select_option("Rina Marlina")
    fill(manager.page, {"bebas_benturan": True, "pilihan_klien": "tidak_ada"})
    manager.hand_in()

    worker = somebody("pekerja_sosial")
    worker.open("/tugas")
    expect(
        worker.page.get_by_role("link", name="Jadwalkan sesi pertama", exact=True)
    ).to_be_visible()
