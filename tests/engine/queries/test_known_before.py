"""Who takes somebody in learns that she may have been here, and nothing of a case that is shut."""

import pytest

from engine import CompleteTask, DenyAccess, KnownBefore, RegisterAccount
from tests.engine.office import MACHINE, MANAGER, PASSWORD, WORKER, at_work, person
from tests.engine.search_office import SITI, known, managed, open_desk, taken_in

SECOND = person("petugas_penerima", 2)


@pytest.fixture
def desk(office):
    account = RegisterAccount(
        SECOND.username, SECOND.name, SECOND.daerah, (SECOND.role,), password=PASSWORD
    )
    office.do(account, MACHINE)
    return open_desk(office)


def numbers(found: KnownBefore | None) -> tuple[list[str], bool]:
    assert found is not None
    return [one.no for one in found.cases], found.elsewhere


@pytest.mark.parametrize(
    "again",
    [
        {"nik": SITI["nik"]},
        {"hp": "+62 812 3456 7890"},
        {"nama": "Hj. Aminah Siti", "lahir": SITI["lahir"]},
        {"anggota": [{"nama": "Siti Aminah", "tgl_lahir": SITI["lahir"]}]},
    ],
)
def test_who_reads_both_cases_is_led_to_the_earlier_one(desk, again):
    earlier, _ = taken_in(desk)
    _, task = taken_in(desk, again)
    assert numbers(known(desk, task)) == ([earlier], False)


@pytest.mark.parametrize(
    "other",
    [
        {"nama": "Siti Aminah"},
        {"nama": "Siti Aminah", "lahir": "1991-01-10"},
        {"nama": "Siti", "lahir": SITI["lahir"]},
        {"pelapor": "Siti Aminah", "hp_pelapor": SITI["hp"]},
    ],
)
def test_a_namesake_and_who_only_reports_are_not_taken_for_her(desk, other):
    taken_in(desk)
    _, task = taken_in(desk, other)
    assert numbers(known(desk, task)) == ([], False)


def test_of_a_case_that_is_shut_to_her_she_learns_that_it_may_be_and_no_more(desk):
    taken_in(desk)
    _, task = taken_in(desk, by=SECOND)
    assert numbers(known(desk, task, SECOND)) == ([], True)
    desk.do(CompleteTask(task, {}), SECOND)


def test_the_manager_who_is_asked_sees_which(desk):
    earlier, _ = taken_in(desk)
    _, task = taken_in(desk, by=SECOND)
    assert numbers(known(desk, task, MANAGER)) == ([earlier], False)


def test_of_a_case_that_is_open_by_name_alone_nobody_else_gets_a_hint(desk):
    earlier, _ = taken_in(desk, klass="K4")
    _, task = taken_in(desk, by=SECOND)
    assert numbers(known(desk, task, SECOND)) == ([], False)
    assert numbers(known(desk, task, MANAGER)) == ([], False)
    _, task = taken_in(desk)
    assert earlier in numbers(known(desk, task))[0]


def test_who_is_on_the_deny_list_gets_no_hint(desk):
    no = managed(desk)
    desk.do(DenyAccess(no, SECOND.username, "kerabat pelaku"), MANAGER)
    _, task = taken_in(desk, by=SECOND)
    assert numbers(known(desk, task, SECOND)) == ([], False)


def test_a_form_that_does_not_ask_tells_nothing(desk):
    _, task = at_work(desk)
    assert known(desk, task, WORKER) is None
