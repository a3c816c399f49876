"""What stands beside a case's forms is for who reads the case."""

from engine import BesideByCase, CompleteTask, RegisterAccount
from tests.engine.office import MACHINE, MANAGER, OFFICER, PASSWORD, person
from tests.engine.search_office import open_desk, taken_in

SECOND = person("petugas_penerima", 2)


def test_other_cases_of_the_same_people_stand_beside_a_case(office):
    open_desk(office)
    earlier, _ = taken_in(office)
    no, task = taken_in(office)
    office.do(CompleteTask(task, {}), OFFICER)
    linked = office.ask(BesideByCase(no), OFFICER).linked
    assert [one.no for one in linked.cases] == [earlier]
    assert not linked.elsewhere


def test_of_a_case_that_is_shut_to_her_she_learns_only_that_there_is_one(office):
    account = RegisterAccount(
        SECOND.username, SECOND.name, SECOND.daerah, (SECOND.role,), password=PASSWORD
    )
    office.do(account, MACHINE)
    open_desk(office)
    taken_in(office)
    no, _ = taken_in(office, by=SECOND)
    linked = office.ask(BesideByCase(no), SECOND).linked
    assert (linked.cases, linked.elsewhere) == ((), True)


def test_who_only_knows_of_the_case_is_shown_nothing_beside_it(office):
    open_desk(office)
    taken_in(office)
    no, _ = taken_in(office)
    assert office.ask(BesideByCase(no), MANAGER).linked is None
