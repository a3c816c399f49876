"""HoldCase and LiftHold: a legal matter keeps a case, whoever asks for its end."""

import pytest

from engine import (
    DecideErasure,
    ErasureByCase,
    Forbidden,
    History,
    HoldCase,
    LiftHold,
    Notices,
    WrongState,
)
from tests.engine.access_office import DATA_OFFICER, SECOND_MANAGER, opened
from tests.engine.erasing import HEAD, NOTE, ask, closed
from tests.engine.office import AUDITOR, MANAGER, OFFICER, WORKER

WHY = "Penyidik meminta berkas tetap ada"


def test_whoever_works_on_a_case_keeps_it_and_only_the_data_officer_lets_go(guarded):
    no = opened(guarded)
    guarded.do(HoldCase(no, WHY), OFFICER)
    with pytest.raises(Forbidden):
        guarded.do(LiftHold(no, WHY), MANAGER)
    guarded.do(LiftHold(no, "Perkara selesai"), DATA_OFFICER)
    told = [(event.deed, event.reason) for event in guarded.ask(History(no), OFFICER).events]
    for one in (AUDITOR, OFFICER):
        assert [word.kind for word in guarded.ask(Notices(), one)] == ["hold_lifted"]
    assert told[-2:] == [("case_held", WHY), ("hold_lifted", "Perkara selesai")]


def test_why_a_case_is_held_is_for_who_reads_it_or_lets_go(guarded):
    no = closed(guarded)
    ask(guarded, no)
    guarded.do(HoldCase(no, WHY), WORKER)
    for actor, reason in (
        *((WORKER, WHY), (MANAGER, WHY), (DATA_OFFICER, WHY)),
        *((SECOND_MANAGER, ""), (AUDITOR, ""), (HEAD, "")),
    ):
        assert guarded.ask(ErasureByCase(no), actor).hold.reason == reason


def test_a_case_is_held_once_and_let_go_once(guarded):
    no = opened(guarded)
    with pytest.raises(WrongState, match="tidak sedang ditahan"):
        guarded.do(LiftHold(no, WHY), DATA_OFFICER)
    guarded.do(HoldCase(no, WHY), MANAGER)
    with pytest.raises(WrongState, match="sudah ditahan"):
        guarded.do(HoldCase(no, WHY), DATA_OFFICER)


def test_a_hold_that_comes_after_the_request_stops_the_decision(guarded):
    no = closed(guarded)
    asked = ask(guarded, no)
    guarded.do(HoldCase(no, WHY), WORKER)
    with pytest.raises(WrongState, match="perkara hukum"):
        guarded.do(DecideErasure(asked, "disetujui", NOTE), HEAD)
    guarded.do(DecideErasure(asked, "ditolak", NOTE), HEAD)
    assert guarded.ask(ErasureByCase(no), AUDITOR).asked[0].outcome == "ditolak"
