"""Whoever has no account reports, on a phone or at a desk, and looks up how it stands."""

from collections.abc import Callable, Mapping
from datetime import timedelta

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.acceptance.filling import COUNT_REDRAWS, fill
from tests.browser.pages.house import House

pytestmark = [pytest.mark.browser, pytest.mark.database]

CITIZEN = {"uraian_singkat": "Anak tetangga menangis setiap malam", "nama_pelapor": "Bu Wati"}
OFFICIAL = {**CITIZEN, "ciri_klien": ["anak"], "kontak_pelapor": "081200000011"}
#: Longer than nobody needs to read and write a report.
READING = timedelta(minutes=2)


@pytest.mark.parametrize("script", [False, True], ids=["without-script", "with-script"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(("door", "told"), [("warga", CITIZEN), ("desa", OFFICIAL)])
def test_a_report_is_sent_with_a_receipt_that_tells_its_state(
    door: str,
    told: Mapping[str, object],
    width: int,
    script: bool,  # noqa: FBT001
    house: House,
    new_context: Callable[..., BrowserContext],
) -> None:
    page = new_context(base_url=house.address, java_script_enabled=script).new_page()
    page.add_init_script(COUNT_REDRAWS)
    page.set_viewport_size({"width": width, "height": 800})

    def press(name: str) -> None:
        with page.expect_navigation():
            page.get_by_role("button", name=name).click()

    page.goto("/lapor/13.77")
    page.locator(f'a[href$="/{door}"]').click()
    fill(page, told)
    house.clock.now += READING
    press("Kirim laporan")
    expect(page.get_by_role("heading", name="Laporan diterima")).to_be_visible()
    code = page.locator("code.key").inner_text()
    page.get_by_role("link", name="Lihat keadaan laporan").click()
    page.get_by_label("Kode resi").fill("BUKAN KODE")
    press("Lihat")
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Kode resi").fill(code)
    press("Lihat")
    expect(page.get_by_text("Diterima. Petugas akan membacanya.")).to_be_visible()
