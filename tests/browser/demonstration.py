"""The demonstration as the browser's tests meet it: loaded once, copied for each who changes it."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from argon2 import PasswordHasher

from engine import Database
from tests.conftest import KEYRING, Databases
from webui.demo import load
from webui.passwords import Argon2

#: A Monday morning in Pariaman; the families of the demonstration came before it.
TODAY = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
QUICK = Argon2(PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))


@pytest.fixture(scope="session")
def demonstration(
    migrated: str, databases: Databases, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A database with the demonstration in it."""
    with databases.copy(migrated, tmp_path_factory.mktemp("contoh")) as url:
        database = Database(url)
        for _ in load(database, QUICK, TODAY, KEYRING):
            pass
        database.close()
        yield url
