"""A case goes on in another daerah: one asks, the other answers, the machine carries it over."""

import threading

import pytest

from engine import (
    AcceptTransfer,
    BesideByCase,
    CancelCase,
    CaseByNo,
    Cases,
    EndTerm,
    Engine,
    Forbidden,
    History,
    Inbox,
    Incoming,
    IncomingById,
    Notices,
    PersonByUsername,
    Refused,
    RefuseTransfer,
    TransferOfCase,
    Unknown,
    VerifyHistory,
    WithdrawTransfer,
    WrongState,
)
from engine.commands.carry_transfer import CarryTransfer
from tests.engine.access_office import register
from tests.engine.office import (
    AUDITOR,
    MANAGER,
    OFFICER,
    PARIAMAN,
    person,
)
from tests.engine.transfer_office import (
    AUDITOR_THERE,
    BONTANG,
    KEPT,
    MIMIKA,
    NOTE,
    SAID,
    STAYS,
    THERE,
    WORKER_THERE,
    asked,
    asks,
    carry,
    open_both,
    told,
)


@pytest.fixture
def two(office) -> Engine:
    return open_both(office)


def words(engine, who, kind):
    return [one for one in engine.ask(Notices(), who) if one.kind == kind]


def state(engine, no):
    return engine.ask(BesideByCase(no), MANAGER).transfers[0].status


def deeds(engine, no, auditor=AUDITOR):
    return [event.deed for event in engine.ask(History(no), auditor).events]


def test_with_a_yes_the_family_goes_on_there_and_the_case_closes_here(two):
    no, transfer = asked(two)
    two.do(AcceptTransfer(transfer, "sambut"), THERE)
    assert two.ask(CaseByNo(no), MANAGER).case.status == "running"
    assert carry(two) == 1
    assert two.ask(CaseByNo(no), MANAGER).case.status == "transferred"
    assert deeds(two, no)[-1] == "case_transferred"
    arrived = two.ask(IncomingById(transfer), THERE)
    assert arrived.status == "done"
    sheet = two.ask(CaseByNo(arrived.new_no), THERE)
    assert [one.body for one in sheet.answers] == [KEPT]
    beside = two.ask(BesideByCase(arrived.new_no), THERE)
    assert [(one.words, one.by_name) for one in beside.notes] == [(NOTE, MANAGER.name)]
    assert (beside.arrived.from_daerah, beside.arrived.case_no) == (PARIAMAN, no)
    assert [task.name for task in two.ask(Inbox(), THERE).tasks] == ["Kenal"]
    [word] = words(two, THERE, "transfer_opened")
    assert (word.case_no, word.about_name) == (arrived.new_no, MANAGER.name)
    [word] = words(two, MANAGER, "transfer_done")
    assert (word.case_no, word.about_name) == (no, THERE.name)
    assert "case_arrived" in deeds(two, arrived.new_no, AUDITOR_THERE)
    for auditor in (AUDITOR, AUDITOR_THERE):
        assert two.ask(VerifyHistory(), auditor).whole


def test_before_the_yes_nothing_a_family_said_stands_on_the_other_side(two):
    no, transfer = asked(two)
    one = two.ask(IncomingById(transfer), THERE)
    assert (one.case_no, one.pathway, one.by_name) == (no, "", MANAGER.name)
    seen = repr((one, two.ask(Incoming(), THERE), two.ask(Notices(), THERE)))
    assert NOTE not in seen
    assert "Melati" not in seen
    assert two.ask(Cases(), THERE) == ()
    with pytest.raises(Unknown):
        two.ask(CaseByNo(no), THERE)


def test_the_highest_class_stays_and_the_case_opens_by_name_alone(two):
    no, transfer = asked(two, "k4")
    two.do(AcceptTransfer(transfer, "sambut"), THERE)
    carry(two)
    new = two.ask(IncomingById(transfer), THERE).new_no
    seen = repr((two.ask(CaseByNo(new), THERE), two.ask(BesideByCase(new), THERE)))
    assert "Melati" in seen
    assert not [one for one in STAYS if one in seen]
    sheet = two.ask(TransferOfCase(told(two)), MANAGER)
    assert [(one.title, one.stays) for one in sheet.packet] == [
        ("Penerimaan", ("Ancaman", "Penyakit"))
    ]
    assert [one.body for one in two.ask(CaseByNo(no), MANAGER).answers] == [SAID]


def test_a_no_says_why_and_leaves_the_case_where_it_was(two):
    no, transfer = asked(two)
    two.do(RefuseTransfer(transfer, "penuh"), THERE)
    carry(two)
    [shown] = two.ask(BesideByCase(no), MANAGER).transfers
    assert (shown.status, shown.refusal, shown.answered_by_name) == ("refused", "penuh", THERE.name)
    assert two.ask(CaseByNo(no), MANAGER).case.status == "running"
    assert [one.about_name for one in words(two, MANAGER, "transfer_refused")] == [THERE.name]
    with pytest.raises(WrongState):
        two.do(AcceptTransfer(transfer, "sambut"), THERE)
    assert two.do(asks(no), MANAGER).subject != transfer


def test_where_nobody_works_the_question_comes_back(two):
    no = told(two)
    two.do(asks(no, BONTANG), MANAGER)
    carry(two)
    [shown] = two.ask(BesideByCase(no), MANAGER).transfers
    assert (shown.status, shown.refusal) == ("refused", "tidak_dilayani")


def test_who_asked_takes_it_back_even_after_the_yes(two):
    no, transfer = asked(two)
    two.do(AcceptTransfer(transfer, "sambut"), THERE)
    two.do(WithdrawTransfer(no), MANAGER)
    carry(two)
    assert two.ask(IncomingById(transfer), THERE).status == "withdrawn"
    assert two.ask(CaseByNo(no), MANAGER).case.status == "running"
    assert two.ask(Cases(), THERE) == ()
    assert len(words(two, THERE, "transfer_taken_back")) == 1
    with pytest.raises(WrongState):
        two.do(WithdrawTransfer(no), MANAGER)
    with pytest.raises(WrongState):
        two.do(RefuseTransfer(transfer, "penuh"), THERE)


def test_what_was_taken_back_before_it_was_carried_is_never_asked(two):
    no = told(two)
    two.do(asks(no), MANAGER)
    two.do(WithdrawTransfer(no), MANAGER)
    carry(two)
    assert two.ask(Incoming(), THERE) == ()
    assert carry(two) == 0


def test_a_case_that_closed_first_goes_nowhere(two):
    no, transfer = asked(two)
    two.do(AcceptTransfer(transfer, "sambut"), THERE)
    two.do(CancelCase(no, "Keluarga menarik diri"), MANAGER)
    carry(two)
    assert two.ask(IncomingById(transfer), THERE).status == "lapsed"
    assert state(two, no) == "lapsed"
    assert two.ask(Cases(), THERE) == ()


def test_who_said_yes_and_left_before_it_came_is_no_more_believed(two, clock):
    no, transfer = asked(two)
    two.do(AcceptTransfer(transfer, "sambut"), THERE)
    keeper = person("admin_tenant", daerah=MIMIKA)
    [term] = two.ask(PersonByUsername(THERE.username), keeper).terms
    two.do(EndTerm(THERE.username, term.id, "Pindah tugas"), keeper)
    clock.advance(minutes=1)
    carry(two)
    assert two.ask(IncomingById(transfer), THERE).status == "proposed"
    assert two.ask(CaseByNo(no), MANAGER).case.status == "running"


def test_once_is_enough_whoever_carries(two, clock):
    _no, transfer = asked(two)
    two.do(AcceptTransfer(transfer, "sambut"), THERE)
    counts = []
    carriers = [
        threading.Thread(target=lambda: counts.append(carry(two)), daemon=True) for _ in range(4)
    ]
    for one in carriers:
        one.start()
    for one in carriers:
        one.join(30)
    assert sum(counts) == 1
    clock.advance(minutes=2)
    assert carry(two) == 0
    assert len(two.ask(Cases(), THERE)) == 1
    assert two.ask(IncomingById(transfer), THERE).status == "done"


@pytest.mark.parametrize(
    ("how", "field"),
    [
        ({"to": PARIAMAN}, "/to_daerah"),
        ({"to": ""}, "/to_daerah"),
        ({"why": "bosan"}, "/why"),
        ({"urgency": ""}, "/urgency"),
        ({"basis": "kira-kira"}, "/basis"),
    ],
)
def test_each_question_names_whom_and_why(two, how, field):
    no = told(two)
    with pytest.raises(Refused) as refusal:
        two.do(asks(no, **how), MANAGER)
    assert [one.field for one in refusal.value.problems] == [field]
    assert two.ask(BesideByCase(no), MANAGER).transfers == ()


def test_each_answer_names_where_or_why(two):
    _no, transfer = asked(two)
    for deed, field in (
        (AcceptTransfer(transfer, ""), "/process"),
        (RefuseTransfer(transfer, ""), "/refusal"),
        (RefuseTransfer(transfer, "tidak_dilayani"), "/refusal"),
    ):
        with pytest.raises(Refused) as refusal:
            two.do(deed, THERE)
        assert [one.field for one in refusal.value.problems] == [field]
    with pytest.raises(Unknown):
        two.do(AcceptTransfer(transfer, "titip_k3"), THERE)


def test_one_question_waits_at_a_time_and_of_a_closed_case_none(two):
    no = told(two)
    two.do(asks(no), MANAGER)
    with pytest.raises(WrongState):
        two.do(asks(no), MANAGER)
    two.do(CancelCase(no, "Keluarga menarik diri"), MANAGER)
    with pytest.raises(WrongState):
        two.do(asks(no), MANAGER)


def test_only_managers_of_the_case_ask_and_only_managers_answer(two):
    no, transfer = asked(two)
    other = person("manajer_kasus", 2)
    register(two, other)
    for who in (OFFICER, other, AUDITOR):
        with pytest.raises((Forbidden, Unknown)):
            two.do(asks(no), who)
        with pytest.raises((Forbidden, Unknown)):
            two.do(WithdrawTransfer(no), who)
        with pytest.raises((Forbidden, Unknown)):
            two.ask(TransferOfCase(no), who)
    for who in (WORKER_THERE, AUDITOR_THERE):
        with pytest.raises(Forbidden):
            two.do(AcceptTransfer(transfer, "sambut"), who)
    for question in (Incoming(), IncomingById(transfer)):
        with pytest.raises(Forbidden):
            two.ask(question, WORKER_THERE)
    assert two.ask(IncomingById(transfer), AUDITOR_THERE).case_no == no
    for deed in (AcceptTransfer(transfer, "titip_k3"), RefuseTransfer(transfer, "penuh")):
        with pytest.raises(Unknown):
            two.do(deed, MANAGER)
    with pytest.raises(Unknown):
        two.ask(IncomingById(transfer), MANAGER)


class Dies(Exception):
    """A worker is killed between its lease and its work."""


def test_a_worker_that_died_is_followed_by_another(two, clock, monkeypatch):
    _no, transfer = asked(two)
    two.do(AcceptTransfer(transfer, "sambut"), THERE)

    def die(_errand, _deliver):
        raise Dies

    with monkeypatch.context() as patch:
        patch.setattr(CarryTransfer, "attempt", die)
        with pytest.raises(Dies):
            carry(two)
    assert carry(two) == 0
    clock.advance(minutes=2)
    assert carry(two) == 1
    assert two.ask(IncomingById(transfer), THERE).status == "done"
