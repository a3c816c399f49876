"""An inbox is narrowed by where families live: sealed, for who reads their cases, and forgotten."""

import pytest
from sqlalchemy import select

from engine import BreakGlass, CaseByNo, ClaimTask, CompleteTask, CorrectAnswer, Inbox
from engine.store.schema_search import found_by
from tests.engine.access_office import DANGER, SECOND_MANAGER, furnish
from tests.engine.office import MANAGER, OFFICER, person
from tests.engine.search_office import SITI, open_desk, taken_in

KARAN_AUR = "13.77.01.1001"
MIDDLE, NORTH = "13.77.01", "13.77.04"
HOME = {**SITI, "tinggal": KARAN_AUR}


@pytest.fixture
def desk(office):
    return open_desk(office)


def lives_in(desk, area, who=OFFICER, shelf="pool"):
    return [task.case_no for task in desk.ask(Inbox(shelf=shelf, area=area), who).tasks]


def test_a_case_is_found_by_its_desa_and_by_its_kecamatan(desk):
    no, _ = taken_in(desk, HOME)
    other, _ = taken_in(desk, {"nama": "Rina", "tinggal": "13.77.04.2001"})
    taken_in(desk, {"nama": "Tanpa alamat"})
    assert lives_in(desk, KARAN_AUR) == lives_in(desk, MIDDLE) == [no]
    assert lives_in(desk, NORTH) == [other]
    assert lives_in(desk, "13.77.01.1002") == []
    assert lives_in(desk, "13.77") == []


def test_every_shelf_is_narrowed_by_its_own_tasks(desk):
    no, task = taken_in(desk, HOME)
    assert lives_in(desk, MIDDLE, shelf="done") == lives_in(desk, MIDDLE) == [no]
    desk.do(ClaimTask(task), OFFICER)
    assert (lives_in(desk, MIDDLE), lives_in(desk, MIDDLE, shelf="mine")) == ([], [no])
    desk.do(CompleteTask(task, {}), OFFICER)
    assert lives_in(desk, MIDDLE, shelf="waiting") == [no]
    assert lives_in(desk, NORTH, shelf="waiting") == []


def test_a_family_that_moved_is_found_where_it_lives_now(desk):
    no, _ = taken_in(desk, HOME)
    sheet = desk.ask(CaseByNo(no), OFFICER)
    moved = {**HOME, "kelas": "K2", "tinggal": "13.77.04.2001"}
    desk.do(CorrectAnswer(sheet.answers[0].id, moved, "Pindah rumah"), OFFICER)
    assert lives_in(desk, MIDDLE) == []
    assert lives_in(desk, NORTH) == [no]


def test_a_family_lives_where_it_was_last_said_to_live_in_whichever_form(desk):
    no, task = taken_in(desk, HOME)
    desk.do(CompleteTask(task, {"pindah": "13.77.04.2001"}), OFFICER)
    assert lives_in(desk, MIDDLE, shelf="waiting") == []
    assert lives_in(desk, NORTH, shelf="waiting") == [no]


def test_nobody_narrows_a_shelf_by_homes_of_cases_that_she_does_not_read(desk):
    furnish(desk)
    no, task = taken_in(desk, HOME)
    desk.do(CompleteTask(task, {}), OFFICER)
    worker = person("pekerja_sosial", 3)
    assert [one.case_no for one in desk.ask(Inbox(shelf="pool"), worker).tasks] == [no]
    assert lives_in(desk, MIDDLE, worker, "pool") == []
    assert lives_in(desk, MIDDLE, MANAGER, "all") == []


def test_a_case_open_by_name_is_narrowed_for_who_is_named_alone(desk):
    furnish(desk)
    no, task = taken_in(desk, HOME, klass="K4")
    desk.do(CompleteTask(task, {}), OFFICER)
    assert lives_in(desk, MIDDLE, SECOND_MANAGER, "all") == []
    desk.do(BreakGlass(no, DANGER), SECOND_MANAGER)
    assert lives_in(desk, MIDDLE, SECOND_MANAGER, "all") == [no]


def test_no_place_lies_in_the_clear(desk, database):
    taken_in(desk, HOME)
    with database.reading() as connection:
        kept = connection.execute(select(found_by)).all()
    assert sum(row.kind == "wilayah" for row in kept) == 2
    assert "13.77.01" not in " ".join(map(repr, kept))
