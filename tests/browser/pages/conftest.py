"""One house for all who look at its pages: the demonstration, served once."""

from collections.abc import Iterator

import pytest

from engine import Database, Engine
from forms import FormLibrary
from tests.browser.demonstration import QUICK, TODAY
from tests.browser.pages.house import House
from tests.browser.serving import serving
from tests.conftest import KEYRING, VAULT, Databases
from webui import create_app
from webui.settings import Settings
from webui.walking import MovableClock


@pytest.fixture(scope="session")
def house(
    demonstration: str, databases: Databases, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("rumah")
    with databases.copy(demonstration, folder) as url:
        database, clock = Database(url), MovableClock(TODAY)
        engine = Engine(database, FormLibrary(), QUICK, clock, vault=VAULT, keyring=KEYRING)
        app = create_app(engine, Settings(database_url=url, secret="s" * 40, var=folder), clock)
        with serving(app) as address:
            yield House(address, engine, clock, url, app).furnish()
        database.close()
