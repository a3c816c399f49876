"""Form F06 is drawn on its own page from what stands in the draft."""

import pytest
from playwright.sync_api import expect

from tests.browser.acceptance.filling import add_row, fill
from tests.browser.acceptance.widths import PHONE

pytestmark = [PHONE, pytest.mark.browser, pytest.mark.database]

STORY = "skrining_di_bawah_ambang"
MOTHER = {"id": "A1", "nama_inisial": "N.G.", "jk": "P"}
NOBODY = "Belum ada orang yang dapat digambar."


def test_a_genogram_grows_while_it_is_typed_and_is_told_in_words(office, somebody):
    office.play_until("f06_genogram_ekomap", STORY)
    person = somebody("pekerja_sosial")
    person.open(office.task("f06_genogram_ekomap"))
    page = person.page
    expect(page.get_by_text(NOBODY)).to_be_visible()

    add_row(page, "orang")
    fill(page, {"orang[0]": MOTHER})
    drawn = page.get_by_role("img", name="Genogram keluarga")
    expect(drawn).to_be_visible()
    expect(drawn.get_by_text("N.G.")).to_be_visible()
    page.locator('[name="orang[0][nama_inisial]"]').fill("S.G.")
    expect(drawn.get_by_text("S.G.")).to_be_visible()

    page.get_by_text("Gambar dalam kata-kata").click()
    expect(page.get_by_role("listitem").filter(has_text="S.G.")).to_be_visible()
    person.look()


def test_a_genogram_is_drawn_by_a_button_without_a_script(office, somebody):
    office.play_until("f06_genogram_ekomap", STORY)
    person = somebody("pekerja_sosial", java_script_enabled=False)
    page = person.page
    page.goto(office.task("f06_genogram_ekomap"))
    with page.expect_navigation():
        page.locator('button[name="_tambah"][value="orang"]').click()
    fill(page, {"orang[0]": MOTHER})
    with page.expect_navigation():
        person.button("Simpan draf dan lihat gambar").click()

    expect(page.get_by_role("img", name="Genogram keluarga")).to_be_visible()
    expect(page.locator('[name="orang[0][nama_inisial]"]')).to_have_value("N.G.")
    assert page.url.endswith("#gambar")
