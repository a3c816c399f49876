"""The second wall between daerah: hand-written SQL of the application gets nowhere."""

from dataclasses import dataclass, replace

import pytest
from sqlalchemy import (
    func,
    insert,
    select,
    update,
)

from engine import (
    MACHINE_ACTOR,
    VISITOR,
    Actor,
    Conflict,
    RegisterAccount,
)
from engine.store.reading import Reading
from engine.store.walls import APPEND_ONLY, APPLICATION, CHANGING, GOING, Reach
from tests.engine.office import OFFICER
from tests.engine.store.walled import (
    HERE,
    NOBODY,
    NOWHERE,
    TABLES,
    THERE,
    all_show,
    engine_on,
    of,
    refused,
    row_of,
    seen,
)

OF_PEOPLE = frozenset(("account", "term", "session"))


def test_without_a_daerah_no_table_shows_a_row(two):
    assert seen(two, NOBODY) == all_show()


def test_every_table_shows_the_rows_of_one_daerah_and_to_the_machine_all(two):
    assert seen(two, of(HERE)) == all_show(NOWHERE, HERE)
    assert seen(two, of(THERE)) == all_show(NOWHERE, THERE)
    assert seen(two, of("13.7")) == all_show(NOWHERE)
    assert seen(two, of("13.77' OR '' = '")) == all_show(NOWHERE)
    assert seen(two, of("%")) == all_show(NOWHERE)
    assert seen(two, Reach.of(MACHINE_ACTOR)) == all_show(NOWHERE, HERE, THERE)


def test_a_visitor_finds_people_and_nothing_of_their_daerah(two):
    found = {name for name, rows in seen(two, Reach.of(VISITOR)).items() if set(rows) != {NOWHERE}}
    assert found >= OF_PEOPLE
    for name in found - {"account", "attempt"}:
        assert {key.column.table.name for key in TABLES[name].foreign_keys} >= {"account"}


def test_a_transaction_leaves_no_daerah_to_the_next_one(two):
    seen(two, of(HERE))
    assert two.connections.pool.checkedin() == 1
    assert seen(two, NOBODY) == all_show()


@pytest.mark.parametrize("name", TABLES)
def test_a_row_of_another_daerah_cannot_be_written(two, name):
    assert "row-level security" in refused(
        two, insert(TABLES[name]).values(row_of(TABLES[name], "x"))
    )
    if name in APPEND_ONLY:
        return
    theirs = TABLES[name].c.daerah == THERE
    column = CHANGING.get(name, "daerah").partition(",")[0]
    with two.writing(of(HERE)) as connection:
        if name not in GOING:
            change = update(TABLES[name]).where(theirs).values({column: TABLES[name].c[column]})
            assert connection.execute(change).rowcount == 0
        if name not in CHANGING:
            assert connection.execute(TABLES[name].delete().where(theirs)).rowcount == 0
    if name not in GOING | CHANGING.keys():
        moved = update(TABLES[name]).values(daerah=THERE)
        assert "row-level security" in refused(two, moved)


@dataclass(frozen=True, slots=True)
class Looking:
    """Asks, and does, nothing but who it is and how far it reaches."""

    def answer(self, reading: Reading) -> tuple[str, ...]:
        settings = ("role", "lk3.daerah", "lk3.reach")
        said = [func.coalesce(func.current_setting(name, True), "") for name in settings]
        return tuple(reading.connection.execute(select(*said)).one())


@pytest.mark.parametrize(
    ("actor", "reached"),
    [
        (OFFICER, (APPLICATION, "13.77", "")),
        (replace(MACHINE_ACTOR, daerah="94.04"), (APPLICATION, "94.04", "")),
        (MACHINE_ACTOR, (APPLICATION, "", "everywhere")),
        (VISITOR, (APPLICATION, "", "door")),
    ],
)
def test_the_desk_says_in_whose_daerah_each_question_is_asked(two, actor, reached):
    assert engine_on(two).ask(Looking(), actor) == reached


def test_a_name_taken_in_another_daerah_is_refused_in_words(two):
    admin = Actor(username="a", name="A", daerah=HERE, role="admin_tenant")
    taken = RegisterAccount(THERE, "Sari", HERE, ("auditor",), password_hash="-")
    with pytest.raises(Conflict):
        engine_on(two).do(taken, admin)
