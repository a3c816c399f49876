"""MigrateCase: a running case goes over to another version, with everything it waits for."""

import pytest

from engine import (
    CaseByNo,
    CompleteTask,
    FireTimers,
    Forbidden,
    History,
    Inbox,
    MigrateCase,
    ReceiveMessage,
    Refused,
    SuspendCase,
    TaskById,
    Unknown,
    VerifyHistory,
    WrongState,
)
from tests.engine.newer import RENAMED, publish
from tests.engine.office import (
    AUDITOR,
    COORDINATOR,
    MACHINE,
    MANAGER,
    OFFICER,
    PARIAMAN,
    WORKER,
    at_work,
    awaiting_answer,
)


def migrate(office, no, to=2, mapping=None, actor=COORDINATOR, of=1):
    command = MigrateCase(PARIAMAN, no, of, to, mapping or {}, "Alur baru")
    return office.do(command, actor)


def test_the_case_runs_on_the_new_version_and_its_task_bears_the_new_name(office):
    no, task = at_work(office)
    publish(office)
    before = office.ask(TaskById(task), WORKER).task
    assert migrate(office, no).count == 1
    after = office.ask(TaskById(task), WORKER).task
    assert (before.name, after.name, after.due) == ("Tangani", "Dampingi", before.due)
    assert office.ask(CaseByNo(no), AUDITOR).case.definition == 2


def test_a_clock_keeps_its_due_time_and_fires_on_the_new_version(office, clock):
    no, _ = at_work(office)
    publish(office)
    [due] = [one.due for one in office.ask(CaseByNo(no), AUDITOR).clocks]
    clock.advance(days=2)
    migrate(office, no)
    assert [one.due for one in office.ask(CaseByNo(no), AUDITOR).clocks] == [due]
    clock.advance(days=1, minutes=1)
    assert office.do(FireTimers(), MACHINE).count == 1
    open_ones = [t.element for t in office.ask(CaseByNo(no), AUDITOR).tasks if t.status == "open"]
    assert sorted(open_ones) == ["ingatkan", "tangani"]


def test_what_lies_ahead_is_the_new_drawings(office):
    no = awaiting_answer(office)
    publish(office)
    migrate(office, no)
    office.do(ReceiveMessage("msg_balasan", no, answers={"isi": "Baik"}), OFFICER)
    open_ones = [t for t in office.ask(CaseByNo(no), AUDITOR).tasks if t.status == "open"]
    assert [one.element for one in open_ones] == ["lapor"]


def test_a_renamed_step_wants_its_counterpart_and_then_goes(office):
    no, task = at_work(office)
    publish(office, RENAMED)
    with pytest.raises(WrongState, match="“Tangani” tidak ada pada versi itu"):
        migrate(office, no)
    migrate(office, no, mapping={"tangani": "dampingi"})
    assert office.ask(TaskById(task), WORKER).task.element == "dampingi"
    office.do(CompleteTask(task, {}), WORKER)
    assert [one.element for one in office.ask(CaseByNo(no), AUDITOR).awaited] == ["tunggu"]


@pytest.mark.parametrize(
    ("mapping", "why"),
    [
        ({"tidak_ada": "dampingi"}, "asal tidak memuat"),
        ({"tangani": "tidak_ada"}, "tujuan tidak memuat"),
        ({"tangani": "segera"}, "sudah menjadi pengganti"),
        ({"tangani": "dampingi", "tutup": "dampingi"}, "sudah menjadi pengganti"),
    ],
)
def test_a_mapping_is_one_to_one(office, mapping, why):
    no, _ = at_work(office)
    publish(office, RENAMED)
    with pytest.raises(Refused) as refusal:
        migrate(office, no, mapping=mapping)
    assert any(why in str(problem.message) for problem in refusal.value.problems)


def test_the_history_tells_both_versions_and_stays_whole(office):
    no, _ = at_work(office)
    publish(office, RENAMED)
    migrate(office, no, mapping={"tangani": "dampingi"})
    sheet = office.ask(History(no), OFFICER)
    event = sheet.events[-1]
    assert (event.deed, event.reason, event.bundle) == (
        "case_migrated",
        "Alur baru",
        sheet.case.bundle,
    )
    assert (event.detail["from"], event.detail["to"]) == (1, 2)
    assert event.detail["from_bundle"] != sheet.case.bundle
    assert office.ask(VerifyHistory(), AUDITOR).whole


def test_done_again_it_changes_nothing(office):
    no, _ = at_work(office)
    publish(office)
    migrate(office, no)
    length = len(office.ask(History(no), OFFICER).events)
    assert migrate(office, no).count == 0
    assert len(office.ask(History(no), OFFICER).events) == length
    with pytest.raises(WrongState, match="versi lain"):
        migrate(office, no, to=1, of=3)


def test_a_suspended_case_stays(office):
    no, _ = at_work(office)
    publish(office)
    office.do(SuspendCase(no, "Libur"), MANAGER)
    with pytest.raises(WrongState, match="ditunda"):
        migrate(office, no)


def test_an_answer_that_only_the_new_version_reads_comes_along(office):
    no, task = at_work(office)
    ahead = {
        b'<bpmn:userTask id="tutup"': b'<bpmn:exclusiveGateway id="siapa" default="biasa"/>'
        b'<bpmn:userTask id="tutup"',
        b'targetRef="kirim"': b'targetRef="siapa"',
        b"</bpmn:process>": b'<bpmn:sequenceFlow id="biasa" sourceRef="siapa" targetRef="kirim"/>'
        b'<bpmn:sequenceFlow id="langsung" sourceRef="siapa" targetRef="tutup">'
        b'<bpmn:conditionExpression>contains(masalah, "Tetangga")</bpmn:conditionExpression>'
        b"</bpmn:sequenceFlow></bpmn:process>",
        b"<bpmn:flowNodeRef>tutup<": b"<bpmn:flowNodeRef>siapa</bpmn:flowNodeRef>"
        b"<bpmn:flowNodeRef>tutup<",
        b'id="tutup" name="Tutup"': b'id="tutup" name="Tutup saja"',
    }
    publish(office, ahead)
    migrate(office, no)
    office.do(CompleteTask(task, {}), WORKER)
    open_ones = [t for t in office.ask(CaseByNo(no), AUDITOR).tasks if t.status == "open"]
    assert [one.element for one in open_ones] == ["tutup"]


@pytest.mark.parametrize(
    ("actor", "refusal"),
    [(OFFICER, Forbidden), (WORKER, Unknown), (MANAGER, Forbidden), (AUDITOR, Forbidden)],
)
def test_only_the_coordinator_decides_on_versions(office, actor, refusal):
    no, _ = at_work(office)
    publish(office)
    with pytest.raises(refusal):
        migrate(office, no, actor=actor)
    assert office.ask(Inbox(shelf="pool"), WORKER).tasks
