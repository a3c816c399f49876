"""Typing is never lost: drafts, double clicks, two people or two tabs on one task."""

import pytest
from playwright.sync_api import Page, Route, expect

from engine import History
from tests.browser.acceptance.filling import fill, redrawing
from tests.browser.acceptance.office import COLLEAGUE, FINISH, data_of
from tests.browser.acceptance.widths import PHONE

pytestmark = [PHONE, pytest.mark.browser, pytest.mark.database]

SESSION = data_of("utama", "f12_catatan_sesi")
SAVED = "Tersimpan "


def deeds(office):
    sheet = office.engine.ask(History(office.no), office.walker.person("auditor"))
    return [event.deed for event in sheet.events]


class Held:
    """What a page sends to an address, kept on the way until it is let go."""

    def __init__(self, page: Page, address: str) -> None:
        self._kept: list[Route] = []
        self._open = False
        page.route(address, self._keep)

    def _keep(self, route: Route) -> None:
        if self._open:
            route.continue_()
        else:
            self._kept.append(route)

    def let_go(self) -> None:
        """Send on what is kept; what is tried again goes its way."""
        self._open = True
        for route in self._kept:
            route.continue_()


def test_what_is_typed_is_there_again_after_a_reload(office, somebody):
    office.play_until("f12_catatan_sesi")
    person = somebody("pekerja_sosial")
    person.open(office.task("f12_catatan_sesi"))
    fill(person.page, {"mode": "keluarga", "hadir": ["Rahmi Yulianti"]})
    person.page.get_by_label("Isi sesi").fill("Ayah dan Fajar duduk bersama.")
    expect(person.page.get_by_role("status").filter(has_text=SAVED)).to_be_visible()
    with person.page.expect_response(lambda answer: answer.url.endswith("/draf")):
        person.page.get_by_label("Isi sesi").press_sequentially(" Tenang.")

    person.page.reload()

    expect(person.page.get_by_label("Isi sesi")).to_have_value(
        "Ayah dan Fajar duduk bersama. Tenang."
    )
    expect(person.page.locator('[name="hadir[0]"]')).to_have_value("Rahmi Yulianti")
    expect(person.page.locator('[name="mode"][value="keluarga"]')).to_be_checked()


def test_a_redraw_does_not_take_what_is_typed_meanwhile(office, somebody):
    office.play_until("f03_triase")
    person = somebody("petugas_penerima")
    person.take_up(office.task("f03_triase"))
    held = Held(person.page, "**/tugas/*")
    with redrawing(person.page):
        person.page.locator('[name="jenis_kekerasan"][value="fisik"]').check()
        person.page.get_by_label("Jumlah anak di rumah").press_sequentially("12")
        person.page.get_by_label("Ada pikiran").check()
        held.let_go()

    expect(person.page.get_by_label("Usia korban (tahun)")).to_be_visible()
    expect(person.page.get_by_label("Jumlah anak di rumah")).to_have_value("12")
    expect(person.page.get_by_label("Ada pikiran")).to_be_checked()


def test_finishing_waits_for_the_draft_that_is_on_its_way(office, somebody):
    office.play_until("f12_catatan_sesi")
    person = somebody("pekerja_sosial")
    person.open(office.task("f12_catatan_sesi"))
    fill(person.page, SESSION)
    expect(person.page.get_by_role("status").filter(has_text=SAVED)).to_be_visible()
    held = Held(person.page, "**/draf")

    with person.page.expect_request("**/draf"):
        person.page.get_by_label("Isi sesi").press_sequentially(" Tenang.")
    person.button(FINISH).click()
    expect(person.page.locator("#tugas")).not_to_have_attribute("data-sent", "yes")
    with person.page.expect_navigation():
        held.let_go()

    expect(person.page.get_by_text("Sesi konseling: selesai dan tersimpan.")).to_be_visible()


def test_a_double_click_is_done_once(office, somebody):
    office.play_until("f12_catatan_sesi")
    person = somebody("pekerja_sosial")
    path = office.task("f12_catatan_sesi")
    person.open(path)
    fill(person.page, SESSION)

    with person.page.expect_navigation():
        person.button(FINISH).dblclick()

    expect(person.page.get_by_text("Sesi konseling: selesai dan tersimpan.")).to_be_visible()
    done = [answer for answer in office.sheet().answers if path.endswith(answer.task_id)]
    assert len(done) == 1
    assert deeds(office)[-1:] != ["task_completed"] * 2


def test_whoever_was_slower_is_told_by_whom_and_keeps_her_own_text(office, somebody):
    office.play_until("f12_catatan_sesi")
    person = somebody("pekerja_sosial")
    path = office.task("f12_catatan_sesi")
    person.open(path)
    fill(person.page, {**SESSION, "isi": "Fajar tertawa untuk pertama kali."})
    expect(person.page.get_by_role("status").filter(has_text=SAVED)).to_be_visible()
    hand_over(somebody("manajer_kasus"), path, COLLEAGUE)
    somebody(COLLEAGUE[0]).work(path, SESSION)

    with person.page.expect_response(lambda answer: answer.status == 409):
        person.go(person.button(FINISH))

    page = person.page
    expect(page.get_by_role("alert")).to_contain_text("Budi Santoso sudah menyelesaikan tugas ini")
    mine = page.locator("section").filter(has=page.get_by_role("heading", name="Isian Anda"))
    theirs = page.locator("section").filter(has=page.get_by_role("heading", name="Yang tercatat"))
    expect(mine).to_contain_text("Fajar tertawa untuk pertama kali.")
    expect(theirs).to_contain_text(SESSION["isi"])


def hand_over(manager, path, colleague):
    manager.open(path)
    manager.page.get_by_text("Serahkan kepada rekan").click()
    manager.page.get_by_label("Kepada", exact=True).select_option(colleague[0])
    manager.page.get_by_label("Alasan (boleh kosong)").fill("Rina sedang cuti.")
    manager.go(manager.page.get_by_role("button", name="Serahkan"))
    expect(manager.page.get_by_text("Tugas sudah diserahkan.")).to_be_visible()


def test_a_stale_tab_shows_both_texts_and_lets_her_choose(office, somebody):
    office.play_until("f12_catatan_sesi")
    person = somebody("pekerja_sosial")
    path = office.task("f12_catatan_sesi")
    person.open(path)
    second = person.page.context.new_page()
    second.goto(path)
    second.get_by_label("Isi sesi").fill("Ditulis di tab kedua.")
    expect(second.get_by_role("status").filter(has_text=SAVED)).to_be_visible()

    person.page.get_by_label("Isi sesi").fill("Ditulis di tab pertama.")
    person.go(person.button("Bandingkan keduanya"))

    expect(person.page.get_by_role("alert")).to_contain_text("sudah diperbarui di tab")
    expect(person.page.get_by_text("Ditulis di tab kedua.")).to_be_visible()
    person.go(person.button("Lanjutkan isian ini"))
    expect(person.page.get_by_label("Isi sesi")).to_have_value("Ditulis di tab pertama.")
