"""MakeAppointment, SettleAppointment and the calendar: when whom meets a family, how it went."""

from datetime import timedelta

import pytest

from engine import (
    VISITOR,
    BesideByCase,
    CalendarByLink,
    DenyAccess,
    History,
    MakeAppointment,
    Refused,
    RenewCalendar,
    SettleAppointment,
    Unknown,
)
from tests.engine.access_office import REASON, leaves, managed
from tests.engine.days import her_day
from tests.engine.office import AUDITOR, MANAGER, OFFICER, WORKER

WITH = "Ibu Ani dan kakaknya"


def made(engine, clock, no, hours=2, whom=OFFICER, **more):
    sent = {"minutes": 60, "place": "kantor", "note": WITH, **more}
    starts = clock() + timedelta(hours=hours)
    return engine.do(MakeAppointment(no, whom.username, starts, **sent), MANAGER).subject


def hers(engine, clock, who=OFFICER):
    return [one.id for one in her_day(engine, who, "appointment", clock())]


def test_it_stands_on_the_case_and_in_her_day_by_time(guarded, clock):
    no = managed(guarded)
    later, sooner = made(guarded, clock, no, 5), made(guarded, clock, no, 2)
    made(guarded, clock, no, 30)
    assert hers(guarded, clock) == [sooner, later]
    assert hers(guarded, clock, MANAGER) == []
    one = guarded.ask(BesideByCase(no), MANAGER).appointments[-1]
    assert (one.words, one.whom_name, one.place) == (WITH, OFFICER.name, "kantor")
    assert WITH not in repr(guarded.ask(History(no), AUDITOR))


@pytest.mark.parametrize(
    "wrong",
    [
        {"hours": 0},
        {"whom": WORKER},
        {"minutes": 5},
        {"minutes": 9_999},
        {"place": "gudang"},
        {"note": " "},
    ],
)
def test_what_does_not_fit_is_refused(guarded, clock, wrong):
    with pytest.raises(Refused):
        made(guarded, clock, managed(guarded), **wrong)


def test_how_it_went_is_said_once_and_not_before_its_time(guarded, clock):
    no = managed(guarded)
    first, second = made(guarded, clock, no), made(guarded, clock, no, 3)
    for outcome in ("hadir", "tidak_hadir", "lain", ""):
        with pytest.raises(Refused):
            guarded.do(SettleAppointment(no, first, outcome), OFFICER)
    guarded.do(SettleAppointment(no, second, "batal", "Kakak sakit"), OFFICER)
    assert hers(guarded, clock) == [first]
    clock.advance(hours=3)
    guarded.do(SettleAppointment(no, first, "tidak_hadir", "Tanpa kabar"), OFFICER)
    told = {one.id: (one.outcome, one.outcome_note) for one in beside(guarded, no)}
    assert told == {first: ("tidak_hadir", "Tanpa kabar"), second: ("batal", "Kakak sakit")}
    with pytest.raises(Unknown):
        guarded.do(SettleAppointment(no, first, "hadir"), OFFICER)


def beside(engine, no):
    return engine.ask(BesideByCase(no), OFFICER).appointments


def test_a_calendar_is_read_by_its_newest_address_and_tells_no_words(guarded, clock):
    one = made(guarded, clock, managed(guarded))
    old, new = (guarded.do(RenewCalendar(), OFFICER).subject for _ in range(2))
    (shown,) = guarded.ask(CalendarByLink(new), VISITOR)
    assert (shown.id, shown.words) == (one, "")
    for link in (old, "bukan"):
        with pytest.raises(Unknown):
            guarded.ask(CalendarByLink(link), VISITOR)


def test_a_calendar_forgets_a_case_that_is_shut_to_her_and_ends_with_her_term(guarded, clock):
    no = managed(guarded)
    made(guarded, clock, no)
    link = guarded.do(RenewCalendar(), OFFICER).subject
    guarded.do(DenyAccess(no, OFFICER.username, REASON), MANAGER)
    assert guarded.ask(CalendarByLink(link), VISITOR) == ()
    leaves(guarded, OFFICER)
    with pytest.raises(Unknown):
        guarded.ask(CalendarByLink(link), VISITOR)
