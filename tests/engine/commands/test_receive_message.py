"""ReceiveMessage: to the case that waits, checked by the wait's own form."""

from dataclasses import replace

import pytest

from engine import AnswersRefused, CaseByNo, Conflict, Inbox, ReceiveMessage, Unknown, WrongState
from tests.engine.office import AUDITOR, MACHINE, OFFICER, OTHER_WORKER, WORKER, awaiting_answer

REPLY = {"isi": "Diterima"}


def machine(daerah: str = "13.77"):
    return replace(MACHINE, daerah=daerah)


def test_the_case_goes_on_and_the_reply_is_an_answer(office):
    no = awaiting_answer(office)
    office.do(ReceiveMessage("msg_balasan", case_no=no, answers=REPLY), WORKER)
    sheet = office.ask(CaseByNo(no), WORKER)
    assert sheet.awaited == ()
    assert [answer.body for answer in sheet.answers if answer.form.startswith("balasan")] == [REPLY]
    assert office.ask(Inbox(shelf="pool"), OFFICER).tasks[0].element == "tutup"


def test_the_machine_may_bring_it_too(office):
    no = awaiting_answer(office)
    receipt = office.do(ReceiveMessage("msg_balasan", answers=REPLY), machine())
    assert receipt.case_no == no


def test_content_that_does_not_fit_is_refused_and_the_wait_stays(office):
    no = awaiting_answer(office)
    with pytest.raises(AnswersRefused):
        office.do(ReceiveMessage("msg_balasan", case_no=no), WORKER)
    assert len(office.ask(CaseByNo(no), WORKER).awaited) == 1


def test_a_second_reply_finds_nobody_waiting(office):
    no = awaiting_answer(office)
    office.do(ReceiveMessage("msg_balasan", case_no=no, answers=REPLY), WORKER)
    with pytest.raises(WrongState, match="tidak"):
        office.do(ReceiveMessage("msg_balasan", case_no=no, answers=REPLY), WORKER)


def test_a_reply_that_fits_two_cases_must_name_one(office):
    awaiting_answer(office)
    awaiting_answer(office)
    with pytest.raises(Conflict, match="nomor kasus"):
        office.do(ReceiveMessage("msg_balasan", answers=REPLY), machine())


@pytest.mark.parametrize("actor", [OTHER_WORKER, AUDITOR, machine("94.04")])
def test_for_strangers_nobody_waits(office, actor):
    no = awaiting_answer(office)
    with pytest.raises(Unknown):
        office.do(ReceiveMessage("msg_balasan", case_no=no, answers=REPLY), actor)
