"""Work is dealt out and a door is shut, on a phone and at a desk, with a script and without."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from engine import AssignTask, TaskById
from tests.browser.acceptance.office import DAERAH
from tests.browser.pages.house import MANAGER, TAKER, WHY, WORKER, House
from webui.accounts import account_name
from webui.demo import PEOPLE

pytestmark = [
    pytest.mark.browser,
    pytest.mark.database,
    pytest.mark.parametrize("script", [False, True], ids=["without-script", "with-script"]),
    pytest.mark.parametrize("width", [360, 1280]),
]


@pytest.fixture
def sit(
    house: House,
    new_context: Callable[..., BrowserContext],
    width: int,
    script: bool,  # noqa: FBT001
) -> Callable[[str], Page]:
    """Seat somebody of the house at a browser of that width."""

    def sit(who: str) -> Page:
        context = new_context(base_url=house.address, java_script_enabled=script)
        context.add_cookies([house.cookie(who)])
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 800})
        return page

    return sit


def press(page: Page, role: str, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role(role, name=name, exact=True).click()


def test_a_colleagues_tasks_are_dealt_out_from_the_view_of_all_work(house, sit):
    page = sit(MANAGER)
    page.goto("/beban")
    press(page, "link", PEOPLE[WORKER])
    held = page.get_by_role("listitem").filter(has_text=f"Dipegang {PEOPLE[WORKER]}").first
    held.get_by_role("checkbox").check()
    task = held.get_by_role("checkbox").input_value()
    page.get_by_label("Alasan").fill(WHY)
    page.get_by_label("Kepada", exact=True).select_option(label="Budi Santoso (Pekerja sosial)")
    press(page, "button", "Serahkan yang dipilih")
    expect(page.get_by_text("1 tugas sudah diproses.")).to_be_visible()
    holder = house.engine.ask(TaskById(task), house.who(MANAGER)).task.assignee
    house.engine.do(AssignTask(task, account_name(WORKER, DAERAH), WHY), house.who(MANAGER))
    assert holder == account_name(TAKER, DAERAH)


def test_a_door_is_shut_and_whoever_comes_is_told_where_to_turn(sit):
    page, visitor = sit("koordinator"), sit("")
    page.goto("/pintu")
    door = page.locator("section.sheet").first
    with page.expect_navigation():
        door.get_by_role("button", name="Tutup pintu").click()
    expect(page.get_by_text("Pintu ditutup.")).to_be_visible()
    visitor.goto("/lapor/13.77/warga")
    expect(visitor.get_by_role("heading", name="Formulir ini sedang ditutup")).to_be_visible()
    with page.expect_navigation():
        door.get_by_role("button", name="Buka pintu").click()
    expect(page.get_by_text("Pintu dibuka.")).to_be_visible()


def test_a_pathway_is_read_with_its_drawing_and_what_this_daerah_does_otherwise(sit):
    page = sit("koordinator")
    page.goto("/jalur")
    with page.expect_navigation():
        page.locator('a[href="/jalur/P2"]').click()
    expect(page.locator("svg").first).to_be_visible()
