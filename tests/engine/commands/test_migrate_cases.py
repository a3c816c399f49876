"""MigrateCases: a chosen batch, each case for itself, begun again where it was cut off."""

import pytest

from engine import CaseByNo, Forbidden, MigrateCases
from tests.engine.newer import RENAMED, publish
from tests.engine.office import AUDITOR, COORDINATOR, MANAGER, at_work, awaiting_answer


def versions(office, *numbers):
    return [office.ask(CaseByNo(no), AUDITOR).case.definition for no in numbers]


def batch(office, *numbers, actor=COORDINATOR):
    return office.do(MigrateCases("aduan", 1, 2, numbers, reason="Alur baru"), actor).count


def test_the_chosen_cases_go_and_the_others_stay(office):
    one, other = at_work(office)[0], at_work(office)[0]
    publish(office)
    assert batch(office, one) == 1
    assert versions(office, one, other) == [2, 1]


def test_a_case_that_must_stay_stops_no_other(office, caplog):
    stays, goes = at_work(office)[0], awaiting_answer(office)
    publish(office, RENAMED)
    assert batch(office, stays, goes) == 1
    assert versions(office, stays, goes) == [1, 2]
    assert [record.message for record in caplog.records] == ["errand failed: MigrateCase"]


def test_done_again_it_takes_what_is_left(office):
    one, other = at_work(office)[0], at_work(office)[0]
    publish(office)
    batch(office, one)
    assert batch(office, one, other) == 1
    assert batch(office, one, other) == 0


def test_only_the_coordinator_decides_on_versions(office):
    with pytest.raises(Forbidden):
        batch(office, actor=MANAGER)
