"""An office of Kota Pariaman behind a real web server, and its people at their browsers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from time import monotonic

from playwright.sync_api import Locator, Page, expect

from engine import MACHINE_ACTOR, CaseByNo, CaseSheet, Engine, PublishDefinition, RegisterAccount
from processes import Scenario, scenarios
from tests.browser.acceptance.filling import fill
from webui.accounts import account_name
from webui.bundles import bundle_of
from webui.demo import PASSWORD, PEOPLE
from webui.walking import MovableClock, Walker

DAERAH, PATHWAY = "13.77", "konseling_keluarga"
FINISH = "Selesaikan"
#: Milliseconds to wait for a printed document; two busy cores need a while.
PAPER = 60_000
#: Seconds in which a busy server has ended a session.
PATIENCE = 60

#: The second social worker: username and name.
COLLEAGUE = ("budi.pariaman", "Budi Santoso")


def furnish(engine: Engine) -> None:
    """Give an empty database one person of each role, a second social worker, the pathway."""
    people = [(account_name(role, DAERAH), name, role) for role, name in PEOPLE.items()]
    for username, name, role in (*people, (*COLLEAGUE, "pekerja_sosial")):
        account = RegisterAccount(username, name, DAERAH, (role,), password=PASSWORD)
        engine.do(account, MACHINE_ACTOR)
    engine.do(PublishDefinition(DAERAH, PATHWAY, bundle_of(PATHWAY, DAERAH)), MACHINE_ACTOR)


def story(name: str) -> Scenario:
    return next(one for one in scenarios(PATHWAY) if one.name == name)


def data_of(name: str, element: str) -> Mapping[str, object]:
    """Return what a story answers at a task the first time."""
    return next(step["data"] for step in story(name).steps if step.get("complete") == element)


@dataclass
class Office:
    """The served application, its engine and its clock."""

    address: str
    engine: Engine
    clock: MovableClock
    database_url: str

    def __post_init__(self) -> None:
        self.walker = Walker(self.engine, self.clock, DAERAH, PEOPLE)

    @property
    def no(self) -> str:
        """The number of the case that the walker is on."""
        return self.walker.no

    def play(self, scenario: Scenario) -> None:
        """Do the steps of a story without a browser; what it expects is looked at elsewhere."""
        deeds = tuple(step for step in scenario.steps if "expect" not in step)
        walk = self.walker.play(replace(scenario, steps=deeds))
        assert walk.ok, walk.problems

    def play_until(self, element: str, name: str = "utama") -> None:
        """Play a story from its beginning until the task `element` waits to be done."""
        steps = story(name).steps
        end = next(at for at, step in enumerate(steps) if step.get("complete") == element)
        self.play(replace(story(name), steps=steps[:end]))

    def sheet(self) -> CaseSheet:
        """The case as an auditor and its team see it together: with its answers."""
        return self.engine.ask(CaseByNo(self.no), self.walker.person("manajer_kasus"))

    def task(self, element: str) -> str:
        """The path of the open task `element`."""
        (task,) = [t for t in self.sheet().tasks if (t.element, t.status) == (element, "open")]
        return f"/tugas/{task.id}"


@dataclass
class Person:
    """Somebody of the office at her browser; every page she comes to is judged."""

    page: Page
    username: str
    judge: Callable[[Page], None]

    def look(self) -> None:
        """Judge the page she is on: axe finds nothing, nothing is wider than the screen."""
        self.page.wait_for_load_state()
        self.judge(self.page)
        width = self.page.viewport_size["width"]
        assert self.page.evaluate("document.documentElement.scrollWidth") <= width, self.page.url

    def open(self, path: str) -> None:
        self.page.goto(path)
        self.look()

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name)

    def go(self, pressed: Locator) -> None:
        """Press a button or a link that leads to another page, and look at it."""
        with self.page.expect_navigation():
            pressed.click()
        self.look()

    def tell_the_door(self, password: str = PASSWORD) -> None:
        """Write name and password on the sign-in page."""
        self.page.get_by_label("Nama pengguna").fill(self.username)
        self.page.get_by_label("Kata sandi").fill(password)

    def slip_in(self) -> None:
        """Through the same door, without drawing it: for tests that are about something else."""
        request = self.page.context.request
        door = request.get("/masuk").text()
        token = door.split('name="x-csrf" value="')[1].split('"')[0]
        form = {"x-csrf": token, "nama": self.username, "sandi": PASSWORD}
        assert request.post("/masuk", form=form).ok

    def forgotten(self) -> None:
        """Wait until the browser was told to forget her: leaving quickly does not wait for that."""
        until = monotonic() + PATIENCE
        while any(one["name"] == "lk3" for one in self.page.context.cookies()):
            assert monotonic() < until, "the session's cookie is still there"
            self.page.wait_for_timeout(50)

    def take_up(self, path: str) -> None:
        """Open a task; take it out of the pool if it lies there."""
        self.open(path)
        if self.button("Ambil tugas ini").count():
            self.go(self.button("Ambil tugas ini"))

    def hand_in(self) -> None:
        """Finish the task, once more where an answer is odd; it is told that it is done."""
        task = self.page.get_by_role("heading", level=1).inner_text()
        self.go(self.button(FINISH))
        if self.page.get_by_role("alert").get_by_text("mohon dilihat sekali lagi").count():
            self.go(self.button(FINISH))
        expect(self.page.get_by_text(f"{task}: selesai dan tersimpan.")).to_be_visible()

    def work(self, path: str, answers: Mapping[str, object]) -> None:
        """Take a task up, fill its form, hand it in."""
        self.take_up(path)
        fill(self.page, answers)
        self.hand_in()
