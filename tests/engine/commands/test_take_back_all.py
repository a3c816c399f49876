"""TakeBackAll: whoever's time on a case is over holds no task of it, and somebody is told."""

from dataclasses import replace
from datetime import timedelta

import pytest

from engine import (
    AddTerm,
    AssignTask,
    ClaimTask,
    Forbidden,
    GrantAccess,
    History,
    Inbox,
    Notices,
    SaveDraft,
    TakeBackAll,
    TaskById,
    VerifyHistory,
)
from tests.engine.access_office import (
    PSYCHOLOGIST,
    REASON,
    access,
    is_open,
    leaves,
    managed,
    task,
)
from tests.engine.office import AUDITOR, MACHINE, MANAGER, OTHER_WORKER, WORKER, at_work

HOUR = timedelta(hours=1)


def pooled(engine, actor) -> list[str]:
    return [one.id for one in engine.ask(Inbox(shelf="pool"), actor).tasks]


def given(engine, no, worker=WORKER) -> str:
    """The task of the social workers, in the hands of one of them."""
    hers = task(engine, no, "tangani").id
    engine.do(AssignTask(hers, worker.username), MANAGER)
    return hers


def test_a_term_that_ends_by_the_clock_leaves_her_tasks_to_the_others(guarded, clock):
    no = managed(guarded)
    guarded.do(AddTerm(PSYCHOLOGIST.username, WORKER.role, ends_at=clock() + HOUR), MACHINE)
    hers = given(guarded, no, PSYCHOLOGIST)
    assert guarded.do(TakeBackAll(), MACHINE).count == 0, "her term still runs"
    clock.advance(hours=1)
    assert [guarded.do(TakeBackAll(), MACHINE).count for _ in range(2)] == [1, 0]
    assert hers in pooled(guarded, WORKER)
    event = guarded.ask(History(no), MANAGER).events[-1]
    assert (event.deed, event.name) == ("access_ended", PSYCHOLOGIST.name)
    assert event.detail == {"whom": PSYCHOLOGIST.username, "tasks": 1}
    assert guarded.ask(VerifyHistory(no), AUDITOR).whole


def test_a_term_that_is_ended_leaves_her_draft_to_who_comes_next(guarded):
    no = managed(guarded)
    hers = given(guarded, no)
    guarded.do(SaveDraft(hers, {"masalah": "Sudah bertemu ibu"}), WORKER)
    leaves(guarded, WORKER)
    assert guarded.do(TakeBackAll(), MACHINE).count == 1
    guarded.do(ClaimTask(hers), OTHER_WORKER)
    draft = guarded.ask(TaskById(hers), OTHER_WORKER).draft
    assert draft is not None
    assert (draft.body, draft.saved_by) == ({"masalah": "Sudah bertemu ibu"}, WORKER.username)


def test_the_cases_manager_is_told_to_give_them_to_somebody(guarded):
    no = managed(guarded)
    given(guarded, no)
    leaves(guarded, WORKER)
    guarded.do(TakeBackAll(), MACHINE)
    [word] = guarded.ask(Notices(), MANAGER)
    assert (word.kind, word.case_no) == ("tasks_back", no)
    assert (word.about_name, word.count) == (WORKER.name, 1)


def test_who_goes_on_in_the_role_keeps_her_tasks(guarded, clock):
    hers = given(guarded, managed(guarded))
    guarded.do(AddTerm(WORKER.username, WORKER.role), MACHINE)
    guarded.do(AddTerm(WORKER.username, "psikolog", ends_at=clock() + HOUR), MACHINE)
    clock.advance(hours=2)
    assert guarded.do(TakeBackAll(), MACHINE).count == 0
    assert guarded.ask(TaskById(hers), WORKER).task.assignee == WORKER.username


def test_one_hat_that_ends_leaves_the_tasks_of_the_other(guarded):
    no = managed(guarded)
    guarded.do(AddTerm(WORKER.username, "mitra_keamanan"), MACHINE)
    escort = task(guarded, no, "kawal").id
    guarded.do(AssignTask(escort, WORKER.username), MANAGER)
    given(guarded, no)
    leaves(guarded, WORKER, "mitra_keamanan")
    guarded.do(TakeBackAll(), MACHINE)
    [left] = guarded.ask(Inbox(), WORKER).tasks
    assert left.element == "tangani"


def test_a_grant_that_runs_out_ends_what_came_with_it(guarded, clock):
    no = managed(guarded)
    guarded.do(GrantAccess(no, WORKER.username, REASON, clock() + HOUR), MANAGER)
    hers = task(guarded, no, "tangani").id
    guarded.do(ClaimTask(hers), WORKER)
    clock.advance(hours=1)
    assert guarded.do(TakeBackAll(), MACHINE).count == 1
    assert not is_open(guarded, no, WORKER)
    assert hers in pooled(guarded, WORKER)
    assert WORKER.username not in {one.username for one in access(guarded, no).team}


def test_who_was_of_the_team_already_leaves_it_when_her_grant_runs_out(guarded, clock):
    no = managed(guarded)
    hers = given(guarded, no)
    clock.advance(minutes=1)
    guarded.do(GrantAccess(no, WORKER.username, REASON, clock() + HOUR), MANAGER)
    clock.advance(hours=1)
    guarded.do(TakeBackAll(), MACHINE)
    assert not is_open(guarded, no, WORKER)
    assert hers in pooled(guarded, OTHER_WORKER)


@pytest.mark.parametrize("cleared", [True, False])
def test_who_was_named_until_yesterday_can_be_named_again(guarded, clock, cleared):
    no = managed(guarded, "K4")
    guarded.do(GrantAccess(no, WORKER.username, REASON, clock() + HOUR), MANAGER)
    hers = given(guarded, no)
    clock.advance(hours=1)
    if cleared:
        guarded.do(TakeBackAll(), MACHINE)
    assert not is_open(guarded, no, WORKER)
    guarded.do(AssignTask(hers, WORKER.username), MANAGER)
    assert is_open(guarded, no, WORKER)


def test_of_a_k4_case_nothing_is_left_in_her_hands(guarded, clock):
    no = managed(guarded, "K4")
    guarded.do(GrantAccess(no, WORKER.username, REASON, clock() + HOUR), MANAGER)
    hers = given(guarded, no)
    clock.advance(hours=1)
    guarded.do(TakeBackAll(), MACHINE)
    assert guarded.ask(Inbox(), WORKER).tasks == ()
    assert hers not in pooled(guarded, WORKER)
    assert hers in [one.id for one in guarded.ask(Inbox(shelf="all"), MANAGER).tasks]


def test_a_case_that_cannot_be_read_keeps_no_other_waiting(office, database):
    (bad, one), (good, other) = at_work(office), at_work(office)
    for hers in (one, other):
        office.do(ClaimTask(hers), WORKER)
    with database.writing() as connection:
        damage = "UPDATE case_file SET state = substr(state, 1, 9) WHERE no = ?"
        if database.dialect != "sqlite":
            damage = damage.replace("?", "%s")
        connection.exec_driver_sql(damage, (bad,))
    leaves(office, WORKER)
    assert office.do(TakeBackAll(), MACHINE).count == 1
    assert pooled(office, replace(WORKER, username="lain")) == [other]
    assert office.ask(History(good), AUDITOR).events[-1].deed == "access_ended"


def test_only_the_machine_takes_back(guarded):
    with pytest.raises(Forbidden):
        guarded.do(TakeBackAll(), MANAGER)
