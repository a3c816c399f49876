"""CompleteTask: checked, done once, written whole; the case runs on."""

from threading import Barrier, Thread

import pytest

from engine import (
    AnswersRefused,
    CaseByNo,
    ClaimTask,
    CompleteTask,
    EngineError,
    Forbidden,
    History,
    Inbox,
    SuspendCase,
    TaskById,
    TaskNotOpen,
    Unknown,
    VerifyHistory,
    WrongState,
)
from tests.engine.office import (
    AUDITOR,
    GOOD,
    MANAGER,
    OFFICER,
    OTHER_WORKER,
    URGENT,
    WORKER,
    at_work,
    awaiting_answer,
    person,
    start,
)


def test_the_answers_decide_where_the_case_goes(office):
    for answers, role, element in ((GOOD, WORKER, "tangani"), (URGENT, MANAGER, "segera")):
        no, task = at_work(office, answers)
        view = office.ask(TaskById(task), role).task
        assert (view.element, view.risk, view.case_no) == (element, answers["risiko"], no)


def test_answers_that_do_not_fit_are_refused_field_by_field_and_the_task_stays(office):
    task = start(office).next_tasks[0]
    with pytest.raises(AnswersRefused) as refusal:
        office.do(CompleteTask(task, {"masalah": "x"}), OFFICER)
    assert {problem.field for problem in refusal.value.problems} == {"/masalah", "/risiko"}
    office.do(CompleteTask(task, GOOD), OFFICER)


def test_a_pool_task_is_claimed_and_completed_in_one(office):
    no, task = at_work(office)
    office.do(CompleteTask(task, {}), WORKER)
    deeds = [event.deed for event in office.ask(History(no), AUDITOR).events]
    assert deeds == ["case_started", "task_completed", "task_claimed", "task_completed"]
    assert WORKER.username in {m.username for m in office.ask(CaseByNo(no), WORKER).team}


def test_the_receipt_names_what_is_next_for_her(office):
    no = awaiting_answer(office)
    assert office.ask(Inbox(shelf="pool"), OFFICER).tasks == ()
    assert [wait.message for wait in office.ask(CaseByNo(no), WORKER).awaited] == ["msg_balasan"]


def test_two_people_on_one_task_one_is_told_who_was_faster(office):
    no, task = at_work(office)
    gate, outcomes = Barrier(2), []

    def press(actor):
        gate.wait()
        try:
            office.do(CompleteTask(task, {}), actor)
            outcomes.append("done")
        except TaskNotOpen as refusal:
            outcomes.append(refusal.by_name)

    threads = [Thread(target=press, args=(actor,)) for actor in (WORKER, OTHER_WORKER)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert "done" in outcomes
    assert len({"done", WORKER.name, OTHER_WORKER.name} & set(outcomes)) == 2
    done = [e for e in office.ask(History(no), AUDITOR).events if e.deed == "task_completed"]
    assert len(done) == 2


@pytest.mark.parametrize("trial", range(3))
def test_a_double_click_is_one_completion_and_one_answer(office, trial):
    task = start(office).next_tasks[0]
    gate, receipts = Barrier(4), []

    def press():
        gate.wait()
        receipts.append(office.do(CompleteTask(task, GOOD), OFFICER, submission=f"klik-{trial}"))

    threads = [Thread(target=press) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(receipts) == 4
    assert len(set(receipts)) == 1
    assert office.ask(VerifyHistory(receipts[0].case_no), AUDITOR).whole


def test_somebody_else_s_task_is_not_hers_to_finish(office):
    _, task = at_work(office)
    office.do(ClaimTask(task), WORKER)
    with pytest.raises(Forbidden):
        office.do(CompleteTask(task, {}), OTHER_WORKER)


@pytest.mark.parametrize(
    "actor", [AUDITOR, person("psikolog"), person("pekerja_sosial", daerah="94.04")]
)
def test_for_strangers_the_task_does_not_exist(office, actor):
    _, task = at_work(office)
    with pytest.raises(Unknown):
        office.do(CompleteTask(task, {}), actor)


def test_a_suspended_case_takes_no_answers(office):
    no, task = at_work(office)
    office.do(SuspendCase(no, "Menunggu dinas"), MANAGER)
    with pytest.raises(WrongState, match="ditunda"):
        office.do(CompleteTask(task, {}), WORKER)


def test_what_cannot_run_is_an_incident_and_the_answers_are_kept(office):
    begun = start(office, "macet")
    receipt = office.do(CompleteTask(begun.next_tasks[0], GOOD), OFFICER)
    sheet = office.ask(CaseByNo(receipt.case_no), OFFICER)
    assert sheet.case.status == "stuck"
    assert sheet.answers[0].body == GOOD
    assert "berputar" in str(sheet.incidents[0].message)
    deeds = [event.deed for event in office.ask(History(receipt.case_no), AUDITOR).events]
    assert deeds == ["case_started", "task_completed", "incident_opened"]


def test_only_what_conditions_read_travels_with_the_case(office, database):
    no, _ = at_work(office)
    with database.reading() as connection:
        state, known = connection.exec_driver_sql("SELECT state, known FROM case_file").one()
    assert b"bertengkar" not in bytes(state)
    assert b"bertengkar" not in bytes(known)
    assert office.ask(CaseByNo(no), OFFICER).answers[0].body == GOOD


def test_every_refusal_is_one_of_ours(office):
    with pytest.raises(EngineError):
        office.do(CompleteTask("", {}), WORKER)
