"""Tabs, crashes, the way back, double clicks: the page goes, what was typed in it does not."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Error, expect

from engine import SuspendCase
from tests.browser.chaos.conftest import actor

pytestmark = [pytest.mark.browser, pytest.mark.database]

DONE = "Catat kedatangan: selesai dan tersimpan."


@pytest.mark.parametrize("chosen", ["ini", "tersimpan"])
def test_two_tabs_show_both_texts_and_choosing_loses_neither(desk, dewi, text, chosen):
    second = dewi.open(dewi.page.context.new_page())
    theirs = second.type(text())
    second.wait_until_saved()
    mine = dewi.type(text())
    dewi.press("Bandingkan keduanya")

    for shown in (mine, theirs):
        expect(dewi.page.locator("main")).to_contain_text(shown, use_inner_text=True)
    dewi.press(f"Lanjutkan isian {chosen}")

    in_form, beside = (mine, theirs) if chosen == "ini" else (theirs, mine)
    assert dewi.story.input_value() == in_form == desk.kept(dewi.path)
    dewi.page.get_by_text("Ditulis dewi").click()
    expect(dewi.page.locator("details.sheet")).to_contain_text(beside, use_inner_text=True)


def test_a_tab_that_crashes_comes_back_with_what_was_saved(dewi, text):
    typed = dewi.type(text())
    dewi.wait_until_saved()
    with pytest.raises(Error, match="crash"):
        dewi.page.goto("chrome://crash")

    again = dewi.open(dewi.page.context.new_page())
    assert again.story.input_value() == typed


def test_a_tab_that_is_closed_at_once_sends_what_was_just_typed(desk, dewi, text):
    typed = dewi.type(text())
    other = dewi.page.context.new_page()
    dewi.page.close()
    desk.wait_until_kept(dewi.path, typed)

    again = dewi.open(other)
    assert again.story.input_value() == typed


def test_the_way_back_after_finishing_shows_that_it_is_done(desk, dewi, text):
    typed = dewi.fill_in(text())
    dewi.press("Selesaikan")
    expect(dewi.page.get_by_text(DONE)).to_be_visible()
    dewi.page.go_back()

    expect(dewi.page.get_by_text("Tugas ini diselesaikan dewi")).to_be_visible()
    assert desk.told(dewi.path) == [typed]


def test_a_double_click_is_done_once(desk, dewi, text):
    typed = dewi.fill_in(text())
    with dewi.page.expect_navigation():
        dewi.page.get_by_role("button", name="Selesaikan", exact=True).dblclick()

    expect(dewi.page.get_by_text(DONE)).to_be_visible()
    assert desk.told(dewi.path) == [typed]


def test_who_lost_the_task_meanwhile_reads_her_own_words(desk, dewi, text):
    typed = dewi.fill_in(text())
    desk.give(dewi.path, "nur")
    dewi.press("Selesaikan")

    expect(dewi.page.get_by_text("Tugas ini sekarang dipegang nur.")).to_be_visible()
    expect(dewi.page.locator("main")).to_contain_text(typed, use_inner_text=True)
    assert desk.told(dewi.path) == []


def test_a_suspended_case_takes_nothing_and_keeps_what_was_typed(desk, dewi, text):
    typed = dewi.fill_in(text())
    no = desk.sheet(dewi.path).task.case_no
    desk.engine.do(SuspendCase(no, "menunggu keluarga"), actor("hasan"))
    dewi.press("Selesaikan")

    expect(dewi.page.locator("main")).to_contain_text(typed, use_inner_text=True)
    assert desk.told(dewi.path) == []


@pytest.mark.parametrize("days", [-1, 1])
def test_a_telephone_whose_clock_is_a_day_off_saves_and_hands_in(desk, dewi, text, days):
    dewi.page.clock.install(time=datetime.now(UTC) + timedelta(days=days))
    dewi.open()
    typed = dewi.fill_in(text())
    dewi.page.clock.run_for(1500)
    dewi.wait_until_saved()
    dewi.press("Selesaikan")

    assert desk.told(dewi.path) == [typed]
