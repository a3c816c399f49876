"""Marks are written anew for cases that have none, and when the search key changes."""

import pytest
from sqlalchemy import select

from engine import CompleteTask, Engine, Inbox, Reindexing, Rotation, StartCase
from engine.store.schema_keys import search_key
from engine.store.schema_search import found_by
from engine.store.work_search import forget_marks
from forms import FormLibrary
from tests.conftest import KEYRING, QuickPasswords
from tests.engine.office import OFFICER, PARIAMAN
from tests.engine.search_office import SITI, finds, known, open_desk, taken_in


@pytest.fixture
def again(database, clock) -> Reindexing:
    return Reindexing(database, KEYRING, FormLibrary(), clock)


def rows_of(database, table):
    with database.reading() as connection:
        return connection.execute(select(table)).all()


def everything(again: Reindexing) -> None:
    for case in again.cases():
        again.case(case)
    again.forget()


def test_cases_from_before_the_index_are_found_once_their_process_says_by_what(office, again):
    open_desk(office, findable=False)
    no, _ = taken_in(office)
    everything(again)
    assert finds(office, "siti") == []
    open_desk(office)
    everything(again)
    assert finds(office, "siti") == [no]


def test_a_case_of_an_older_version_is_found_by_what_is_answered_now(office):
    open_desk(office, findable=False)
    begun = office.do(StartCase("terima"), OFFICER)
    open_desk(office)
    office.do(CompleteTask(begun.next_tasks[0], {**SITI, "kelas": "K2"}), OFFICER)
    assert finds(office, "siti") == [begun.case_no]


def test_a_new_search_key_finds_on_at_every_moment(office, again, database, clock):
    open_desk(office)
    first, _ = taken_in(office)
    clock.advance(seconds=1)
    second, _ = taken_in(office)
    before = {row.mark for row in rows_of(database, found_by)}
    again.renew(PARIAMAN)
    assert finds(office, "siti") == [second, first]
    clock.advance(seconds=1)
    third, _ = taken_in(office)
    again.case(again.cases()[0])
    assert finds(office, "siti aminah") == [third, second, first]
    again.forget()
    assert [row.number for row in rows_of(database, search_key)] == [1, 2]
    again.renew(PARIAMAN)  # a run that broke off is taken up, not begun anew
    everything(again)
    clock.advance(hours=1)
    assert [row.number for row in rows_of(database, search_key)] == [2]
    assert finds(office, "siti aminah") == [third, second, first]
    assert before.isdisjoint({row.mark for row in rows_of(database, found_by)})
    _, task = taken_in(office)
    assert len(known(office, task).cases) == 3


def test_while_the_search_key_changes_who_was_here_is_known_from_both_sides(office, again):
    open_desk(office)
    earlier, asked = taken_in(office)
    again.renew(PARIAMAN)
    later, task = taken_in(office)
    assert [one.no for one in known(office, task).cases] == [earlier]
    assert [one.no for one in known(office, asked).cases] == [later]


def test_writing_anew_twice_changes_nothing(office, again, database):
    open_desk(office)
    taken_in(office)
    before = sorted(rows_of(database, found_by))
    everything(again)
    assert sorted(rows_of(database, found_by)) == before


def test_written_anew_a_family_lives_where_it_was_last_said_to_live(office, again, clock):
    open_desk(office)
    no, task = taken_in(office, {**SITI, "tinggal": "13.77.01.1001"})
    clock.advance(hours=1)
    office.do(CompleteTask(task, {"pindah": "13.77.04.2001"}), OFFICER)
    everything(again)
    for area, living in (("13.77.01", []), ("13.77.04", [no])):
        found = office.ask(Inbox(shelf="waiting", area=area), OFFICER)
        assert [one.case_no for one in found.tasks] == living


def test_a_new_key_of_the_daerah_leaves_the_search_key_as_it_is(office, database, clock):
    open_desk(office)
    no, _ = taken_in(office)
    rotation = Rotation(database, KEYRING, clock)
    rotation.daerah(PARIAMAN)
    rotation.master(PARIAMAN)
    clock.advance(hours=1)  # what was unwrapped is forgotten
    assert [row.parent for row in rows_of(database, search_key)] == [2]
    assert finds(office, "siti") == [no]


def test_a_daerah_where_nobody_was_found_yet_needs_no_new_key(again, database):
    again.renew(PARIAMAN)
    assert rows_of(database, search_key) == []


def test_a_case_whose_marks_are_forgotten_is_found_no_more(office, database):
    open_desk(office)
    taken_in(office)
    stays, _ = taken_in(office)
    [first, _] = {row.case_id: None for row in rows_of(database, found_by)}
    with database.writing() as connection:
        forget_marks(connection, PARIAMAN, first)
    assert finds(office, "siti") == [stays]


def test_without_a_keyring_nobody_is_found(database, clock):
    office = Engine(database, FormLibrary(), QuickPasswords(), clock)
    open_desk(office)
    taken_in(office)
    assert finds(office, "siti") == []
    assert rows_of(database, found_by) == []
