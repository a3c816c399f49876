"""The demonstration: its pages are light and fit to be shown."""

import os
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page

from engine import Cases, Inbox
from tests.browser.acceptance.filling import fill
from tests.browser.acceptance.office import PATHWAY
from tests.browser.acceptance.widths import PHONE
from tests.browser.demonstration import TODAY
from webui.walking import MovableClock

pytestmark = [pytest.mark.browser, pytest.mark.database, pytest.mark.slow]

IMAGES = Path(__file__).parents[3] / "docs/images"
#: `LK3_SCREENSHOTS=1` makes the README's pictures anew; otherwise the tree stays as it is.
WANTED = os.environ.get("LK3_SCREENSHOTS") == "1"
#: Bytes that a page and all it needs may weigh on the wire when nothing is in the cache.
BUDGET = 60 * 1024
#: Page, style, script: each costs a weak link its way there and back.
REQUESTS = 3
#: Of a picture: enough for what is flat, and a quarter of the bytes.
COLOURS = 64


@pytest.fixture(scope="module")
def template(demonstration):
    return demonstration


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(TODAY)


def weigh(page: Page, path: str) -> tuple[int, int]:
    """Bytes on the wire of a page with its styles and scripts, and requests; the cache is empty."""
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.clearBrowserCache")
    weights: list[float] = []
    wire.on("Network.loadingFinished", lambda sent: weights.append(sent["encodedDataLength"]))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path, wait_until="networkidle")
    wire.detach()
    return int(sum(weights)), sum(url.startswith("http") for url in asked)


@PHONE
def test_pages_are_light(office, somebody, record_property):
    person = somebody("pekerja_sosial")
    worker = office.walker.person("pekerja_sosial")
    case, *_ = office.engine.ask(Cases(), worker)
    desk = office.engine.ask(Inbox(), worker)
    paths = ["/tugas", f"/kasus/{case.no}", *(f"/tugas/{task.id}" for task in desk.tasks)]

    weights = {path: weigh(person.page, path) for path in paths}

    for path, (weight, requests) in weights.items():
        record_property(path, weight)
        print(f"{weight / 1024:6.1f} KB {requests}  {path}")  # noqa: T201 - the figures of the closing note
    for weight, requests in weights.values():
        assert weight <= BUDGET, weights
        assert requests <= REQUESTS, weights


def keep(person, name: str) -> None:
    """Judge a page as the README shows it; keep its picture if it is wanted, in few colours."""
    person.look()
    if WANTED:
        IMAGES.mkdir(parents=True, exist_ok=True)
        seen = Image.open(BytesIO(person.page.screenshot())).convert("RGB")
        seen.quantize(COLOURS, dither=Image.Dither.NONE).save(IMAGES / f"{name}.png", optimize=True)


class TestPictures:
    """The pictures of the README: pages of the demonstration."""

    @pytest.fixture(params=[1280])
    def width(self, request: pytest.FixtureRequest) -> int:
        return request.param

    def test_the_desk_of_a_social_worker(self, somebody):
        person = somebody("pekerja_sosial")
        person.page.goto("/tugas")
        keep(person, "tugas")

    def test_a_case_on_its_way(self, office, somebody):
        worker = office.walker.person("pekerja_sosial")
        case = next(c for c in office.engine.ask(Cases(), worker) if c.status == "running")
        person = somebody("pekerja_sosial")
        person.page.goto(f"/kasus/{case.no}")
        keep(person, "kasus")

    def test_the_editor(self, somebody):
        person = somebody("koordinator")
        person.page.goto(f"/proses/{PATHWAY}/sunting")
        person.page.locator("[data-editor][data-ready]").wait_for()
        person.page.locator('[data-outline] [data-element="tetapkan_petugas"]').click()
        keep(person, "penyunting")

    def test_the_work_of_a_daerah(self, somebody):
        person = somebody("manajer_kasus")
        person.page.goto("/beban")
        keep(person, "beban")

    @PHONE
    def test_a_report_from_outside(self, visitor):
        person = visitor("pekerja_sosial")
        person.page.goto("/lapor/13.77/warga")
        keep(person, "lapor-ponsel")

    @PHONE
    def test_a_form_on_a_phone(self, office, somebody):
        worker = office.walker.person("pekerja_sosial")
        tasks = office.engine.ask(Inbox(), worker).tasks
        session = next(task for task in tasks if task.element == "f12_catatan_sesi")
        person = somebody("pekerja_sosial")
        person.page.goto(f"/tugas/{session.id}")
        fill(person.page, {"sesi_ke": 3, "mode": "keluarga"})
        person.page.locator("#isian .form-section").first.evaluate("form => form.scrollIntoView()")
        keep(person, "formulir-ponsel")
