"""StartCase: a case of what is published here, numbered without gaps."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from engine import (
    CaseByNo,
    DefinitionRefused,
    Forbidden,
    Inbox,
    Offered,
    PublishDefinition,
    StartCase,
    TaskById,
    Unknown,
)
from tests.engine.office import (
    AUDITOR,
    BUNDLE,
    COMPLAINT,
    COORDINATOR,
    MANAGER,
    OFFICER,
    PARIAMAN,
    WORKER,
    person,
    start,
)


def test_the_first_fitting_task_lies_on_the_starter_s_desk(office):
    receipt = start(office)
    [task] = office.ask(Inbox(), OFFICER).tasks
    assert receipt.next_tasks == (task.id,)
    assert (task.element, task.assignee, task.stage) == ("catat", OFFICER.username, "kontak_awal")


def test_a_task_of_another_role_stays_in_its_pool(office):
    receipt = office.do(StartCase("aduan"), WORKER)
    assert receipt.next_tasks == ()
    assert office.ask(Inbox(shelf="pool"), OFFICER).tasks[0].assignee == ""


def test_the_starter_is_on_the_team(office):
    sheet = office.ask(CaseByNo(start(office).case_no), OFFICER)
    assert [member.username for member in sheet.team] == [OFFICER.username]


def test_numbers_have_no_gaps_even_when_a_start_fails(office):
    first = start(office).case_no
    with pytest.raises(Unknown):
        office.do(StartCase("tidak_ada"), OFFICER)
    assert (first, start(office).case_no) == ("LK3-1377-2026-00001", "LK3-1377-2026-00002")


def test_numbers_begin_again_with_the_year_in_jakarta(office, clock):
    start(office)
    clock.now = clock.now.replace(month=12, day=31, hour=17)
    assert start(office).case_no == "LK3-1377-2027-00001"


def test_a_hundred_starts_at_once_get_a_hundred_numbers(office):
    with ThreadPoolExecutor(4) as pool:
        numbers = [receipt.case_no for receipt in pool.map(lambda _: start(office), range(40))]
    assert sorted(numbers) == [f"LK3-1377-2026-{number:05d}" for number in range(1, 41)]


def test_what_is_published_elsewhere_is_unknown_here(office):
    with pytest.raises(Unknown):
        office.do(StartCase("aduan"), person("petugas_penerima", daerah="94.04"))


@pytest.mark.parametrize("actor", [AUDITOR, COORDINATOR, person("relawan")])
def test_who_only_reads_or_helps_starts_nothing(office, actor):
    with pytest.raises(Forbidden):
        office.do(StartCase("aduan"), actor)


def test_the_case_knows_its_number_and_starter(office):
    receipt = start(office)
    known = office.ask(TaskById(receipt.next_tasks[0]), OFFICER).known
    assert known["no_kasus"] == receipt.case_no
    assert known["pemulai"] == OFFICER.username
    assert known["$petugas"] == OFFICER.name


def naming(office, roles):
    """Publish the process anew: it starts in the lane of intake, and names `roles` beside it."""
    plain, said = b'<bpmn:startEvent id="mulai"', f' lk3:starters="{roles}"'.encode()
    files = {**BUNDLE, "aduan.bpmn": COMPLAINT.replace(plain, plain + said)}
    office.do(PublishDefinition(PARIAMAN, "aduan", files), COORDINATOR)


@pytest.mark.parametrize("actor", [OFFICER, MANAGER])
def test_a_pathway_is_opened_by_its_own_lane_and_by_those_it_names(office, actor):
    naming(office, "manajer_kasus psikolog")
    assert "aduan" in [one.process for one in office.ask(Offered(), actor)]
    assert office.do(StartCase("aduan"), actor).case_no


def test_others_are_neither_offered_it_nor_let_open_it(office):
    naming(office, "manajer_kasus psikolog")
    assert "aduan" not in [one.process for one in office.ask(Offered(), WORKER)]
    with pytest.raises(Forbidden, match="peran lain"):
        office.do(StartCase("aduan"), WORKER)


def test_a_role_that_opens_no_cases_cannot_be_named(office):
    with pytest.raises(DefinitionRefused):
        naming(office, "auditor")
