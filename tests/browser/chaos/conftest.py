"""`lk3 serve` in a process of its own, always at one address, and somebody who writes there."""

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from engine import (
    MACHINE_ACTOR,
    Actor,
    AssignTask,
    CaseByNo,
    Database,
    Engine,
    PublishDefinition,
    RegisterAccount,
    StartCase,
    TaskById,
)
from tests.browser.chaos.words import words
from tests.browser.serving import free_port
from tests.conftest import Databases
from tests.crash.browser import Office
from tests.webui.conftest import FILES
from webui.settings import from_environment
from webui.wiring import engine_on, open_database

PATIENCE = 20.0  # seconds
DAERAH, PASSWORD = "13.77", "teman-bicara-latihan"
ROLES = {"dewi": "petugas_penerima", "nur": "petugas_penerima", "hasan": "manajer_kasus"}
#: What browser and htmx say of a line that is cut, of their own accord.
CUT = ("Failed to load resource: net::ERR_", "htmx: htmx:error: Failed to fetch")


def actor(name: str) -> Actor:
    return Actor(username=name, name=name, daerah=DAERAH, role=ROLES[name])


@dataclass
class Desk:
    """An office behind a server that can be killed; its engine looks at what the server kept."""

    server: Office
    engine: Engine
    database: Database
    address: str

    def task(self, by: str = "dewi") -> str:
        """Open a case; return the path of its first task."""
        no = self.engine.do(StartCase("kunjungan"), actor(by)).case_no
        [task] = self.engine.ask(CaseByNo(no), actor(by)).tasks
        return f"/tugas/{task.id}"

    def kept(self, path: str, by: str = "dewi") -> object:
        """Return the story that the draft of a task tells; None without one."""
        draft = self.sheet(path, by).draft
        return draft.body.get("cerita") if draft else None

    def wait_until_kept(self, path: str, story: str) -> None:
        """Wait for a draft that is on its way from a page that is gone."""
        until = time.monotonic() + PATIENCE
        while self.kept(path) != story:
            assert time.monotonic() < until, f"kept: {self.kept(path)!r}"
            time.sleep(0.1)

    def sheet(self, path: str, by: str = "dewi"):
        return self.engine.ask(TaskById(path.rpartition("/")[2], late=True), actor(by))

    def told(self, path: str, by: str = "dewi") -> list[object]:
        """Return the stories that were handed in with a task."""
        case = self.engine.ask(CaseByNo(self.sheet(path, by).task.case_no), actor(by))
        return [one.body["cerita"] for one in case.answers if path.endswith(one.task_id)]

    def end_sessions(self) -> None:
        """End them as half an hour without a touch does: no browser is told."""
        with self.database.writing() as connection:
            connection.exec_driver_sql("DELETE FROM session")

    def give(self, path: str, to: str) -> None:
        self.engine.do(AssignTask(path.rpartition("/")[2], to, "cuti"), actor("hasan"))


@dataclass
class Writer:
    """Somebody at her browser with a task's form before her."""

    page: Page
    path: str

    def open(self, page: Page | None = None) -> "Writer":
        """Open the task; in another tab when one is given."""
        writer = Writer(page or self.page, self.path)
        writer.page.goto(self.path)
        return writer

    @property
    def story(self) -> Locator:
        return self.page.get_by_label("Cerita singkat")

    @property
    def status(self) -> Locator:
        return self.page.locator("[data-autosave]")

    def fill_in(self, text: str) -> str:
        """Answer all that must be answered, the story with `text`; return it as it stands there."""
        self.page.get_by_label("Nama yang datang").fill("Ani")
        self.page.get_by_label("Tidak", exact=True).check()
        return self.type(text)

    def type(self, text: str) -> str:
        """Write on where the story ends; return what stands there now."""
        self.story.focus()
        self.page.keyboard.press("Control+End")
        self.page.keyboard.insert_text(text)
        return self.story.input_value()

    def wait_until_saved(self) -> None:
        expect(self.status).to_have_text(re.compile(r"^\s*Tersimpan \d\d\.\d\d\s*$"))

    def press(self, name: str) -> None:
        """Press what leads to another page."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=True).click()

    def sign_in(self) -> None:
        self.page.get_by_label("Nama pengguna").fill("dewi")
        self.page.get_by_label("Kata sandi").fill(PASSWORD)
        self.press("Masuk")


@pytest.fixture(scope="session")
def desk(
    migrated: str, databases: Databases, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    folder, port = tmp_path_factory.mktemp("kacau"), free_port()
    with databases.copy(migrated, folder) as url, pytest.MonkeyPatch.context() as environment:
        environment.setenv("LK3_SECOND_FACTOR", "offered")
        settings = from_environment({"DATABASE_URL": url, "LK3_VAR": str(folder)})
        database = open_database(settings)
        engine = engine_on(database, settings)
        for name, role in ROLES.items():
            account = RegisterAccount(name, name, DAERAH, (role,), password=PASSWORD)
            engine.do(account, MACHINE_ACTOR)
        engine.do(PublishDefinition(DAERAH, "kunjungan", FILES), MACHINE_ACTOR)
        server = Office(url, folder, port)
        yield Desk(server, engine, database, f"http://127.0.0.1:{port}")
        server.close()
        database.close()


def slip_in(page: Page) -> None:
    """Sign in through the door without drawing it."""
    request = page.context.request
    token = request.get("/masuk").text().split('name="x-csrf" value="')[1].split('"')[0]
    assert request.post("/masuk", form={"x-csrf": token, "nama": "dewi", "sandi": PASSWORD}).ok


@pytest.fixture
def come(
    desk: Desk, new_context: Callable[..., BrowserContext], complaints: list[str]
) -> Iterator[Callable[..., Writer]]:
    """Bring somebody with a telephone, signed in, before a task of her own."""

    def come(**options: object) -> Writer:
        page = new_context(base_url=desk.address, **options).new_page()
        page.set_viewport_size({"width": 360, "height": 780})
        slip_in(page)
        return Writer(page, desk.task()).open()

    yield come
    complaints[:] = [one for one in complaints if not one.startswith(CUT)]


@pytest.fixture
def dewi(come: Callable[..., Writer]) -> Writer:
    return come()


@pytest.fixture
def text() -> Callable[[], str]:
    """Words that were never typed before, from many scripts; the same in every run."""
    return words()
