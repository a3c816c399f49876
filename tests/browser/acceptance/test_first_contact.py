"""A family comes for the first time: the case is opened, the first forms are filled."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acceptance.filling import add_row, fill
from tests.browser.acceptance.office import FINISH, data_of
from tests.browser.acceptance.widths import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.database]

#: Where the page stands, at once and after twelve frames, when its end was asked for.
SCROLLED = """async () => {
  document.querySelector('.bar').scrollIntoView({ block: 'end' });
  const stood = [scrollY];
  for (let frame = 0; frame < 12; frame += 1) await new Promise(requestAnimationFrame);
  return [...stood, scrollY];
}"""


def typed(page: Page) -> dict[str, list[str]]:
    """What stands in the form, by name."""
    pairs = page.evaluate("[...new FormData(document.querySelector('#tugas'))]")
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        if "-" not in name:
            found.setdefault(name, []).append(value)
    return found


def test_a_receiver_opens_a_case_and_fills_first_contact_and_consent(visitor):
    person = visitor("petugas_penerima")
    page = person.page
    person.open("/")
    person.tell_the_door("keliru-sekali")
    person.go(person.button("Masuk"))
    expect(page.get_by_role("alert")).to_have_text("Nama pengguna atau kata sandi tidak cocok.")
    person.tell_the_door()
    person.go(person.button("Masuk"))
    person.go(person.button("Buka kasus: Konseling keluarga"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Catat kontak awal")

    answers = data_of("utama", "f01_penerimaan_awal")
    fill(page, {**answers, "nik": "137799520488", "uraian_singkat": ""})
    before = typed(page)
    person.go(person.button(FINISH))

    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("2 isian perlu diperbaiki")
    expect(page.get_by_label("NIK", exact=False).first).to_have_accessible_description(
        "16 angka. Boleh dikosongkan bila ada alasan."
        " “NIK” belum sesuai: tulis 16 angka seperti pada KTP, KIA atau KK."
    )
    assert typed(page) == before

    summary.get_by_role("link").first.click()
    expect(page.locator("#f-nik")).to_be_focused()
    fill(page, answers)
    person.hand_in()
    for element in ("cek_kasus_ganda", "jelaskan_hak", "f02_persetujuan"):
        person.work(office_task(person), data_of("utama", element))
    expect(page.get_by_role("heading", level=1)).to_have_text("Skrining risiko")


def office_task(person):
    return person.page.url


@PHONE
def test_questions_and_rows_come_and_go_with_the_answers(somebody):
    person = somebody("petugas_penerima")
    page = person.page
    person.open("/tugas")
    person.go(person.button("Buka kasus: Konseling keluarga"))

    expect(page.get_by_label("Nama pelapor")).to_have_count(0)
    fill(page, {"peran_pelapor": "tetangga", "nama_pelapor": "Pak Udin"})
    fill(page, {"jenis_pemohon": "kelompok", "perwakilan": ["Siti"]})
    add_row(page, "perwakilan")
    expect(page.locator('[name="perwakilan[1]"]')).to_be_focused()
    page.keyboard.type("Rosma")
    person.look()
    fill(page, {"peran_pelapor": "klien_sendiri"})
    expect(page.get_by_label("Nama pelapor")).to_have_count(0)
    fill(page, {"peran_pelapor": "tetangga"})

    expect(page.get_by_label("Nama pelapor")).to_have_value("Pak Udin")
    expect(page.locator('[name="perwakilan[0]"]')).to_have_value("Siti")
    expect(page.locator('[name="perwakilan[1]"]')).to_have_value("Rosma")


def test_a_page_never_glides_away_under_a_press(somebody):
    """Pressed in a page that glides, a button of the bar is left behind and the press is lost."""
    person = somebody("petugas_penerima")
    person.open("/tugas")
    person.go(person.button("Buka kasus: Konseling keluarga"))

    at_once, at_rest = person.page.evaluate(SCROLLED)

    assert at_once == at_rest > 0
