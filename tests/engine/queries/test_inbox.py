"""Inbox: shelves, keyset pages, true counts up to a thousand."""

from datetime import timedelta

import pytest
from sqlalchemy import insert, select, update

from engine import (
    AssignTask,
    ClaimTask,
    CompleteTask,
    Forbidden,
    Inbox,
    ReleaseTask,
    StartCase,
    Unknown,
)
from engine.queries.shelves import CAP
from engine.store.schema import task
from tests.engine.office import (
    AUDITOR,
    COORDINATOR,
    GOOD,
    MANAGER,
    OFFICER,
    OTHER_WORKER,
    URGENT,
    WORKER,
    at_work,
    person,
    start,
)

#: Wears the officer's hat, and has her own cases.
OTHER_OFFICER = person("petugas_penerima", 2)


def elements(office, actor, **which) -> list[str]:
    return [view.element for view in office.ask(Inbox(**which), actor).tasks]


def test_each_shelf_holds_its_own(office):
    _, first = at_work(office)
    at_work(office)
    office.do(ClaimTask(first), WORKER)
    assert elements(office, WORKER) == ["tangani"]
    assert elements(office, WORKER, shelf="pool") == ["tangani"]
    assert elements(office, OFFICER, shelf="done") == ["catat", "catat"]
    assert elements(office, MANAGER, shelf="all") == ["tangani", "tangani"]
    assert office.ask(Inbox(), WORKER).counts == {
        "mine": 1,
        "in_place": 0,
        "pool": 1,
        "waiting": 0,
        "done": 0,
    }


def test_what_others_have_to_do_in_her_cases_waits_beside_her_desk(office):
    no, _ = at_work(office)
    begun = office.do(StartCase("aduan"), OTHER_OFFICER)
    office.do(CompleteTask(begun.next_tasks[0], GOOD), OTHER_OFFICER)
    assert [view.case_no for view in office.ask(Inbox(shelf="waiting"), OFFICER).tasks] == [no]
    assert office.ask(Inbox(), OFFICER).counts["waiting"] == 1
    assert elements(office, WORKER, shelf="waiting") == []


def test_her_own_tasks_and_those_she_may_take_do_not_wait_for_others(office):
    _, task_id = at_work(office)
    office.do(ClaimTask(task_id), WORKER)
    assert elements(office, WORKER, shelf="waiting") == []
    office.do(ReleaseTask(task_id), WORKER)
    assert elements(office, WORKER, shelf="waiting") == []
    office.do(AssignTask(task_id, OTHER_WORKER.username), MANAGER)
    assert elements(office, WORKER, shelf="waiting") == ["tangani"]


def test_of_a_case_open_by_name_alone_its_former_team_waits_for_nothing(office, database):
    at_work(office)
    with database.writing() as connection:
        connection.execute(update(task).values(klass="K4"))
    assert elements(office, OFFICER, shelf="waiting") == []


def test_who_reads_no_cases_has_no_shelf_of_waiting(office):
    assert "waiting" not in office.ask(Inbox(), AUDITOR).counts
    with pytest.raises(Unknown):
        office.ask(Inbox(shelf="waiting"), AUDITOR)


def test_the_newest_and_the_most_urgent_can_come_first(office, clock, database):
    first = start(office).next_tasks[0]
    clock.advance(hours=1)
    second = start(office).next_tasks[0]
    with database.writing() as connection:
        connection.execute(update(task).where(task.c.id == first).values(priority=3))
    for order, expected in (("newest", [second, first]), ("urgent", [first, second])):
        one = office.ask(Inbox(order=order, limit=1), OFFICER)
        two = office.ask(Inbox(order=order, limit=1, after=one.next), OFFICER)
        assert [one.tasks[0].id, two.tasks[0].id] == expected
        assert two.next == ""


@pytest.mark.parametrize(
    ("hours", "found"),
    [(0, {"today", "week", "new"}), (40, {"today", "week"}), (49, {"late"})],
)
def test_tasks_are_found_by_their_time(office, clock, hours, found):
    at_work(office)  # due after two days
    clock.advance(hours=hours)
    day_ends = clock() + timedelta(hours=50 if hours == 0 else 9)
    shown = {
        when
        for when in ("late", "today", "week", "new")
        if elements(office, WORKER, shelf="pool", when=when, day_ends=day_ends)
    }
    assert shown == found


def test_a_process_is_a_filter(office):
    at_work(office)
    assert elements(office, WORKER, shelf="pool", process="aduan") == ["tangani"]
    assert elements(office, WORKER, shelf="pool", process="lain") == []


def test_the_manager_alone_sees_all_open_tasks(office):
    at_work(office)
    assert office.ask(Inbox(), MANAGER).counts["all"] == 1
    with pytest.raises(Forbidden):
        office.ask(Inbox(shelf="all"), WORKER)


@pytest.mark.parametrize("actor", [AUDITOR, COORDINATOR, person("pekerja_sosial", daerah="94.04")])
def test_readers_and_strangers_have_empty_desks(office, actor):
    _, task_id = at_work(office)
    office.do(AssignTask(task_id, WORKER.username), MANAGER)
    page = office.ask(Inbox(), actor)
    assert page.tasks == ()
    assert set(page.counts.values()) == {0}


def test_pages_follow_each_other_without_gap_or_repetition(office):
    for _ in range(5):
        start(office)
    seen, after = [], ""
    while True:
        page = office.ask(Inbox(after=after, limit=2), OFFICER)
        seen += [view.id for view in page.tasks]
        after = page.next
        if not after:
            break
    assert len(seen) == len(set(seen)) == 5


def test_what_is_due_first_comes_first_and_done_the_latest_first(office, clock):
    late, _ = at_work(office)
    clock.advance(hours=1)
    later, _ = at_work(office)
    page = office.ask(Inbox(shelf="pool"), WORKER)
    assert [view.case_no for view in page.tasks] == [late, later]
    done = office.ask(Inbox(shelf="done", limit=1), OFFICER)
    assert done.tasks[0].case_no == later
    assert office.ask(Inbox(shelf="done", after=done.next), OFFICER).tasks[0].case_no == late


def test_filters_look_at_number_name_stage_and_risk(office):
    no, _ = at_work(office)
    at_work(office, URGENT)
    for found in (
        {"text": no[-5:]},
        {"text": "TANGANI"},
        {"stage": "intervensi"},
        {"risk": "rendah"},
    ):
        assert no in [
            view.case_no for view in office.ask(Inbox(shelf="pool", **found), WORKER).tasks
        ]
    for missed in ({"text": "%"}, {"stage": "triase"}, {"risk": "tinggi"}):
        assert elements(office, WORKER, shelf="pool", **missed) == []


def test_counting_stops_at_a_thousand(office, database):
    start(office)
    with database.writing() as connection:
        row = dict(connection.execute(select(task)).one()._mapping)
        copies = [{**row, "id": f"{number:032x}"} for number in range(CAP + 5)]
        connection.execute(insert(task), copies)
    assert office.ask(Inbox(), OFFICER).counts["mine"] == CAP


def test_the_risk_of_a_case_shows_on_its_open_tasks(office, database):
    begun = start(office)
    with database.writing() as connection:
        row = dict(connection.execute(select(task)).one()._mapping)
        connection.execute(insert(task).values({**row, "id": "f" * 32, "name": "Lain"}))
        connection.execute(update(task).where(task.c.id == "f" * 32).values(role="psikolog"))
    office.do(CompleteTask(begun.next_tasks[0], GOOD), OFFICER)
    [other] = office.ask(Inbox(), OFFICER).tasks
    assert (other.name, other.risk) == ("Lain", "rendah")


@pytest.mark.parametrize("mark", ["x", "_", "2026-13-01_a", "0001-01-01T00:00:00+14:00_a"])
@pytest.mark.parametrize("shelf", ["mine", "done"])
def test_a_mark_that_no_page_gave_is_unknown(office, shelf, mark):
    with pytest.raises(Unknown):
        office.ask(Inbox(shelf=shelf, after=mark), WORKER)
