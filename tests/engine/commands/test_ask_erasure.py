"""AskErasure: a closed case is asked to be destroyed, and nothing is destroyed yet."""

import pytest

from engine import (
    BreakGlass,
    CancelCase,
    CaseByNo,
    Engine,
    ErasureByCase,
    Erasures,
    Forbidden,
    History,
    HoldCase,
    LiftHold,
    Notices,
    Refused,
    ReviewEmergency,
    Rotation,
    Unknown,
    WrongState,
)
from forms import FormLibrary
from tests.conftest import KEYRING, QuickPasswords
from tests.engine.access_office import DANGER, DATA_OFFICER, PSYCHOLOGIST, furnish, managed
from tests.engine.erasing import HEAD, LETTER, WHY, ask, closed
from tests.engine.office import AUDITOR, COORDINATOR, MANAGER, OFFICER, WORKER, at_work


def test_who_asks_why_and_by_what_letter_is_written_down_and_told(guarded):
    no = closed(guarded)
    ask(guarded, no)
    event = guarded.ask(History(no), AUDITOR).events[-1]
    assert (event.deed, event.name, event.reason) == ("erasure_asked", LETTER, WHY)
    assert event.detail["ground"] == "permintaan"
    for judge in (DATA_OFFICER, HEAD, AUDITOR):
        assert [word.kind for word in guarded.ask(Notices(), judge)][:1] == ["erasure_asked"]
    [view] = guarded.ask(Erasures(), HEAD)
    assert (view.case_no, view.reason, view.outcome, view.may_decide) == (no, WHY, "", True)
    assert guarded.ask(CaseByNo(no), OFFICER).answers


def test_a_running_case_is_refused_and_the_repair_is_named(guarded):
    no = managed(guarded)
    with pytest.raises(WrongState, match="Tutup atau batalkan kasusnya dahulu"):
        ask(guarded, no)
    assert "Tutup atau batalkan" in str(guarded.ask(ErasureByCase(no), MANAGER).obstacle)


def test_a_legal_matter_holds_a_case_until_it_is_over(guarded):
    no = closed(guarded)
    guarded.do(HoldCase(no, "Polres meminta berkas Ibu Ani"), WORKER)
    with pytest.raises(WrongState, match="perkara hukum"):
        ask(guarded, no)
    assert guarded.ask(ErasureByCase(no), MANAGER).hold.reason == "Polres meminta berkas Ibu Ani"
    guarded.do(LiftHold(no, "Putusan berkekuatan tetap"), DATA_OFFICER)
    ask(guarded, no)


def test_an_emergency_is_reviewed_before_its_reason_can_go(guarded):
    no = managed(guarded)
    one = guarded.do(BreakGlass(no, DANGER), PSYCHOLOGIST).subject
    guarded.do(CancelCase(no, WHY), MANAGER)
    with pytest.raises(WrongState, match="belum ditinjau"):
        ask(guarded, no)
    guarded.do(ReviewEmergency(one, "dibenarkan", "Benar berbahaya"), DATA_OFFICER)
    ask(guarded, no)


def test_a_case_from_before_keys_is_sealed_first(database, clock, office):
    no, _ = at_work(furnish(Engine(database, FormLibrary(), QuickPasswords(), clock)))
    office.do(CancelCase(no, WHY), MANAGER)
    with pytest.raises(WrongState, match="lk3 init"):
        ask(office, no)
    rotation = Rotation(database, KEYRING, clock)
    for case in rotation.cases():
        rotation.case(case)
    ask(office, no)


def test_it_is_asked_once(guarded):
    no = closed(guarded)
    ask(guarded, no)
    with pytest.raises(WrongState, match="menunggu keputusan"):
        ask(guarded, no, DATA_OFFICER)


@pytest.mark.parametrize(
    "more",
    [
        *({"ground": ""}, {"ground": "bosan"}, {"reason": " "}),
        *({"document": text} for text in ("", "surat Ibu Ani 1", "tanpa-angka", "1" * 61, "№ 12")),
    ],
)
def test_ground_letter_and_reason_are_needed_and_a_letter_has_no_sentence(guarded, more):
    no = closed(guarded)
    with pytest.raises(Refused):
        ask(guarded, no, **more)
    assert guarded.ask(Erasures(), AUDITOR) == ()


@pytest.mark.parametrize(
    ("actor", "refusal"),
    [(OFFICER, Forbidden), (AUDITOR, Forbidden), (HEAD, Unknown), (COORDINATOR, Unknown)],
)
def test_nobody_else_asks(guarded, actor, refusal):
    no = closed(guarded)
    with pytest.raises(refusal):
        ask(guarded, no, actor)


def test_for_the_head_there_is_no_case_before_its_erasure_is_asked(guarded):
    no = closed(guarded)
    for number in (no, "LK3-1377-2026-99999"):
        with pytest.raises(Unknown):
            guarded.ask(ErasureByCase(number), HEAD)
    ask(guarded, no)
    assert guarded.ask(ErasureByCase(no), HEAD).asked[0].reason == WHY


def test_only_who_has_to_do_with_it_sees_what_is_asked(guarded):
    no = closed(guarded)
    ask(guarded, no)
    with pytest.raises(Forbidden):
        guarded.ask(Erasures(), WORKER)
    with pytest.raises(Unknown):
        guarded.ask(ErasureByCase(no), COORDINATOR)
