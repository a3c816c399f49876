"""Of a destroyed key nothing is left in the files; what nobody decided is not touched."""

import pytest
from sqlalchemy import select

from engine import CancelCase, Shredding, Unknown, WrongState
from engine.store.schema_keys import case_key
from engine.store.schema_search import found_by
from tests.engine.access_office import DATA_OFFICER
from tests.engine.erasing import LETTER, SAID, WHY, ask, closed, erase
from tests.engine.office import MANAGER
from tests.engine.search_office import open_desk, taken_in


def wrapped_in(database) -> list[bytes]:
    with database.reading() as connection:
        return [*connection.execute(select(case_key.c.wrapped)).scalars()]


def lying(database, table=case_key) -> bytes:
    """The bytes of the SQLite file and its log, or of the table's file on the server."""
    if database.dialect == "postgresql":
        path = f"pg_read_binary_file(pg_relation_filepath('{table.name}'))"
        with database.connections.connect() as connection:
            connection.exec_driver_sql("RESET ROLE")
            connection.exec_driver_sql("CHECKPOINT")
            found = connection.exec_driver_sql(f"SELECT {path}").scalar()
            connection.invalidate()
            return bytes(found)
    path = database.connections.url.database
    parts = []
    for name in (path, f"{path}-wal"):
        with open(name, "rb") as file:  # noqa: PTH123 two names that differ by their end
            parts.append(file.read())
    return b"".join(parts)


def test_of_the_wrapped_keys_no_byte_is_left(guarded, database):
    no = closed(guarded)
    keys = wrapped_in(database)
    assert keys
    assert all(key in lying(database) for key in keys)
    erase(guarded, no)
    if database.dialect == "sqlite":  # at once, while the pages run
        assert not [key for key in keys if key in lying(database)]
    [done] = Shredding(database).cases((no,))
    assert not [key for key in keys if key in lying(database)]
    assert (str(done.said), done.document) == (SAID, LETTER)
    assert (done.asked_by, done.decided_by) == (MANAGER.name, DATA_OFFICER.name)
    assert guarded.ask  # the pages go on as before


def test_of_what_people_were_found_by_no_byte_is_left(guarded, database):
    no, _ = taken_in(open_desk(guarded))
    guarded.do(CancelCase(no, WHY), MANAGER)
    with database.reading() as connection:
        marks = [*connection.execute(select(found_by.c.mark)).scalars()]
    assert marks
    assert all(mark in lying(database, found_by) for mark in marks)
    erase(guarded, no)
    Shredding(database).cases((no,))
    assert not [mark for mark in marks if mark in lying(database, found_by)]


def test_what_nobody_granted_is_refused_and_stays(guarded, database):
    no = closed(guarded)
    ask(guarded, no)
    before = wrapped_in(database)
    with pytest.raises(WrongState, match="belum disetujui"):
        Shredding(database).cases((no,))
    with pytest.raises(Unknown, match="LK3-1377-2026-99999"):
        Shredding(database).cases(("LK3-1377-2026-99999",))
    assert wrapped_in(database) == before
