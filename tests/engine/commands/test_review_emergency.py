"""ReviewEmergency: somebody else judges whether a case was opened rightly."""

import pytest

from engine import (
    BreakGlass,
    Emergencies,
    Forbidden,
    History,
    Refused,
    ReviewEmergency,
    Unknown,
    WrongState,
)
from tests.engine.access_office import (
    DANGER,
    DATA_OFFICER,
    PSYCHOLOGIST,
    SECOND_MANAGER,
    is_open,
    managed,
)
from tests.engine.office import AUDITOR, MANAGER, OFFICER, WORKER

RIGHT, WRONG = "dibenarkan", "tidak_dibenarkan"
NOTE = "Polisi meminta alamat aman malam itu"


@pytest.fixture
def broken(guarded):
    """A case that the psychologist has opened, and the id of that."""
    no = managed(guarded)
    return no, guarded.do(BreakGlass(no, DANGER), PSYCHOLOGIST).subject


@pytest.mark.parametrize("actor", [MANAGER, DATA_OFFICER, SECOND_MANAGER])
def test_a_manager_or_the_data_officer_closes_the_review(guarded, broken, actor):
    no, one = broken
    guarded.do(ReviewEmergency(one, RIGHT, NOTE), actor)
    [reviewed] = guarded.ask(Emergencies(), AUDITOR)
    assert (reviewed.outcome, reviewed.note) == (RIGHT, NOTE)
    assert reviewed.reviewed_by_name == actor.name
    assert is_open(guarded, no, PSYCHOLOGIST)
    event = guarded.ask(History(no), AUDITOR).events[-1]
    assert (event.deed, event.reason) == ("emergency_reviewed", NOTE)
    assert event.detail["outcome"] == RIGHT


def test_what_was_not_right_ends_at_once(guarded, broken):
    no, one = broken
    guarded.do(ReviewEmergency(one, WRONG, NOTE), DATA_OFFICER)
    assert not is_open(guarded, no, PSYCHOLOGIST)


def test_nobody_judges_her_own(guarded):
    no = managed(guarded)
    one = guarded.do(BreakGlass(no, DANGER), SECOND_MANAGER).subject
    with pytest.raises(Forbidden, match="orang lain"):
        guarded.do(ReviewEmergency(one, RIGHT, NOTE), SECOND_MANAGER)


@pytest.mark.parametrize(
    ("actor", "refusal"), [(OFFICER, Forbidden), (AUDITOR, Forbidden), (WORKER, Unknown)]
)
def test_nobody_else_judges(guarded, broken, actor, refusal):
    with pytest.raises(refusal):
        guarded.do(ReviewEmergency(broken[1], RIGHT, NOTE), actor)


@pytest.mark.parametrize(("outcome", "note"), [("", NOTE), ("mungkin", NOTE), (RIGHT, "  ")])
def test_a_judgement_and_a_note_are_needed(guarded, broken, outcome, note):
    with pytest.raises(Refused):
        guarded.do(ReviewEmergency(broken[1], outcome, note), MANAGER)


def test_it_is_judged_once(guarded, broken):
    guarded.do(ReviewEmergency(broken[1], RIGHT, NOTE), MANAGER)
    with pytest.raises(WrongState):
        guarded.do(ReviewEmergency(broken[1], WRONG, NOTE), DATA_OFFICER)
