"""A cheap phone on a weak link, cold cache: when inbox and form are usable, and what they weigh.

make run    # in one window, then in another:
.venv/bin/python -m tests.benchmarks.slow_phone http://127.0.0.1:8080
"""

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

from tests.browser.conftest import ARGUMENTS

PERSON, PASSWORD = "peksos.pariaman", "teman-bicara-latihan"
VIEWPORT = {"width": 360, "height": 780}
#: 400 kbit/s both ways, 400 ms there and back.
LINK = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
SLOWER = 4
VISITS = 5
#: What must be drawn for a page to be of use: a task to open, a question to answer.
TASK = "ul.desk a[href^='/tugas/']"
QUESTION = "#isian :is(input:not([type=hidden]), select, textarea)"
#: Frames are drawn once the style is there: the first that has the element shows it.
WATCH = """
const look = () => {
  const wanted = document.querySelector(WANTED);
  if (wanted?.getClientRects().length && !wanted.disabled) window.usable = performance.now();
  else requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""


@dataclass(frozen=True, slots=True)
class Visit:
    """One page, opened once."""

    usable_ms: float
    #: On the wire, with the heads of the answers.
    bytes: int
    requests: int


def measured(browser: Browser, address: str) -> Iterator[tuple[str, list[Visit]]]:
    """Yield pages with the visits paid to them, each by a browser that was never here."""
    yield "inbox", [_visit(browser, address, "/tugas", TASK) for _ in range(VISITS)]
    task = _first_task(browser, address)
    yield "task", [_visit(browser, address, task, QUESTION) for _ in range(VISITS)]


def _first_task(browser: Browser, address: str) -> str:
    """Return the path of the first task that has a form."""
    page = _signed_in(browser, address).new_page()
    page.goto("/tugas")
    links = page.locator(TASK).evaluate_all("links => links.map(link => link.pathname)")
    for path in links:
        page.goto(path)
        if page.locator(QUESTION).count():
            page.context.close()
            return str(path)
    raise SystemExit("nobody asks anything of " + PERSON)


def _visit(browser: Browser, address: str, path: str, wanted: str) -> Visit:
    context = _signed_in(browser, address)
    page = context.new_page()
    page.add_init_script(f'const WANTED = "{wanted}";{WATCH}')
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    wire, weights = _slowed(context, page)
    page.goto(path, wait_until="networkidle")
    page.wait_for_function("window.usable")
    usable = page.evaluate("window.usable")
    wire.detach()
    context.close()
    return Visit(usable, int(sum(weights)), sum(url.startswith("http") for url in asked))


def _slowed(context: BrowserContext, page: Page) -> tuple[CDPSession, list[float]]:
    """Put the page on the phone; return what its answers weigh as they come."""
    wire, weights = context.new_cdp_session(page), []
    wire.send("Network.enable")
    wire.send("Network.emulateNetworkConditions", LINK)
    wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    wire.on("Network.loadingFinished", lambda sent: weights.append(sent["encodedDataLength"]))
    return wire, weights


def _signed_in(browser: Browser, address: str) -> BrowserContext:
    context = browser.new_context(base_url=address, viewport=VIEWPORT, locale="id-ID")
    context.set_default_timeout(60_000)
    door = context.request.get("/masuk").text()
    token = door.split('name="x-csrf" value="')[1].split('"')[0]
    context.request.post("/masuk", form={"x-csrf": token, "nama": PERSON, "sandi": PASSWORD})
    return context


def main(address: str) -> None:
    """Print the medians of five visits."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=ARGUMENTS)
        for name, visits in measured(browser, address):
            shown = sorted(round(visit.usable_ms) for visit in visits)
            size, count = (max(getattr(one, of) for one in visits) for of in ("bytes", "requests"))
            print(f"{name}: usable {median(shown)} ms of {shown}, {size} bytes, {count} requests")  # noqa: T201 the figures


if __name__ == "__main__":
    main(sys.argv[1])
