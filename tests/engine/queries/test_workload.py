"""The work of a daerah: who carries how much, what nobody took, and who went silent."""

import pytest
from sqlalchemy import update

from engine import (
    ClaimTask,
    DenyAccess,
    EndTerm,
    Forbidden,
    Inbox,
    PersonByUsername,
    WorkloadNow,
)
from engine.store.schema import task as tasks
from tests.engine.access_office import SECOND_MANAGER, managed
from tests.engine.office import (
    AUDITOR,
    COORDINATOR,
    MACHINE,
    MANAGER,
    OFFICER,
    WORKER,
    at_work,
    person,
    start,
)


def test_held_and_free_tasks_are_counted_apart(office):
    _, task = at_work(office)
    at_work(office)
    office.do(ClaimTask(task), WORKER)

    work = office.ask(WorkloadNow(), MANAGER)

    held = {one.key: one for one in work.people}
    assert (held[WORKER.username].open, held[WORKER.username].name) == (1, WORKER.name)
    assert {one.key: one.open for one in work.unclaimed}["pekerja_sosial"] == 1
    assert sum(one.open for one in work.stages) <= sum(
        one.open for one in (*work.people, *work.unclaimed)
    )


def test_what_is_late_is_told_and_stands_first(office, clock):
    _, task = at_work(office)
    office.do(ClaimTask(task), WORKER)
    start(office)
    early = office.ask(WorkloadNow(), MANAGER)
    assert all(one.late == 0 for one in early.people)

    clock.advance(days=90)
    late = office.ask(WorkloadNow(), MANAGER)
    assert [one.late > 0 for one in late.people] == sorted(
        (one.late > 0 for one in late.people), reverse=True
    )
    assert any(one.late for one in (*late.people, *late.unclaimed))


def test_a_case_on_which_nothing_was_done_is_silent_until_something_is(office, clock):
    at_work(office)
    assert office.ask(WorkloadNow(silent_days=14), MANAGER).silent == ()

    clock.advance(days=15)
    [silent] = office.ask(WorkloadNow(silent_days=14), MANAGER).silent
    assert office.ask(WorkloadNow(silent_days=30), MANAGER).silent == ()
    assert (clock() - silent.since).days >= 15
    assert silent.no


@pytest.mark.parametrize("who", [OFFICER, WORKER, COORDINATOR, AUDITOR])
def test_only_who_deals_out_work_sees_it(office, who):
    with pytest.raises(Forbidden):
        office.ask(WorkloadNow(), who)


def test_another_daerah_and_a_case_that_keeps_her_out_are_not_counted(guarded, clock):
    no = managed(guarded)
    assert guarded.ask(WorkloadNow(), person("manajer_kasus", 2, "94.04")).people == ()
    clock.advance(days=40)
    before = guarded.ask(WorkloadNow(), SECOND_MANAGER)
    assert no in {one.no for one in before.silent}

    guarded.do(DenyAccess(no, SECOND_MANAGER.username, "saudara pelapor"), MANAGER)
    after = guarded.ask(WorkloadNow(), SECOND_MANAGER)
    assert no not in {one.no for one in after.silent}
    assert _open(after) < _open(before) == _open(guarded.ask(WorkloadNow(), MANAGER))


def _open(work):
    return sum(one.open for one in (*work.people, *work.unclaimed))


def test_a_holder_without_a_role_stands_first_and_is_marked(office):
    for worker in (WORKER, person("pekerja_sosial", 2)):
        office.do(ClaimTask(at_work(office)[1]), worker)
    [term] = office.ask(PersonByUsername(WORKER.username), AUDITOR).terms
    office.do(EndTerm(WORKER.username, term.id, "Pindah dinas"), MACHINE)
    first, *others = office.ask(WorkloadNow(), MANAGER).people
    assert (first.key, first.left) == (WORKER.username, True)
    assert not any(one.left for one in others)


def test_what_somebody_holds_is_found_by_her_name(office):
    _, task = at_work(office)
    office.do(ClaimTask(task), WORKER)
    at_work(office)
    found = office.ask(Inbox(shelf="all", holder=WORKER.username), MANAGER)
    assert [one.id for one in found.tasks] == [task]


def test_an_urgent_task_is_an_alarm_until_somebody_takes_it(office, database):
    _, task = at_work(office)
    assert office.ask(WorkloadNow(), MANAGER).alarms == ()
    with database.writing() as connection:
        connection.execute(update(tasks).where(tasks.c.id == task).values(priority=3))
    assert [one.id for one in office.ask(WorkloadNow(), MANAGER).alarms] == [task]
    office.do(ClaimTask(task), WORKER)
    assert office.ask(WorkloadNow(), MANAGER).alarms == ()
