"""What cases wait for from outside stands beside the tasks of others, with what runs beside it."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from engine import (
    CancelCase,
    CompleteTask,
    DenyAccess,
    MessageWaits,
    PublishDefinition,
    ReceiveMessage,
    StartCase,
    SuspendCase,
    Unknown,
)
from engine.store.schema import case_file
from tests.engine.access_office import REASON
from tests.engine.office import (
    AUDITOR,
    COORDINATOR,
    FORMS,
    MANAGER,
    OFFICER,
    OTHER_WORKER,
    PARIAMAN,
    URGENT,
    at_work,
    awaiting_answer,
    diagram,
    form,
)

WEEK = timedelta(days=7)
#: Waits for an answer for a week on its border, then at a gateway for word or for a day; all the
#: while somebody may report.
REFERRAL = diagram(
    "rujuk",
    f"""
    <bpmn:startEvent id="mulai"/>
    <bpmn:receiveTask id="jawaban" name="Jawaban rumah sakit" messageRef="m_jawaban">
      {form("balasan")}
    </bpmn:receiveTask>
    <bpmn:boundaryEvent id="pekan" name="Sepekan" attachedToRef="jawaban" cancelActivity="false">
      <bpmn:timerEventDefinition><bpmn:timeDuration>P7D</bpmn:timeDuration></bpmn:timerEventDefinition>
    </bpmn:boundaryEvent>
    <bpmn:userTask id="telepon" name="Telepon rumah sakit"/>
    <bpmn:endEvent id="ditelepon"/>
    <bpmn:eventBasedGateway id="mana"/>
    <bpmn:intermediateCatchEvent id="kabar" name="Kabar keluarga">
      <bpmn:messageEventDefinition messageRef="m_kabar"/>
    </bpmn:intermediateCatchEvent>
    <bpmn:intermediateCatchEvent id="sehari" name="Sehari">
      <bpmn:timerEventDefinition><bpmn:timeDuration>P1D</bpmn:timeDuration></bpmn:timerEventDefinition>
    </bpmn:intermediateCatchEvent>
    <bpmn:userTask id="tutup" name="Tutup"/>
    <bpmn:boundaryEvent id="ditarik" name="Ditarik" attachedToRef="tutup">
      <bpmn:messageEventDefinition messageRef="m_tarik"/>
    </bpmn:boundaryEvent>
    <bpmn:endEvent id="selesai"/>
    """,
    """mulai > jawaban
    jawaban > mana
    mana > kabar
    mana > sehari
    kabar > tutup
    sehari > tutup
    tutup > selesai
    ditarik > selesai
    pekan > telepon
    telepon > ditelepon""",
    {
        "petugas_penerima": (
            "mulai jawaban pekan ditelepon mana kabar sehari tutup ditarik selesai"
        ),
        "pekerja_sosial": "telepon",
    },
    """<bpmn:message id="m_jawaban" name="msg_jawaban"/>
    <bpmn:message id="m_tarik" name="msg_tarik"/>
    <bpmn:message id="m_kabar" name="msg_kabar"/>""",
)


def awaited(office, who=OFFICER):
    page = office.ask(MessageWaits(), who)
    assert page.count == len(page.waits)
    return page.waits


@pytest.fixture
def referred(office):
    """A case that waits for a hospital; its number."""
    office.do(PublishDefinition(PARIAMAN, "rujuk", {"rujuk.bpmn": REFERRAL, **FORMS}), COORDINATOR)
    return office.do(StartCase("rujuk"), OFFICER).case_no


def test_a_wait_tells_until_when_and_what_comes_then(office, referred, clock):
    [wait] = awaited(office)
    assert (wait.case_no, wait.name, wait.has_form) == (referred, "Jawaban rumah sakit", True)
    [lapse] = wait.lapses
    assert (lapse.name, lapse.due) == ("Sepekan", clock() + WEEK)
    assert [(step.name, step.role) for step in lapse.then.steps] == [
        ("Telepon rumah sakit", "pekerja_sosial")
    ]


def test_a_timer_at_the_same_gateway_ends_a_wait_too(office, referred, clock):
    office.do(ReceiveMessage("msg_jawaban", referred, "", {"isi": "Diterima"}), OFFICER)
    [wait] = awaited(office)
    assert (wait.name, wait.has_form) == ("Kabar keluarga", False)
    [lapse] = wait.lapses
    assert (lapse.name, lapse.due) == ("Sehari", clock() + timedelta(days=1))


def test_word_that_may_come_while_somebody_works_is_not_waited_for(office, referred):
    office.do(ReceiveMessage("msg_jawaban", referred, "", {"isi": "Diterima"}), OFFICER)
    office.do(ReceiveMessage("msg_kabar", referred, "", {}), OFFICER)
    assert awaited(office) == ()


def test_what_runs_out_first_comes_first_and_what_has_no_end_last(office, referred):
    endless = awaiting_answer(office)
    office.do(StartCase("rujuk"), OFFICER)
    assert awaited(office)[-1].case_no == endless
    assert awaited(office)[-1].lapses == ()
    page = office.ask(MessageWaits(limit=1), OFFICER)
    assert (len(page.waits), page.count) == (1, 3)
    assert page.waits[0].case_no == referred


def test_a_suspended_case_waits_without_a_moment_and_a_cancelled_one_not_at_all(office, referred):
    office.do(SuspendCase(referred, REASON), MANAGER)
    assert [lapse.due for lapse in awaited(office)[0].lapses] == [None]
    office.do(CancelCase(referred, REASON), MANAGER)
    assert awaited(office) == ()


def test_only_who_reads_the_case_knows_what_it_waits_for(office, referred, database):
    assert [wait.case_no for wait in awaited(office)] == [referred]
    assert awaited(office, OTHER_WORKER) == ()
    with pytest.raises(Unknown):
        office.ask(MessageWaits(), AUDITOR)
    with database.writing() as connection:
        connection.execute(update(case_file).values(klass="K4"))
    assert awaited(office) == ()


def test_whom_a_case_keeps_out_does_not_learn_what_it_waits_for(guarded):
    no, task_id = at_work(guarded, URGENT)
    guarded.do(CompleteTask(task_id, {}), MANAGER)
    assert [wait.case_no for wait in awaited(guarded)] == [no]
    guarded.do(DenyAccess(no, OFFICER.username, REASON), MANAGER)
    assert awaited(guarded) == ()
