"""A step that leads into another pathway opens that one's case, and the family tells once."""

import json
from dataclasses import replace

import pytest

from engine import (
    BesideByCase,
    BreakGlass,
    CaseByNo,
    Cases,
    ClaimTask,
    CompleteTask,
    CorrectAnswer,
    History,
    Inbox,
    LiveData,
    Notices,
    PublishDefinition,
    Refused,
    StartCase,
    TaskById,
    WrongState,
)
from tests.engine.access_office import DANGER
from tests.engine.office import (
    COORDINATOR,
    MACHINE,
    MANAGER,
    OFFICER,
    PARIAMAN,
    WORKER,
    choices,
    diagram,
    form,
    schema,
)

NAME = "Ibu Melati"
OPENED = {"serah": {"P2": "konseling", "P3": "lindung", "P8": ""}}


def intake(**marks):
    asked = schema("Kontak", {"nama": {"type": "string", "title": "Nama"}}, ("nama",))
    return json.dumps({**json.loads(asked), "x-dibawa": True, **marks}).encode()


def asking(opens):
    return diagram(
        "tanya",
        f"""<bpmn:startEvent id="mulai"/>
        <bpmn:userTask id="kontak" name="Kontak">{form("kontak")}</bpmn:userTask>
        <bpmn:userTask id="antar" name="Antar" lk3:opens='{opens}'>{form("tujuan")}</bpmn:userTask>
        <bpmn:endEvent id="selesai" name="Diantar" lk3:outcome="ke"/>""",
        "mulai > kontak\nkontak > antar\nantar > selesai",
        {"petugas_penerima": "mulai kontak antar selesai"},
    )


def next_pathway(process, klass):
    return diagram(
        process,
        f"""<bpmn:startEvent id="mulai"/>
        <bpmn:scriptTask id="golong"><bpmn:script>kelas = "{klass}"</bpmn:script></bpmn:scriptTask>
        <bpmn:userTask id="kontak_lagi" name="Kontak">{form("kontak")}</bpmn:userTask>
        <bpmn:endEvent id="selesai"/>""",
        "mulai > golong\ngolong > kontak_lagi\nkontak_lagi > selesai",
        {"pekerja_sosial": "mulai golong kontak_lagi selesai"},
    )


def files(opens, opened=OPENED):
    goal = schema("Tujuan", {"ke": choices("Ke", "P2", "P3", "P8", "P6", "tidak")}, ("ke",))
    return {
        "tanya.bpmn": asking(opens),
        "kontak.schema.json": intake(),
        "tujuan.schema.json": goal,
        "tetapan.json": json.dumps(opened).encode(),
    }


@pytest.fixture
def desk(office):
    office.do(PublishDefinition(PARIAMAN, "tanya", files("ke")), COORDINATOR)
    again = intake(**{"x-lanjutkan": True})
    for process, klass in (("konseling", "K3"), ("lindung", "K4")):
        following = {f"{process}.bpmn": next_pathway(process, klass), "kontak.schema.json": again}
        office.do(PublishDefinition(PARIAMAN, process, following), COORDINATOR)
    return office


def led_on(desk, to="P2"):
    """Tell a name, be led on; return the number of the first case."""
    begun = desk.do(StartCase("tanya"), OFFICER)
    told = desk.do(CompleteTask(begun.next_tasks[0], {"nama": NAME}), OFFICER)
    desk.do(CompleteTask(told.next_tasks[0], {"ke": to}), OFFICER)
    return begun.case_no


def waiting(desk):
    return [task for task in desk.ask(Inbox(shelf="pool"), WORKER).tasks if task.name == "Kontak"]


def test_the_case_of_the_next_pathway_is_open_at_once_for_those_who_begin_it(desk):
    first = led_on(desk)
    (task,) = waiting(desk)
    assert task.case_no != first
    assert desk.ask(CaseByNo(first), OFFICER).case.status == "ended"


def test_the_family_does_not_tell_twice_who_it_is(desk):
    led_on(desk)
    (task,) = waiting(desk)
    desk.do(ClaimTask(task.id), WORKER)
    assert desk.ask(TaskById(task.id), WORKER).earlier == {"nama": NAME}


def test_what_came_along_is_read_and_not_rewritten(desk):
    led_on(desk)
    (task,) = waiting(desk)
    desk.do(ClaimTask(task.id), WORKER)
    (carried,) = desk.ask(CaseByNo(task.case_no), WORKER).answers
    assert (carried.body, carried.by_name, carried.may_correct) == (
        {"nama": NAME},
        OFFICER.name,
        False,
    )
    with pytest.raises(WrongState):
        desk.do(CorrectAnswer(carried.id, {"nama": "Lain"}, "salah"), OFFICER)


def test_others_learn_only_that_there_is_a_case(desk):
    first = led_on(desk, "P3")
    secret = next(one for one in desk.ask(Cases(), MANAGER) if one.no != first)
    desk.do(BreakGlass(first, DANGER), WORKER)
    for reader, shown in ((OFFICER, [secret.no]), (WORKER, [])):
        beside = desk.ask(BesideByCase(first), reader).linked
        assert ([one.no for one in beside.cases], beside.elsewhere) == (shown, not shown)


def test_managers_are_told_whose_case_is_to_be_taken_up(desk):
    led_on(desk, "P3")
    (word,) = desk.ask(Notices(), MANAGER)
    assert (word.kind, word.about_name) == ("case_led_on", OFFICER.name)


def test_a_pathway_that_is_not_offered_here_is_named_and_nothing_is_opened(desk):
    first = led_on(desk, "P8")
    assert desk.ask(BesideByCase(first), OFFICER).unopened == ("P8",)
    assert len(desk.ask(Cases(), OFFICER)) == 1


@pytest.mark.parametrize("to", ["P6", "tidak"])
def test_what_takes_no_families_over_opens_nothing(desk, to):
    first = led_on(desk, to)
    assert desk.ask(BesideByCase(first), OFFICER).unopened == ()
    assert len(desk.ask(Cases(), OFFICER)) == 1


def test_both_histories_tell_of_it_without_the_other_ones_number(desk):
    first = led_on(desk)
    (task,) = waiting(desk)
    told = desk.ask(History(first), OFFICER)
    assert "case_led_on" in [event.deed for event in told.events]
    assert task.case_no not in repr(told)


def test_an_unknown_pathway_is_refused_by_name(desk):
    with pytest.raises(Refused) as refused:
        desk.do(PublishDefinition(PARIAMAN, "tanya", files('"P99"')), COORDINATOR)
    assert "P99" in str(refused.value.problems[0].message)


def test_a_pathway_that_is_written_out_and_not_offered_is_doubted(desk):
    desk.do(PublishDefinition(PARIAMAN, "tanya", files('"P8"')), COORDINATOR)
    assert led_on(desk)


def test_the_end_says_how_the_case_ended(desk):
    first = led_on(desk, "tidak")
    known = desk.ask(LiveData(first), replace(MACHINE, daerah=PARIAMAN))
    assert known["hasil_akhir"] == "tidak"
