"""Five hundred planted words: who may reads each of them, and none lies anywhere."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from sqlalchemy import insert, select

import engine as door
from engine import Database
from engine.store.columns import LONG_AGO
from engine.store.schema import metadata
from engine.store.schema_access import notice
from tests.engine.office import PARIAMAN, STAFF
from tests.leaks.house import House, house_in, served
from tests.leaks.life import Life, long_ago, moved_in
from tests.leaks.nudging import told_outside
from tests.leaks.searching import Lying, found
from tests.webui.test_delivery import receiver  # noqa: F401  a fixture
from webui.keys.envelope import MARK

pytestmark = pytest.mark.database

#: Deeds whose words are said of staff and of drawings, not of families.
OF_STAFF = {
    *("ApplyOverlay", "EndSessionsOf", "EndTerm", "PassAbsence"),
    *("PublishDefinition", "ResetAccount"),
    # Of institutions, whose registry has no family.
    *("RetireInstitution", "RestoreInstitution"),
}
TYPED = frozenset(("reason", "note", "answers", "value"))


@pytest.fixture
def house(tmp_path) -> Iterator[House]:
    with house_in(tmp_path) as house:
        yield house


@pytest.fixture
def database(house) -> Iterator[Database]:
    database = Database(house.url)
    database.migrate()
    yield database
    database.close()


def taking_words() -> set[str]:
    """Names of the deeds that somebody gives words for."""
    deeds = {name: one for name in door.__all__ if is_dataclass(one := getattr(door, name))}
    return {
        name
        for name, one in deeds.items()
        if not {"run", "hand_out", "prepare"}.isdisjoint(dir(one))
        and not TYPED.isdisjoint(item.name for item in fields(one))
    }


def where(lying: Lying, words: Iterable[str], place: Path = Path("/")) -> set[Path]:
    """Return the files in a place that some of the words lie in."""
    files = set().union(*(lying.get(word, ()) for word in words))
    return {file for file in files if file.is_relative_to(place)}


def plant(database: Database, house: House, words: frozenset[str]) -> None:
    """Write words where none belongs, in the clear: into a table, into every folder and file."""
    empty = {"kind": "", "username": "", "role": "", "case_no": "", "about": "", "seen_by": ""}
    row = {**empty, "daerah": PARIAMAN, "count": 0, "at": LONG_AGO, "seen_at": None}
    rows = [{**row, "id": str(place), "about_name": word} for place, word in enumerate(words)]
    with database.writing() as connection:
        connection.execute(insert(notice), rows)
    for place in (house.var, house.temporary):
        (place / "lupa").write_text("\n".join(words))
    for kept in house.kept:
        house.keep(kept.name, "\n".join(words).encode())


def unsealed(database: Database) -> list[str]:
    """Columns for contents in which something lies that no key sealed."""
    found = []
    with database.reading() as connection:
        for table in metadata.sorted_tables:
            for column in table.columns:
                if column.info.get("sealed") and column.type.python_type is bytes:
                    values = connection.execute(select(column)).scalars()
                    found += [str(column) for value in values if value[0] != MARK]
    return found


def test_five_hundred_words_are_read_by_who_may_and_lie_nowhere(house, database, receiver):  # noqa: F811
    life, clock = Life(), long_ago()
    engine = moved_in(database, clock)
    address, got = receiver
    life.told_before(engine, clock)
    house.keep("outside", repr(told_outside(database, clock, [*STAFF], life.lost)).encode())
    with served(house, address) as port:
        life.today(house, port, database)
        life.readers(port, house)
        life.search(engine, port, house)
        life.strangers(port, house)
        life.commands(house, database)
    house.keep("outside", repr(got).encode())
    assert taking_words() - OF_STAFF <= engine.asked
    assert len(got) >= 3
    assert unsealed(database) == []

    assert len(life.kept.sought) >= 30

    words, readers = life.kept.words | life.reported.words, house.seen("readers")
    assert len(words) >= 500
    assert words - found(words, [readers], house.folder).keys() == set()

    readers.unlink()
    words |= life.lost.words
    places = house.gather(database)
    lying = found(words | life.logged.words | life.door.words, places, house.folder)
    assert where(lying, words) == set()
    assert where(lying, life.logged.words) == {house.seen("log_readers")}
    assert where(lying, life.door.words) <= {house.statements}

    plant(database, house, words)
    lying = found(words, house.gather(database), house.folder)
    for place in places:
        assert {word for word in words if where(lying, [word], place)} == words, place
