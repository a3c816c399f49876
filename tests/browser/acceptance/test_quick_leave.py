"""Escape twice: a family's page is gone at once, and the way back does not lead to it."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.database, pytest.mark.slow]


@pytest.fixture
def width() -> int:
    """A phone: Escape is a key of a keyboard beside it, the button is under the thumb."""
    return 360


@pytest.mark.parametrize("by", ["keys", "button"])
def test_a_page_that_is_being_written_on_is_left_without_a_question(office, visitor, by):
    office.play_until("f04_profil_keluarga")
    person = visitor("pekerja_sosial")
    person.slip_in()
    person.take_up(office.task("f04_profil_keluarga"))
    page = person.page
    family = page.url
    page.get_by_role("textbox").first.press_sequentially("Ani")

    if by == "keys":
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
    else:
        page.get_by_role("button", name="Tutup cepat").click()

    page.wait_for_url(f"{office.address}/kalender")
    expect(page.get_by_text("LK3")).to_have_count(0)
    person.forgotten()
    page.go_back()
    assert page.url != family
    page.goto(family)
    expect(page.get_by_label("Kata sandi")).to_be_visible()


def test_words_from_elsewhere_become_no_markup(visitor, complaints):
    person = visitor("pekerja_sosial")
    person.slip_in()
    person.open("/tugas")
    refused = person.page.evaluate(
        """() => {
          const tried = [
            () => { document.body.innerHTML = '<b>x</b>'; },
            () => { new DOMParser().parseFromString('<b>x</b>', 'text/html'); },
            () => { document.createElement('script').text = 'x'; },
            () => { document.createElement('script').src = '/x.js'; },
            () => { window.trustedTypes.createPolicy('mine', {}); },
          ];
          return tried.map((one) => {
            try { one(); } catch (error) { return error.name; }
            return 'done';
          });
        }"""
    )
    assert refused == ["TypeError"] * 5
    assert complaints
    complaints.clear()
