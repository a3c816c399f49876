"""After the demonstration nothing that a family said is found in the database or its files."""

import base64
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url, select, text

from engine import Database
from engine.store.envelopes import Envelopes
from engine.store.keys import Keys
from engine.store.schema import answer, metadata
from engine.store.schema_office import bundle
from tests.cli.conftest import LOADED
from tests.conftest import KEYRING
from webui.demo import PEOPLE
from webui.keys.envelope import MARK

pytestmark = pytest.mark.database


@pytest.fixture
def demonstration(demo_url):
    database = Database(demo_url)
    yield database
    database.close()


def texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        value = [*value.values()]
    if isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, str):
        yield value


def said(database: Database) -> set[str]:
    """What families said: texts of answers that are no choice of a form and no date."""
    with database.reading() as connection:
        envelopes = Envelopes(connection, Keys(KEYRING), LOADED)
        rows = connection.execute(select(answer)).all()
        bodies = [json.loads(envelopes.opened(answer, row)["body"]) for row in rows]
        offered = b"".join(connection.execute(select(bundle.c.files)).scalars())
    found = {one for body in bodies for one in texts(body) if len(one) >= 8}
    dates = {one for one in found if one[:4].isdecimal() and one[4] == "-"}
    staff = {one for one in found if one in PEOPLE.values() or one.endswith(".pariaman")}
    return {one for one in found - dates - staff if one.encode() not in offered}


def spellings(words: str) -> Iterator[bytes]:
    plain = words.encode()
    yield plain
    yield words.encode("utf-16-le")
    yield json.dumps(words)[1:-1].encode()
    yield plain.hex().encode()
    for start in range(3):
        whole = plain[start : start + (len(plain) - start) // 3 * 3]
        yield base64.b64encode(whole)


def lying(database: Database) -> bytes:
    """Every value of every table, and on SQLite the files too, with the log beside."""
    found = []
    with database.reading() as connection:
        for name in metadata.tables:
            for row in connection.execute(text(f'SELECT * FROM "{name}"')):  # noqa: S608 our own names
                found += [one if isinstance(one, bytes) else str(one).encode() for one in row]
    if database.dialect == "sqlite":
        path = Path(make_url(str(database.connections.url)).database)
        found += [one.read_bytes() for one in path.parent.glob(f"{path.name}*")]
    return b"\n".join(found)


def test_nothing_that_was_said_lies_there(demonstration):
    words, there = said(demonstration), lying(demonstration)
    assert len(words) >= 40
    assert b"konseling_keluarga" in there
    assert {one for one in words if any(way in there for way in spellings(one))} == set()


def test_every_content_is_sealed(demonstration):
    with demonstration.reading() as connection:
        for table in metadata.sorted_tables:
            for column in table.columns:
                if column.info.get("sealed") and column.type.python_type is bytes:
                    values = connection.execute(select(column)).scalars()
                    assert all(value[0] == MARK for value in values), column
