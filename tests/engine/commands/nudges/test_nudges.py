"""NudgeAll: who waits for somebody is told once, in her hours, and never who it is."""

from dataclasses import replace
from datetime import timedelta

import pytest

from engine import (
    AssignTask,
    ChooseNudges,
    ClaimTask,
    CompleteTask,
    DeliverNudges,
    DenyAccess,
    EnterAbsence,
    EntrustTask,
    Forbidden,
    MakeAppointment,
    NudgeAll,
    NudgeChoice,
    ProposeHandover,
    RaiseFlag,
    Refused,
    ReleaseTask,
    RemindAll,
    TaskById,
)
from engine.commands.nudge_person import PutNudges
from tests.engine.access_office import REASON, leaves, managed
from tests.engine.access_office import task as task_of
from tests.engine.office import (
    MACHINE,
    MANAGER,
    OFFICER,
    OTHER_WORKER,
    PARIAMAN,
    WORKER,
    at_work,
)
from tests.engine.pager import go_round, reached

USUAL = NudgeChoice()
DAILY = replace(USUAL, pace="daily", hour=7)


@pytest.fixture
def worker(office, pager):
    """The office, whose social worker is reached by mail; it opens 00.30 and closes 09.00 UTC."""
    reached(office, pager, WORKER)
    return office


def given(engine, to=WORKER):
    """A task that the manager gives somebody; returns its id."""
    _, task = at_work(engine)
    engine.do(AssignTask(task, to.username), MANAGER)
    return task


def after(engine, clock, **time):
    clock.advance(**time)
    return go_round(engine)


def test_a_task_that_was_given_her_is_told_once(worker, pager, clock):
    given(worker)
    assert [after(worker, clock, minutes=2) for _ in range(3)] == [1, 0, 0]
    assert pager.told() == [("news", 1)]


def test_tasks_that_come_together_are_one_message_with_their_number(worker, pager, clock):
    for _ in range(3):
        given(worker)
    after(worker, clock, minutes=2)
    assert pager.told() == [("news", 3)]


def test_what_she_took_herself_is_no_news_nor_what_she_has_read_since(worker, clock):
    _, hers = at_work(worker)
    worker.do(ClaimTask(hers), WORKER)
    read = given(worker)
    clock.advance(seconds=5)
    worker.ask(TaskById(read), WORKER)
    assert after(worker, clock, minutes=2) == 0
    worker.do(ReleaseTask(read, REASON), MANAGER)
    after(worker, clock, minutes=2)
    worker.do(AssignTask(read, WORKER.username), MANAGER)
    assert after(worker, clock, minutes=2) == 1


def test_outside_the_office_s_hours_it_waits_for_the_next_working_day(worker, pager, clock):
    clock.advance(hours=8)
    given(worker)
    assert [after(worker, clock, hours=1), after(worker, clock, hours=13)] == [0, 0]
    assert [after(worker, clock, hours=1), after(worker, clock, hours=1)] == [1, 0]
    assert pager.told() == [("news", 1)]


def test_over_a_weekend_it_waits_until_monday(worker, clock):
    clock.advance(days=4, hours=8)
    given(worker)
    assert [after(worker, clock, hours=16) for _ in range(3)] == [0, 0, 0]
    assert after(worker, clock, hours=16) == 1


def test_what_was_done_meanwhile_is_told_no_more(worker, pager, clock):
    clock.advance(hours=8)
    done, left = given(worker), given(worker)
    assert done != left
    after(worker, clock, minutes=2)
    worker.do(CompleteTask(done, {}), WORKER)
    after(worker, clock, hours=16)
    assert pager.told() == [("news", 1)]


@pytest.mark.parametrize(
    ("quiet", "hours", "heard"),
    [("night", 12, 1), ("night", 19, 0), ("night", 27, 0), ("night", 29, 1), ("never", 19, 1)],
)
def test_she_chooses_other_quiet_hours(worker, clock, quiet, hours, heard):
    """The clock stands at two; night is from 20.00 to 06.00."""
    worker.do(ChooseNudges(replace(USUAL, quiet=quiet)), WORKER)
    clock.advance(hours=hours)
    given(worker)
    assert after(worker, clock, minutes=2) == heard


def test_a_digest_comes_once_a_day_at_its_hour_with_counts_alone(worker, pager, clock):
    worker.do(ChooseNudges(DAILY), WORKER)
    after(worker, clock, hours=6)
    given(worker)
    given(worker)
    assert [after(worker, clock, hours=1), after(worker, clock, hours=21)] == [0, 0]
    assert [after(worker, clock, hours=1), after(worker, clock, hours=1)] == [1, 0]
    assert pager.told() == [("digest", 2)]
    given(worker)
    assert [after(worker, clock, hours=2), after(worker, clock, hours=22)] == [0, 1]
    assert pager.told() == [("digest", 1)]


def test_no_digest_comes_on_a_day_of_rest(worker, clock):
    worker.do(ChooseNudges(DAILY), WORKER)
    after(worker, clock, days=4, hours=8)
    given(worker)
    assert [after(worker, clock, days=1), after(worker, clock, days=1)] == [0, 0]
    assert after(worker, clock, days=1) == 1


def test_what_is_urgent_and_taken_by_nobody_waits_for_no_hours(worker, pager, clock):
    worker.do(ChooseNudges(DAILY), WORKER)
    _, task = at_work(worker)
    assert [after(worker, clock, hours=35), after(worker, clock, hours=1)] == [0, 1]
    assert pager.told() == [("news", 1)]
    worker.do(ClaimTask(task), OTHER_WORKER)
    assert after(worker, clock, minutes=2) == 0


def test_what_she_does_not_want_is_not_told_on_that_way(worker, pager, clock):
    reached(worker, pager, WORKER, "whatsapp")
    wanted = replace(USUAL, refused=frozenset({"task.email"}))
    worker.do(ChooseNudges(wanted), WORKER)
    given(worker)
    after(worker, clock, minutes=2)
    assert [(way, one.count) for way, _, one in pager.taken] == [("whatsapp", 1)]


def test_deadlines_are_told_to_whom_they_are_brought_to_mind(worker, pager, clock):
    reached(worker, pager, MANAGER)
    given(worker)
    after(worker, clock, minutes=2)
    pager.told()
    clock.advance(hours=48)
    worker.do(RemindAll(), MACHINE)
    go_round(worker)
    assert pager.told() == [("news", 1)]


def test_handovers_flags_and_appointments_are_told(guarded, pager, clock):
    no = managed(guarded)
    guarded.do(ClaimTask(task_of(guarded, no, "tangani").id), WORKER)
    for who in (OFFICER, OTHER_WORKER):
        reached(guarded, pager, who)
    guarded.do(ProposeHandover(no, OTHER_WORKER.username, "Keluarga ini tenang"), WORKER)
    assert after(guarded, clock, minutes=2) == 1
    assert pager.told() == [("news", 1)]

    guarded.do(RaiseFlag(no, OFFICER.username, clock() + timedelta(days=3), "Surat"), MANAGER)
    for days in (1, 3):
        at = clock() + timedelta(days=days)
        meeting = MakeAppointment(no, OFFICER.username, at, 60, "kantor", "Ibu Ani")
        guarded.do(meeting, MANAGER)
    assert [after(guarded, clock, minutes=2) for _ in range(2)] == [1, 0]
    assert pager.told() == [("news", 1)]
    after(guarded, clock, days=2)
    assert pager.told() == [("news", 2)]


def test_of_a_case_that_keeps_her_out_she_hears_nothing(guarded, pager, clock):
    no = managed(guarded)
    reached(guarded, pager, OFFICER)
    guarded.do(RaiseFlag(no, OFFICER.username, clock() + timedelta(hours=3), "Surat"), MANAGER)
    guarded.do(DenyAccess(no, OFFICER.username, REASON), MANAGER)
    assert after(guarded, clock, minutes=2) == 0


def test_whose_term_is_over_is_told_nothing(guarded, pager, clock):
    reached(guarded, pager, WORKER)
    given(guarded)
    guarded.do(NudgeAll(), MACHINE)
    leaves(guarded, WORKER)
    assert after(guarded, clock, minutes=2) == 0
    assert pager.taken == []


def away(clock, days=3):
    times = {"starts_at": clock(), "ends_at": clock() + timedelta(days=days)}
    return EnterAbsence(
        username=WORKER.username, kind="cuti", substitute=OTHER_WORKER.username, **times
    )


def test_what_falls_to_who_is_away_is_told_to_her_substitute_alone(worker, pager, clock):
    reached(worker, pager, OTHER_WORKER)
    worker.do(away(clock), WORKER)
    given(worker)
    assert [after(worker, clock, minutes=2) for _ in range(2)] == [1, 0]
    assert pager.told() == [("news", 1)]
    worker.do(ChooseNudges(replace(USUAL, refused=frozenset({"task.email"}))), OTHER_WORKER)
    given(worker)
    assert after(worker, clock, minutes=2) == 0


def test_back_again_she_is_told_once_of_all_that_still_waits(worker, pager, clock):
    worker.do(away(clock), WORKER)
    for _ in range(2):
        given(worker)
    assert after(worker, clock, minutes=2) == 0
    assert after(worker, clock, days=3) == 1
    assert pager.told() == [("news", 2)]


def test_an_entrusted_task_is_told_to_the_colleague_and_its_holder_still_hears(
    worker, pager, clock
):
    reached(worker, pager, OTHER_WORKER)
    task = given(worker)
    after(worker, clock, minutes=2)
    pager.told()
    worker.do(EntrustTask(task, OTHER_WORKER.username), WORKER)
    assert after(worker, clock, minutes=2) == 1
    given(worker)
    assert after(worker, clock, minutes=2) == 1
    assert pager.told() == [("news", 1), ("news", 1)]


def test_the_substitute_is_told_of_flags_and_appointments_of_cases_she_works_on(
    guarded, pager, clock
):
    no = managed(guarded)
    guarded.do(ClaimTask(task_of(guarded, no, "tangani").id), WORKER)
    reached(guarded, pager, OTHER_WORKER)
    guarded.do(away(clock), WORKER)
    assert after(guarded, clock, minutes=2) == 1
    due, at = clock() + timedelta(hours=3), clock() + timedelta(hours=4)
    guarded.do(RaiseFlag(no, WORKER.username, due, "Surat"), MANAGER)
    guarded.do(MakeAppointment(no, WORKER.username, at, 60, "kantor", "Ibu Ani"), MANAGER)
    after(guarded, clock, minutes=2)
    assert pager.told() == [("news", 1), ("news", 2)]
    guarded.do(DenyAccess(no, OTHER_WORKER.username, REASON), MANAGER)
    guarded.do(RaiseFlag(no, WORKER.username, due, "Surat lain"), MANAGER)
    assert after(guarded, clock, minutes=2) == 0


def test_of_a_case_open_by_name_alone_the_substitute_hears_nothing(guarded, database, pager, clock):
    no = managed(guarded)
    guarded.do(ClaimTask(task_of(guarded, no, "tangani").id), WORKER)
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE case_file SET klass = 'K4'")
        connection.exec_driver_sql("UPDATE task SET klass = 'K4'")
    reached(guarded, pager, OTHER_WORKER)
    guarded.do(away(clock), WORKER)
    assert after(guarded, clock, minutes=2) == 0


@pytest.mark.parametrize(
    "choice",
    [
        replace(USUAL, pace="weekly"),
        replace(USUAL, quiet="lunch"),
        replace(USUAL, hour=24),
        replace(USUAL, hour=-1),
        replace(USUAL, refused=frozenset({"task.pigeon"})),
        replace(USUAL, language="id\0"),
    ],
)
def test_only_what_is_offered_can_be_chosen(office, choice):
    with pytest.raises(Refused):
        office.do(ChooseNudges(choice), WORKER)


def test_what_another_worker_said_meanwhile_is_not_said_again_and_the_rest_is(worker, pager):
    first, second = ("task", "1"), ("task", "2")
    both = frozenset((first, second))
    for told in (frozenset((first,)), both, both):
        put = PutNudges(PARIAMAN, WORKER.username, told, wanted=(("email", told),))
        worker.do(put, replace(MACHINE, daerah=PARIAMAN))
        worker.do(DeliverNudges(), MACHINE)
    assert pager.told() == [("news", 1), ("news", 1)]


def test_only_the_machine_goes_round(office):
    with pytest.raises(Forbidden):
        office.do(NudgeAll(), MANAGER)
