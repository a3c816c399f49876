"""CompleteTask: whoever a form names as complained of is kept out of the case at once."""

import pytest

from engine import (
    CaseByNo,
    CompleteTask,
    History,
    Inbox,
    PublishDefinition,
    TaskById,
    Unknown,
)
from tests.engine.office import (
    COORDINATOR,
    MANAGER,
    OFFICER,
    PARIAMAN,
    WORKER,
    diagram,
    form,
    person,
    schema,
    start,
)

COLLEAGUE = person("pekerja_sosial", 2)
FILES = {
    "adu.bpmn": diagram(
        "adu",
        f"""
        <bpmn:startEvent id="mulai"/>
        <bpmn:userTask id="terima" name="Terima">{form("adu")}</bpmn:userTask>
        <bpmn:userTask id="periksa" name="Periksa"/>
        <bpmn:endEvent id="selesai"/>
        """,
        """mulai > terima
        terima > periksa
        periksa > selesai""",
        {"petugas_penerima": "mulai terima", "pekerja_sosial": "periksa selesai"},
    ),
    "adu.schema.json": schema(
        "Adu",
        {
            "akun_terlapor": {
                "type": "string",
                "title": "Yang diadukan",
                "maxLength": 80,
                "x-pilihan": "staf:semua",
                "x-dijauhkan": True,
            },
        },
        (),
    ),
}


@pytest.fixture
def task(office) -> str:
    office.do(PublishDefinition(PARIAMAN, "adu", FILES), COORDINATOR)
    return start(office, "adu").next_tasks[0]


def pool(office, actor):
    return [one.element for one in office.ask(Inbox(shelf="pool"), actor).tasks]


def test_for_her_there_is_no_such_case_and_the_work_goes_to_somebody_else(office, task):
    no = office.do(CompleteTask(task, {"akun_terlapor": WORKER.username}), OFFICER).case_no

    assert (pool(office, WORKER), pool(office, COLLEAGUE)) == ([], ["periksa"])
    with pytest.raises(Unknown):
        office.ask(CaseByNo(no), WORKER)


def test_the_history_tells_that_she_was_kept_out_and_why(office, task):
    no = office.do(CompleteTask(task, {"akun_terlapor": WORKER.username}), OFFICER).case_no

    [deed] = [one for one in office.ask(History(no), OFFICER).events if one.deed == "access_denied"]
    assert (deed.name, deed.reason) == (WORKER.name, "Diadukan dalam kasus ini.")


def test_whoever_receives_a_complaint_about_herself_is_rid_of_it(office, task):
    no = office.do(CompleteTask(task, {"akun_terlapor": OFFICER.username}), OFFICER).case_no

    with pytest.raises(Unknown):
        office.ask(CaseByNo(no), OFFICER)


def test_where_nobody_is_named_nobody_is_kept_out(office, task):
    no = office.do(CompleteTask(task, {}), OFFICER).case_no

    assert pool(office, WORKER) == ["periksa"]
    assert no in {one.case_no for one in office.ask(Inbox(shelf="pool"), WORKER).tasks}


def test_everybody_who_works_here_may_be_named_once(office, task):
    lists = office.ask(TaskById(task), OFFICER).known["$pilihan"]
    named = [one["const"] for one in lists["staf:semua"]]

    assert {WORKER.username, OFFICER.username, MANAGER.username} <= {*named}
    assert len(named) == len({*named})
