"""An office to work in, opened once and copied for each test."""

from collections.abc import Iterator

import pytest

from engine import Database, Engine
from forms import FormLibrary
from tests.conftest import Databases, HandClock, QuickPasswords
from tests.engine.access_office import furnish
from tests.engine.clock_office import open_agenda
from tests.engine.office import open_office


@pytest.fixture(scope="session")
def template(
    migrated: str, databases: Databases, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A database with people and two published processes."""
    with databases.copy(migrated, tmp_path_factory.mktemp("kantor")) as url:
        database = Database(url)
        open_office(Engine(database, FormLibrary(), QuickPasswords(), HandClock()))
        database.close()
        yield url


@pytest.fixture
def office(engine: Engine) -> Engine:
    """The engine of an office that is open."""
    return engine


@pytest.fixture
def agenda(office: Engine) -> Engine:
    """The same office with a process that is given working days."""
    return open_agenda(office)


@pytest.fixture
def guarded(office: Engine) -> Engine:
    """The same office with more people, and a process whose form sets the class."""
    return furnish(office)
