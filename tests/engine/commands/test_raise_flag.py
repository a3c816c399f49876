"""RaiseFlag and CloseFlag: who must act, by when; taken down with a word."""

from datetime import timedelta

import pytest

from engine import (
    BesideByCase,
    CloseFlag,
    DenyAccess,
    RaiseFlag,
    Refused,
    RevokeAccess,
    Unknown,
)
from tests.engine.access_office import REASON, managed
from tests.engine.days import her_day
from tests.engine.office import MANAGER, OFFICER, WORKER

WHAT = "Tanyakan surat dari sekolah"


def raised(engine, clock, no, days=2, whom=OFFICER):
    due = clock() + timedelta(days=days)
    return engine.do(RaiseFlag(no, whom.username, due, WHAT), MANAGER).subject


def standing(engine, clock, who=OFFICER):
    return [one.id for one in her_day(engine, who, "flag", clock())]


def test_a_flag_stands_on_the_case_and_among_what_waits_for_her(guarded, clock):
    no = managed(guarded)
    later, sooner = raised(guarded, clock, no, 5), raised(guarded, clock, no, 2)
    assert standing(guarded, clock) == [sooner, later]
    assert standing(guarded, clock, MANAGER) == []
    (one, _) = guarded.ask(BesideByCase(no), MANAGER).flags
    assert (one.words, one.whom_name, one.by_name) == (WHAT, OFFICER.name, MANAGER.name)


def test_it_is_taken_down_once_with_a_word_that_stays(guarded, clock):
    no = managed(guarded)
    flag = raised(guarded, clock, no)
    with pytest.raises(Refused):
        guarded.do(CloseFlag(no, flag, " "), OFFICER)
    guarded.do(CloseFlag(no, flag, "Surat sudah ada"), OFFICER)
    assert standing(guarded, clock) == []
    (one,) = guarded.ask(BesideByCase(no), MANAGER).flags
    assert (one.outcome, one.closed_by_name) == ("Surat sudah ada", OFFICER.name)
    with pytest.raises(Unknown):
        guarded.do(CloseFlag(no, flag, "Lagi"), MANAGER)


def test_only_somebody_of_the_team_can_be_flagged_and_only_for_a_time_to_come(guarded, clock):
    no = managed(guarded)
    for whom, days in ((WORKER, 1), (OFFICER, 0), (OFFICER, -1)):
        with pytest.raises(Refused):
            raised(guarded, clock, no, days, whom)
    with pytest.raises(Refused):
        guarded.do(RaiseFlag(no, OFFICER.username, None, WHAT), MANAGER)


@pytest.mark.parametrize("shut", [RevokeAccess, DenyAccess])
def test_who_is_let_out_of_the_case_is_not_told_of_it_any_more(guarded, clock, shut):
    no = managed(guarded)
    raised(guarded, clock, no)
    guarded.do(shut(no, OFFICER.username, REASON), MANAGER)
    assert standing(guarded, clock) == []


def test_a_flag_of_another_case_is_not_found(guarded, clock):
    flag, other = raised(guarded, clock, managed(guarded)), managed(guarded)
    with pytest.raises(Unknown):
        guarded.do(CloseFlag(other, flag, "Selesai"), MANAGER)
