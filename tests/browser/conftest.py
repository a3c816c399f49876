"""A real browser for every test here: what it complains of fails the test, axe judges the page."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.demonstration import demonstration

__all__ = ["demonstration"]

ROOT = Path(__file__).parents[2]
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
#: A refusal is an answer like any other, but Chromium calls every 4xx an error.
REFUSALS = tuple(
    f"Failed to load resource: the server responded with a status of {code}"
    for code in (401, 403, 404, 409, 410, 422, 429)
)
#: Reports what the content security policy stops, also where the console keeps silent.
WATCH_POLICY = """
document.addEventListener('securitypolicyviolation', (event) => console.error(
  `policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`
));
"""
#: Milliseconds to wait for anything on a page: a busy machine is slow, and not wrong.
PATIENCE = 60_000
GRAVE = ("serious", "critical")
#: What axe is asked; a path to each of a page's elements would double its work.
JUDGEMENT = """axe.run(document, {
  resultTypes: ['violations'], preload: false, selectors: false, elementRef: false,
})"""


expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    """Start Debian's Chromium, or the one that CHROMIUM names."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    return {**browser_type_launch_args, "executable_path": program, "args": ARGUMENTS}


@pytest.fixture(scope="session")
def base_url() -> None:
    """Each test serves its own application; the plugin's fixture of this name is deprecated."""


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, object]) -> dict[str, object]:
    """Look at pages the way an office in Pariaman does."""
    return {
        **browser_context_args,
        "locale": "id-ID",
        "timezone_id": "Asia/Jakarta",
        "viewport": {"width": 1280, "height": 900},
    }


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """Gather errors of the console, of scripts and of the content policy; any fails the test."""
    gathered: list[str] = []
    yield gathered
    assert not gathered, "the browser complained:\n" + "\n".join(gathered)


@pytest.fixture
def new_context(
    new_context: Callable[..., BrowserContext], complaints: list[str]
) -> Callable[..., BrowserContext]:
    """Make browser contexts whose pages are listened to."""

    def make(**options: object) -> BrowserContext:
        context = new_context(**options)
        context.set_default_timeout(PATIENCE)
        context.add_init_script(WATCH_POLICY)
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        context.on(
            "console",
            lambda message: (
                complaints.append(f"{message.text} ({message.location.get('url', '')})")
                if message.type == "error" and not message.text.startswith(REFUSALS)
                else None
            ),
        )
        return context

    return make


@pytest.fixture(scope="session")
def axe_source() -> str:
    """Return axe-core as installed from the lock file."""
    return (ROOT / "node_modules/axe-core/axe.min.js").read_text()


@pytest.fixture
def axe(axe_source: str) -> Callable[[Page], None]:
    """Judge a page: no violation that axe calls serious or critical."""

    def judge(page: Page) -> None:
        page.evaluate(axe_source)
        found = page.evaluate(JUDGEMENT)
        grave = [
            f"{rule['id']}: {node['html']} {node['failureSummary']}"
            for rule in found["violations"]
            if rule["impact"] in GRAVE
            for node in rule["nodes"]
        ]
        assert not grave, "\n".join(grave)

    return judge
