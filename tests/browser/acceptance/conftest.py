"""The office of the acceptance tests: its own database and server for every test."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from engine import Database, Engine
from forms import FormLibrary
from tests.browser.acceptance.filling import COUNT_REDRAWS
from tests.browser.acceptance.office import DAERAH, Office, Person, furnish
from tests.browser.conftest import JUDGEMENT
from tests.browser.demonstration import QUICK
from tests.browser.serving import serving
from tests.conftest import KEYRING, VAULT, Databases
from webui import create_app
from webui.accounts import account_name
from webui.attachments.looking import looks_into
from webui.settings import Settings
from webui.walking import MovableClock

WIDTHS = {360: 780, 1280: 900}
#: What differs between pages that are built alike: words, values, numbers and ids.
WORDS = re.compile(
    r'(?<=>)[^<]+(?=<)| (value|href|action|formaction|title)="[^"]*"|[0-9a-f]{16,}|\d+'
)


@pytest.fixture(scope="session")
def template(
    migrated: str, databases: Databases, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A database with people and a published pathway."""
    with databases.copy(migrated, tmp_path_factory.mktemp("kantor")) as url:
        database = Database(url)
        furnish(Engine(database, FormLibrary(), QUICK, MovableClock(), keyring=KEYRING))
        database.close()
        yield url


@pytest.fixture
def clock() -> MovableClock:
    """Monday 2 March 2026, 09.00 in Pariaman; the dates of the stories are written around it."""
    return MovableClock()


@pytest.fixture
def office(
    database: Database, database_url: str, clock: MovableClock, tmp_path: Path
) -> Iterator[Office]:
    means = {"vault": VAULT, "keyring": KEYRING, "looks_into": looks_into}
    engine = Engine(database, FormLibrary(), QUICK, clock, **means)
    settings = Settings(database_url=database_url, secret="s" * 40, var=tmp_path)
    with serving(create_app(engine, settings, clock)) as address:
        yield Office(address, engine, clock, database_url)


@pytest.fixture(params=WIDTHS)
def width(request: pytest.FixtureRequest) -> int:
    """A phone and a desk."""
    return request.param


@pytest.fixture(scope="session")
def judged() -> set[tuple[int, str]]:
    """The pages axe found nothing in, by width and build."""
    return set()


@pytest.fixture
def judge(axe_source: str, judged: set[tuple[int, str]]) -> Callable[[Page], None]:
    """Judge a page: axe finds nothing, however slight. Pages built alike are judged once."""

    def look(page: Page) -> None:
        build = (page.viewport_size["width"], WORDS.sub("·", page.content()))
        if build in judged:
            return
        page.evaluate(axe_source)
        found = page.evaluate(JUDGEMENT)
        told = [
            f"{page.url} {rule['impact']} {rule['id']}: {node['html']} {node['failureSummary']}"
            for rule in found["violations"]
            for node in rule["nodes"]
        ]
        assert not told, "\n".join(told)
        judged.add(build)

    return look


@pytest.fixture
def visitor(
    office: Office,
    width: int,
    new_context: Callable[..., BrowserContext],
    judge: Callable[[Page], None],
) -> Callable[..., Person]:
    """Bring somebody to the office's door, at a browser of her own."""

    def come(who: str, **options: object) -> Person:
        """`who` is a role, or a username."""
        context = new_context(base_url=office.address, **options)
        if options.get("java_script_enabled", True):
            context.add_init_script(COUNT_REDRAWS)
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": WIDTHS[width]})
        return Person(page, who if "." in who else account_name(who, DAERAH), judge)

    return come


@pytest.fixture
def somebody(visitor: Callable[..., Person]) -> Callable[..., Person]:
    """Bring somebody in, signed in."""

    def come(who: str, **options: object) -> Person:
        person = visitor(who, **options)
        person.slip_in()
        return person

    return come
