"""Each shelf of the inbox is read through its own partial index, on both databases."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import insert, select, text

from engine.queries.inbox import Inbox
from engine.queries.message_waits import waits_of
from engine.queries.shelves import asker_of, capped, on_shelf
from engine.store.admitted import EVERYBODY
from engine.store.filling import settle_plans
from engine.store.plans import AT_WORK
from engine.store.schema import case_file, case_team, task
from engine.store.schema_keys import search_key
from engine.store.schema_search import found_by
from engine.store.schema_trail import awaited, clock
from engine.store.walls import Reach
from engine.store.work_jobs import LEFT_BEHIND
from engine.store.work_tasks import OPEN_OF_CASE
from tests.engine.office import OFFICER, WORKER, start

NOW = datetime(2026, 3, 2, tzinfo=UTC)
#: Shelf -> the index that must serve it.
INDEXES = {
    "mine": "task_mine",
    "in_place": "task_mine",
    "pool": "task_pool",
    "waiting": "task_open_of_case",
    "all": "task_open",
    "done": "task_done",
}
CASES = 50


@pytest.fixture
def crowded(office, database):
    """Enough tasks that a planner would notice a bad choice."""
    start(office)
    with database.writing() as connection:
        case = dict(connection.execute(select(case_file)).one()._mapping)
        row = dict(connection.execute(select(task)).one()._mapping)
        connection.execute(insert(case_file), [_case(case, number) for number in range(CASES)])
        connection.execute(insert(task), [_task(row, number) for number in range(6000)])
        settle_plans(connection)
    return database


def _case(row, number):
    return {**row, "id": f"{number:032x}", "no": f"LK3-{number}"}


def _task(row, number):
    """One task in eight is open, half of those in a pool; each case has many that are done."""
    done, worker = bool(number % 8), f"pekerja_sosial.{number // 8 % 40}"
    return {
        **row,
        "id": f"{number:032x}",
        "case_id": f"{number // 8 % CASES:032x}",
        "role": f"peran_{number // 16 % 20}",
        "status": "done" if done else "open",
        "assignee": worker if number % 16 else None,
        "done_at": row["opened_at"] if done else None,
        "done_by": worker if done else "",
    }


def plan(database, query, **said) -> str:
    """Return how the application's role would read it: behind PostgreSQL's wall too."""
    with database.reading(Reach.of(WORKER)) as connection:
        words = "EXPLAIN QUERY PLAN" if database.dialect == "sqlite" else "EXPLAIN"
        query = query.params(said)
        compiled = query.compile(dialect=connection.dialect, compile_kwargs={"literal_binds": True})
        rows = connection.exec_driver_sql(f"{words} {str(compiled).replace('%', '%%')}").all()
    return "\n".join(str(row[-1]) for row in rows)


@pytest.mark.parametrize("shelf", INDEXES)
@pytest.mark.parametrize("after", ["", "2026-03-02T02:00:00+00:00_" + "0" * 32])
def test_a_page_is_read_from_its_index(crowded, shelf, after):
    asker, said = asker_of(WORKER, NOW)
    seen = plan(crowded, Inbox(shelf=shelf, after=after)._page(asker), **said)
    assert INDEXES[shelf] in seen
    assert "Seq Scan on task" not in seen


HOME = b"tempat"


@pytest.fixture
def settled(crowded):
    """Cases with teams and homes: half of the families live in one place, few are the asker's."""
    here = {"daerah": WORKER.daerah}
    ids = [f"{number:032x}" for number in range(CASES)]
    member = {**here, "name": "", "role": WORKER.role, "since": NOW}
    key = {**here, "number": 1, "parent": 1, "wrapped": b"", "made_at": NOW}
    mark = {**here, "kind": "wilayah", "task_id": "", "place": "alamat", "key": 1}
    with crowded.writing() as connection:
        connection.execute(insert(search_key), [key])
        connection.execute(
            insert(case_team),
            [
                {**member, "case_id": id_, "username": f"pekerja_sosial.{who}"}
                for at, id_ in enumerate(ids)
                for who in range(at % 5, 40, 5)
            ],
        )
        rows = [
            {**mark, "case_id": id_, "mark": HOME if at % 2 else b"lain"}
            for at, id_ in enumerate(ids)
        ]
        connection.execute(insert(found_by), rows)
        settle_plans(connection)
    return crowded


@pytest.mark.parametrize("shelf", INDEXES)
def test_a_page_of_families_in_one_place_begins_with_the_cases_she_reads(settled, shelf):
    asker, said = asker_of(WORKER, NOW)
    seen = plan(settled, Inbox(shelf=shelf)._page(asker, (HOME,)), **said)
    assert "case_team_of_person" in seen
    assert "Seq Scan on task" not in seen


@pytest.mark.parametrize("shelf", INDEXES)
def test_a_count_is_read_from_its_index(crowded, shelf):
    asker, said = asker_of(OFFICER, NOW)
    seen = plan(crowded, select(capped(on_shelf(shelf, asker))), **said)
    assert INDEXES[shelf] in seen or (shelf == "all" and "task_newest" in seen)
    assert "Seq Scan on task" not in seen


def test_what_cases_wait_for_is_read_from_their_indexes(crowded):
    place = {"daerah": WORKER.daerah, "process": "aduan", "element": "tunggu", "name": ""}
    wait = {**place, "message": "msg_balasan", "correlation": "", "form": ""}
    timer = {**place, "budget": "", "started_at": NOW, "due": NOW, "remaining": 0}
    with crowded.writing() as connection:
        case = dict(connection.execute(select(case_file).limit(1)).one()._mapping)
        connection.execute(insert(case_file), [_case(case, CASES + at) for at in range(4000)])
        for table, row in ((awaited, wait), (clock, {**timer, "leased_until": NOW})):
            ids = (f"{CASES + at:032x}" for at in range(4000))
            connection.execute(insert(table), [{**row, "id": id_, "case_id": id_} for id_ in ids])
        settle_plans(connection)
    asker, said = asker_of(WORKER, NOW)
    seen = plan(crowded, waits_of(asker), **said)
    assert "awaited_of_case" in seen
    assert "clock_of_case" in seen
    assert "Seq Scan on awaited" not in seen
    assert "Seq Scan on clock" not in seen


def test_the_status_of_a_shelf_is_a_literal_and_never_a_parameter():
    for shelf in INDEXES:
        words = str(on_shelf(shelf, asker_of(WORKER, NOW)[0]).compile())
        assert "status = 'done'" in words or "status = 'open'" in words


def test_due_clocks_are_found_by_their_due_time(office, database):
    del office
    query = select(clock.c.id).where(
        clock.c.daerah.in_(["13.77", "94.04"]), clock.c.due <= text("'2026-03-02 00:00:00'")
    )
    if database.dialect == "sqlite":
        assert "clock_due" in plan(database, query)


def test_the_open_tasks_of_a_case_are_found_without_reading_those_that_are_done(crowded):
    seen = plan(crowded, OPEN_OF_CASE.params(daerah=WORKER.daerah, case=f"{7:032x}"))
    assert "task_open_of_case" in seen
    assert "Seq Scan on task" not in seen
    assert "B-TREE" not in seen


def test_whom_a_case_lets_in_is_told_without_reading_its_tasks_that_are_done(crowded):
    here = {"daerah": WORKER.daerah, "case_id": f"{7:032x}", "now": NOW}
    seen = plan(crowded, EVERYBODY, **here)
    assert "task_open_of_case" in seen or "task_mine" in seen
    assert "task_of_case" not in seen
    assert "Seq Scan on task" not in seen


def test_sqlite_is_told_of_every_index_of_the_tables_that_lists_read(database):
    if database.dialect != "sqlite":
        return
    database.migrate()
    with database.reading() as connection:
        kept = connection.exec_driver_sql("SELECT tbl, idx, stat FROM sqlite_stat1").all()
        assert {*kept} == {(at, i, row) for at, rows in AT_WORK.items() for i, row in rows.items()}
        for table, rows in AT_WORK.items():
            found = connection.exec_driver_sql(f"PRAGMA index_list({table})").all()
            assert {*rows} == {index for _, index, *_ in found}
            for index, row in rows.items():
                columns = connection.exec_driver_sql(f"PRAGMA index_info({index})").all()
                assert len(row.split()) == len(columns) + 1, index


def test_what_people_held_whose_time_is_over_is_found_by_their_name(crowded):
    seen = plan(crowded, LEFT_BEHIND.params(serving=["13.77", "94.04"], now=NOW, most=100))
    assert "task_mine" in seen
    assert "Seq Scan on task" not in seen
    if crowded.dialect == "sqlite":
        assert "case_grant_until" in seen
