"""One PostgreSQL for all who look at walls, with two daerah in it."""

from collections.abc import Iterator

import pytest
from sqlalchemy import (
    insert,
)

from engine import (
    Database,
)
from tests.engine.store.walled import (
    HERE,
    NOWHERE,
    TABLES,
    THERE,
    Server,
    row_of,
)
from tests.postgres import cluster


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with cluster() as url:
        yield Server(url)


@pytest.fixture(scope="module")
def two(server: Server) -> Iterator[Database]:
    """Two daerah, with one row in every table each; and one of none."""
    with server.owned("pemilik", "dua") as database:
        with database.writing() as connection:
            for table in TABLES.values():
                rows = [row_of(table, daerah) for daerah in (HERE, THERE, NOWHERE)]
                connection.execute(insert(table), rows)
        yield database
