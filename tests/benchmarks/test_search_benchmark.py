"""Finding one among 100,000 people, beside names in the clear; prints, and asserts a ratio.

.venv/bin/pytest tests/benchmarks/test_search_benchmark.py -s
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from random import Random
from statistics import median
from time import perf_counter, process_time
from typing import TYPE_CHECKING, cast

import pytest
from sqlalchemy import Column, Connection, MetaData, String, Table, select

from engine import Database, Engine
from engine.store.envelopes import Envelopes
from engine.store.keys import Keys
from engine.store.schema import case_file, case_team
from engine.store.schema_search import found_by
from engine.store.work_search import keyed
from tests.conftest import KEYRING, HandClock
from tests.engine.office import OFFICER, PARIAMAN, WORKER
from tests.engine.search_office import SITI, finds, open_desk, taken_in

if TYPE_CHECKING:
    from psycopg import Connection as Driver

#: Families and people in each; those on the officer's team; how often each search is asked.
FAMILIES, EACH, HERS, TIMES = 25_000, 4, 2_000, 15
#: Three in ten are called by a name that a tenth of all bear; nobody by both names of SITI.
FIRST = ("siti", "muhammad", "nur", *(f"depan{letter}" for letter in "abcdefg"))
LAST = (
    *("wati", "putra", "sari"),
    *(f"keluarga{letter}{other}" for letter in "abcdefg" for other in "abcdefghij"),
)
#: The same people with nothing hidden.
clear = Table(
    "names_in_the_clear", MetaData(), *(Column(name, String) for name in ("case_id", "name", "nik"))
)


def people() -> Iterator[tuple[str, str, str]]:
    """Everybody's case, name and NIK; the same in every run."""
    random = Random(17)  # noqa: S311  # names, no secrets
    for number in range(FAMILIES * EACH):
        name = f"{random.choice(FIRST)} {random.choice(LAST)}"
        yield f"massal-{number // EACH:06}", name, f"1377{number:012}"


def rows_of(
    told: Sequence[tuple[str, str, str]], key: bytes, number: int
) -> list[tuple[object, ...]]:
    """Everybody's marks as the drawer writes them, in the order of the index."""
    marked = cache(partial(keyed, key, "nama"))
    rows: list[tuple[object, ...]] = []
    for at, (case_id, name, nik) in enumerate(told):
        who = f"anggota.{at % EACH}"
        where = ((PARIAMAN, "nama"), (case_id, "t", f"{who}.nama", number))
        rows.extend((*where[0], marked(word), *where[1]) for word in name.split())
        rows.append((PARIAMAN, "nik", keyed(key, "nik", nik), case_id, "t", f"{who}.nik", number))
    return sorted(rows)


def fill(connection: Connection, table: Table, rows: Sequence[tuple[object, ...]]) -> None:
    """Write rows as fast as the database takes them; each in the order of the columns."""
    names = ", ".join(table.columns.keys())
    if connection.dialect.name == "sqlite":
        places = ", ".join("?" * len(table.columns))
        words = f"INSERT INTO {table.name} ({names}) VALUES ({places})"  # noqa: S608  # our own table
        connection.exec_driver_sql(words, [*rows])
        return
    driver = cast("Driver", connection.connection.driver_connection)
    with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({names}) FROM STDIN") as copy:  # type: ignore[arg-type]  # our own table
        for row in rows:
            copy.write_row(row)


def crowd(database: Database, clock: HandClock) -> None:
    """Put 100,000 people beside the one who was taken in."""
    told = [*people()]
    cases = [*dict.fromkeys(case_id for case_id, _, _ in told)]
    with database.writing() as connection:
        [(number, key)] = Envelopes(connection, Keys(KEYRING), clock()).search_keys(PARIAMAN)
        columns = ", ".join(case_file.columns.keys())
        pattern = connection.exec_driver_sql(f"SELECT {columns} FROM case_file").one()._asdict()  # noqa: S608  # our own columns
        fill(
            connection,
            case_file,
            [tuple({**pattern, "id": one, "no": one}.values()) for one in cases],
        )
        team = (OFFICER.username, "", "x", pattern["opened_at"])
        others = (WORKER.username, "", "x", pattern["opened_at"])
        rows = [(PARIAMAN, one, *(team if at < HERS else others)) for at, one in enumerate(cases)]
        fill(connection, case_team, rows)
        if database.dialect == "postgresql":
            connection.exec_driver_sql("ANALYZE")  # else each row looks for its case everywhere
        fill(connection, found_by, rows_of(told, key, number))
        clear.create(connection)
        fill(connection, clear, told)
        if database.dialect == "postgresql":
            connection.exec_driver_sql("ANALYZE")


def in_the_clear(database: Database) -> int:
    """Search as one would without marks: through every name."""
    hers = select(case_team.c.case_id).where(
        case_team.c.daerah == PARIAMAN, case_team.c.username == OFFICER.username
    )
    query = select(clear.c.case_id).where(
        clear.c.name.icontains("siti"), clear.c.name.icontains("aminah"), clear.c.case_id.in_(hers)
    )
    with database.reading() as connection:
        return len(connection.execute(query.limit(20)).all())


def took(database: Database, ask: Callable[[], object]) -> float:
    """Milliseconds of one of several, in the middle; of SQLite, which is part of us, of the CPU."""
    clock = process_time if database.dialect == "sqlite" else perf_counter
    spent = []
    for _ in range(TIMES):
        begun = clock()
        ask()
        spent.append(1_000 * (clock() - begun))
    return median(spent)


def test_one_among_a_hundred_thousand_is_found_sooner_than_by_reading_every_name(
    engine: Engine, database: Database, clock: HandClock, capsys: pytest.CaptureFixture[str]
):
    open_desk(engine)
    no, _ = taken_in(engine)
    crowd(database, clock)
    words = {
        "two names": "Siti Aminah",
        "NIK": str(SITI["nik"]),
        "number": str(SITI["hp"]),
    }
    for one in words.values():
        assert finds(engine, one) == [no]
        assert finds(engine, one, WORKER) == []
    asked = {
        **{name: (one, OFFICER) for name, one in words.items()},
        "two names, nobody of hers": ("Siti Aminah", WORKER),
        "two frequent names": ("Siti Wati", WORKER),
    }
    sealed = {name: took(database, partial(finds, engine, *one)) for name, one in asked.items()}
    plain = took(database, partial(in_the_clear, database))
    lines = (f"  {name}: {each:.1f} ms, {each / plain:.2f} of it" for name, each in sealed.items())
    told = f"\n{database.dialect}: {FAMILIES * EACH} people; in the clear {plain:.1f} ms"
    with capsys.disabled():
        print(told, *lines, sep="\n")  # noqa: T201 figures for the reader
    assert sealed["two names"] < plain
