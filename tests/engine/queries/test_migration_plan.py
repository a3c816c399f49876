"""MigrationPlan: what would become of each case, in words, before anything is done."""

import pytest

from engine import (
    CaseByNo,
    Forbidden,
    History,
    MigrateCase,
    MigrationPlan,
    Refused,
    SuspendCase,
    Unknown,
)
from tests.engine.newer import RENAMED, publish
from tests.engine.office import (
    AUDITOR,
    COORDINATOR,
    MANAGER,
    OFFICER,
    PARIAMAN,
    at_work,
    awaiting_answer,
)


def plan(office, mapping=None, actor=COORDINATOR, **more):
    return office.ask(MigrationPlan("aduan", 1, 2, mapping or {}, **more), actor)


def test_each_case_has_its_verdict_and_says_where_it_stands(office):
    wants, goes, held = at_work(office)[0], awaiting_answer(office), awaiting_answer(office)
    office.do(SuspendCase(held, "Libur"), MANAGER)
    publish(office, RENAMED)
    sheet = plan(office)
    told = {one.no: one for one in sheet.cases}
    assert {no: one.verdict for no, one in told.items()} == {
        wants: "needs_mapping",
        goes: "safe",
        held: "stays",
    }
    assert told[wants].missing == {"tangani": "Tangani"}
    assert (told[wants].at, told[goes].at) == (("Tangani",), ("Tunggu balasan",))
    assert "ditunda" in str(told[held].reasons[0])
    assert (sheet.total, sheet.targets) == (3, {"dampingi": "Dampingi"})


def test_with_a_mapping_the_verdict_changes(office):
    at_work(office)
    publish(office, RENAMED)
    assert [one.verdict for one in plan(office, {"tangani": "dampingi"}).cases] == ["safe"]
    with pytest.raises(Refused):
        plan(office, {"tangani": "segera"})


def test_a_plan_changes_nothing(office):
    no, _ = at_work(office)
    publish(office)
    before = office.ask(History(no), OFFICER), office.ask(CaseByNo(no), AUDITOR)
    plan(office)
    assert (office.ask(History(no), OFFICER), office.ask(CaseByNo(no), AUDITOR)) == before


def test_cases_come_in_pages_and_those_that_went_can_come_back(office):
    numbers = [at_work(office)[0] for _ in range(3)]
    publish(office)
    first = plan(office, limit=2)
    rest = plan(office, limit=2, after=first.next)
    assert sorted(one.no for one in (*first.cases, *rest.cases)) == numbers
    assert (first.total, rest.next) == (3, "")
    office.do(MigrateCase(PARIAMAN, numbers[0], 1, 2), COORDINATOR)
    assert plan(office).undoable == (numbers[0],)
    assert plan(office).total == 2


def test_a_version_that_is_not_there_is_unknown(office):
    with pytest.raises(Unknown):
        plan(office)


@pytest.mark.parametrize("actor", [MANAGER, AUDITOR])
def test_only_the_coordinator_plans(office, actor):
    publish(office)
    with pytest.raises(Forbidden):
        plan(office, actor=actor)
