"""An office whose people come in by more than passwords."""

import pytest

from engine import Database, Engine
from forms import FormLibrary
from tests.conftest import VAULT, HandClock, QuickPasswords
from tests.device import Device
from tests.engine.entrance.keys import KEYS, Entrance, new_device


@pytest.fixture
def office(database: Database, clock: HandClock) -> Engine:
    """An office that has an address."""
    words = QuickPasswords()
    return Engine(database, FormLibrary(), words, clock, vault=VAULT, passkeys=KEYS)


@pytest.fixture
def entrance(office: Engine) -> Entrance:
    return Entrance(office)


@pytest.fixture
def plain(engine: Engine) -> Entrance:
    """Before an office without an address."""
    return Entrance(engine)


@pytest.fixture
def device() -> Device:
    return new_device()


@pytest.fixture
def another() -> Device:
    return new_device()
