"""An office whose nudges reach a pager."""

import pytest

from engine import Engine
from forms import FormLibrary
from tests.conftest import KEYRING, VAULT, QuickPasswords
from tests.engine.pager import Pager


@pytest.fixture
def pager() -> Pager:
    return Pager()


@pytest.fixture
def engine(database, clock, pager) -> Engine:
    means = {"vault": VAULT, "keyring": KEYRING, "nudge": pager}
    return Engine(database, FormLibrary(), QuickPasswords(), clock, **means)
