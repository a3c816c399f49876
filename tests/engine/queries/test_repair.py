"""RepairByCase: what is held, where the case stands, where it may stand."""

import pytest

from engine import CancelCase, CaseByNo, Forbidden, History, RepairByCase, Unknown
from tests.engine.mending import SOON, noted
from tests.engine.office import AUDITOR, COORDINATOR, MANAGER, OFFICER, WORKER


def test_tokens_tell_where_they_may_go_and_which_the_case_can_do_without(office):
    sheet = office.ask(RepairByCase(noted(office)), MANAGER)
    told = {token.element: token for token in sheet.tokens}
    assert {name: token.held for name, token in told.items()} == {
        "tunggu": True,
        "siapkan": False,
        "batas": False,
    }
    assert told["tunggu"].targets == {"tunggu": "Tunggu harinya"}
    assert told["batas"].targets == {}
    assert [name for name, token in told.items() if token.may_cancel] == ["batas"]
    assert sheet.may == {"retry", "repair", "mend_value"}
    assert len(sheet.incidents) == 1


def test_values_are_for_the_team_and_paths_for_who_mends_them(office):
    no = noted(office)
    assert "kapan" in office.ask(RepairByCase(no), MANAGER).variables
    assert office.ask(RepairByCase(no), MANAGER).values == {}
    assert office.ask(RepairByCase(no), COORDINATOR).variables == ()
    assert office.ask(RepairByCase(no), COORDINATOR).may == {"retry", "repair"}


def test_of_a_case_that_is_over_nothing_is_mended(office):
    no = noted(office, SOON)
    office.do(CancelCase(no, "Salah catat"), MANAGER)
    sheet = office.ask(RepairByCase(no), MANAGER)
    assert (sheet.tokens, sheet.may) == ((), frozenset())


def test_what_was_typed_is_told_to_the_team_only_and_never_in_the_history(office):
    no = noted(office)
    assert "besok" not in str(office.ask(RepairByCase(no), MANAGER).incidents[0].message)
    assert "besok" in str(office.ask(CaseByNo(no), OFFICER).incidents[0].message)
    assert "besok" not in str(office.ask(CaseByNo(no), AUDITOR).incidents[0].message)
    assert "besok" not in str(office.ask(History(no), AUDITOR).events)


@pytest.mark.parametrize(("actor", "refusal"), [(OFFICER, Forbidden), (WORKER, Unknown)])
def test_others_do_not_look(office, actor, refusal):
    with pytest.raises(refusal):
        office.ask(RepairByCase(noted(office)), actor)
