"""A substitute finds the absent one's cases, appointments and flags in her own lists, meanwhile."""

from datetime import timedelta

from engine import (
    AssignTask,
    Cases,
    DenyAccess,
    EnterAbsence,
    EntrustTask,
    GrantAccess,
    MakeAppointment,
    RaiseFlag,
)
from tests.engine.access_office import PSYCHOLOGIST, REASON, managed, task
from tests.engine.days import her_day
from tests.engine.office import MANAGER, OTHER_WORKER, WORKER

DAY = timedelta(days=1)


def worked_on(engine, clock, klass="K3"):
    """A case of the worker's with a flag and an appointment of hers; its number and task."""
    no = managed(engine, klass)
    if klass == "K4":
        engine.do(GrantAccess(no, WORKER.username, REASON), MANAGER)
    hers = task(engine, no, "tangani").id
    engine.do(AssignTask(hers, WORKER.username), MANAGER)
    soon = clock() + timedelta(hours=2)
    engine.do(RaiseFlag(no, WORKER.username, soon, "Telepon sekolah"), MANAGER)
    engine.do(MakeAppointment(no, WORKER.username, soon, 60, "kantor", "Ibu Ani"), WORKER)
    return no, hers


def goes(engine, clock):
    """The worker is away for a week from now on."""
    absence = EnterAbsence(
        username=WORKER.username,
        starts_at=clock(),
        ends_at=clock() + 7 * DAY,
        kind="cuti",
        substitute=OTHER_WORKER.username,
    )
    engine.do(absence, WORKER)


def listed(engine, who=OTHER_WORKER):
    return [one.no for one in engine.ask(Cases(), who)]


def day(engine, clock, who=OTHER_WORKER):
    return [
        (one.kind, one.case_no, one.in_place_of)
        for kind in ("appointment", "flag")
        for one in her_day(engine, who, kind, clock())
    ]


def test_the_case_and_the_day_are_hers_as_long_as_she_stands_in(guarded, clock):
    no, _ = worked_on(guarded, clock)
    assert (listed(guarded), day(guarded, clock)) == ([], [])
    goes(guarded, clock)
    assert listed(guarded) == [no]
    assert day(guarded, clock) == [("appointment", no, WORKER.name), ("flag", no, WORKER.name)]
    assert day(guarded, clock, WORKER) == [("appointment", no, ""), ("flag", no, "")]
    clock.advance(days=7)
    assert (listed(guarded), day(guarded, clock)) == ([], [])


def test_one_entrusted_task_opens_its_case_and_not_the_others_day(guarded, clock):
    no, hers = worked_on(guarded, clock)
    guarded.do(EntrustTask(hers, OTHER_WORKER.username), WORKER)
    assert listed(guarded) == [no]
    assert day(guarded, clock) == []


def test_neither_the_highest_class_nor_a_denied_case_nor_another_hat_is_opened(guarded, clock):
    worked_on(guarded, clock, "K4")
    no, _ = worked_on(guarded, clock)
    goes(guarded, clock)
    assert listed(guarded) == [no]
    assert listed(guarded, PSYCHOLOGIST) == []
    guarded.do(DenyAccess(no, OTHER_WORKER.username, REASON), MANAGER)
    assert (listed(guarded), day(guarded, clock)) == ([], [])
