"""The line is cut, the server is killed, the session ends: not one character is lost."""

import pytest
from playwright.sync_api import expect

from tests.browser.chaos.conftest import Writer

pytestmark = [pytest.mark.browser, pytest.mark.database]

CUT = "Belum tersimpan: sambungan terputus."


def test_a_minute_without_a_line(desk, dewi, text):
    dewi.page.clock.install()
    dewi.open()
    dewi.type(text())
    dewi.page.clock.run_for(1500)
    dewi.wait_until_saved()

    dewi.page.context.set_offline(True)
    for _ in range(6):
        typed = dewi.type(text())
        dewi.page.clock.run_for(10_000)
        expect(dewi.status).to_contain_text(CUT)
    assert desk.kept(dewi.path) != typed
    dewi.page.context.set_offline(False)
    dewi.page.clock.run_for(5000)

    dewi.wait_until_saved()
    assert desk.kept(dewi.path) == typed


def test_finishing_without_a_line_leaves_the_page_where_it_is(desk, dewi, text):
    typed = dewi.fill_in(text())
    dewi.page.context.set_offline(True)
    dewi.page.get_by_role("button", name="Selesaikan", exact=True).click()
    expect(dewi.status).to_contain_text(CUT)
    assert dewi.story.input_value() == typed

    dewi.page.context.set_offline(False)
    dewi.press("Selesaikan")

    expect(dewi.page.get_by_text("Catat kedatangan: selesai dan tersimpan.")).to_be_visible()
    assert desk.told(dewi.path) == [typed]


def test_a_note_of_the_case_is_not_sent_into_a_cut_line(desk, dewi, text):
    no = desk.sheet(dewi.path).task.case_no
    dewi.page.goto(f"/kasus/{no}")
    dewi.page.get_by_text("Tulis catatan").click()
    note = dewi.page.locator("#catatan-baru")
    note.fill(text())
    dewi.page.context.set_offline(True)
    dewi.page.get_by_role("button", name="Simpan catatan").click()
    dewi.page.wait_for_function("document.querySelector('form :invalid')")
    typed = note.input_value()

    dewi.page.context.set_offline(False)
    dewi.press("Simpan catatan")
    expect(dewi.page.locator("#catatan")).to_contain_text(typed, use_inner_text=True)


def test_who_never_rests_is_saved_all_the_same(dewi, text):
    dewi.page.clock.install()
    dewi.open()
    for _ in range(6):
        dewi.type(text())
        dewi.page.clock.run_for(1000)

    dewi.wait_until_saved()


def test_the_server_is_killed_and_comes_back(desk, dewi, text):
    dewi.page.clock.install()
    dewi.open()
    dewi.type(text())
    desk.server.kill()
    dewi.page.clock.run_for(1500)
    expect(dewi.status).to_contain_text(CUT)
    typed = dewi.type(text())
    desk.server.start()
    dewi.page.clock.run_for(5000)

    dewi.wait_until_saved()
    assert desk.kept(dewi.path) == typed


def test_the_session_ends_and_she_signs_in_beside_the_form(desk, dewi, text):
    dewi.page.clock.install()
    dewi.open()
    dewi.type(text())
    desk.end_sessions()
    dewi.page.clock.run_for(1500)
    expect(dewi.status).to_contain_text("Sesi Anda sudah berakhir")
    typed = dewi.type(text())
    with dewi.page.expect_popup() as opened:
        dewi.page.get_by_role("link", name="Masuk lagi di tab baru").click()
    Writer(opened.value, dewi.path).sign_in()
    opened.value.close()
    dewi.page.clock.run_for(5000)

    dewi.wait_until_saved()
    assert dewi.story.input_value() == typed == desk.kept(dewi.path)


@pytest.mark.parametrize("scripted", [True, False])
def test_the_session_ends_and_what_is_handed_in_goes_through_the_door(desk, come, text, scripted):
    dewi = come(java_script_enabled=scripted)
    typed = dewi.fill_in(text())
    desk.end_sessions()
    dewi.press("Selesaikan")
    dewi.sign_in()
    dewi.press("Kirim sekarang")

    expect(dewi.page.get_by_text("Catat kedatangan: selesai dan tersimpan.")).to_be_visible()
    assert desk.told(dewi.path) == [typed]
