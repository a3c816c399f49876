"""An office with an address of its own, for sign-ins that are bound to it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from engine import MACHINE_ACTOR, Database, Engine, RegisterAccount
from tests.browser.serving import free_port, serving
from webui import create_app
from webui.settings import OpenId, Settings
from webui.wiring import clock, engine_on

WHO, NAME, PASSWORD = "sari", "Sari Dewi", "hujan di dermaga sore"
WIDTHS = {360: 780, 1280: 900}


@dataclass
class Office:
    """Where the office is, and its engine."""

    address: str
    engine: Engine


@pytest.fixture
def address() -> str:
    """Where the office will be, under the name that browsers trust without https."""
    return f"http://localhost:{free_port()}"


@pytest.fixture
def openid() -> OpenId | None:
    """The identity provider that the office knows."""
    return None


@pytest.fixture
def office(
    database: Database, database_url: str, tmp_path: Path, address: str, openid: OpenId | None
) -> Iterator[Office]:
    """One person, one server."""
    settings = Settings(
        database_url=database_url,
        secret="s" * 40,
        var=tmp_path,
        address=address,
        openid=openid,
    )
    engine = engine_on(database, settings)
    account = RegisterAccount(WHO, NAME, "13.77", ("pekerja_sosial",), password=PASSWORD)
    engine.do(account, MACHINE_ACTOR)
    with serving(create_app(engine, settings, clock), int(address.rpartition(":")[2])):
        yield Office(address, engine)


@pytest.fixture
def visit(office: Office, new_context: Callable[..., BrowserContext]) -> Callable[[int], Page]:
    """Open a browser of one's own at the door."""

    def come(width: int = 1280) -> Page:
        page = new_context(base_url=office.address).new_page()
        page.set_viewport_size({"width": width, "height": WIDTHS[width]})
        page.goto("/masuk")
        return page

    return come


def give_password(page: Page) -> None:
    """Say name and password at the door."""
    page.get_by_label("Nama pengguna").fill(WHO)
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("button", name="Masuk", exact=True).click()


def sign_in(page: Page) -> None:
    """Come in by name and password."""
    give_password(page)
    page.get_by_role("heading", level=1, name="Tugas").wait_for()
