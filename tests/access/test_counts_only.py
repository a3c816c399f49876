"""Hats that stand above or beside the cases see how many there are, and nothing of any."""

from collections.abc import Iterator
from contextlib import suppress

import pytest

from engine import (
    Cases,
    Colleagues,
    Definitions,
    DenyAccess,
    Emergencies,
    EngineError,
    Inbox,
    Incidents,
    Notices,
    People,
    Units,
)
from tests.engine.access_office import REASON, TOLD, furnish, managed
from tests.engine.office import MANAGER, OTHER_WORKER, open_office, person

ABOVE = (
    *("koordinator", "ketua_lk3", "sekretaris_lk3", "bendahara_lk3", "kabid_dinsos"),
    *("kepala_dinas", "admin_tenant"),
)


@pytest.fixture
def guarded(engine):
    """An office with every hat, and a process whose form sets the class."""
    return furnish(open_office(engine))


def lists(engine, actor) -> Iterator[str]:
    """Everything that lists or counts, as she is answered; what is refused shows nothing."""
    shelves = [Inbox(shelf=shelf) for shelf in ("mine", "pool", "waiting", "all", "done")]
    for question in (*shelves, Cases(), Notices(), Emergencies(), Incidents(), Colleagues()):
        with suppress(EngineError):
            yield repr(engine.ask(question, actor))
    for question in (People(), Units()):
        with suppress(EngineError):
            yield repr(engine.ask(question, actor))


def running(engine, actor) -> int:
    return next(one.running for one in engine.ask(Definitions(), actor) if one.process == "jaga")


@pytest.mark.parametrize("role", ABOVE)
def test_a_case_of_others_changes_no_list_that_she_sees(guarded, role):
    her = person(role)
    before = [*lists(guarded, her)]
    numbers = [managed(guarded, klass) for klass in ("K3", "K4")]
    after = [*lists(guarded, her)]
    assert after == before
    assert not any(one in repr(after) for one in (*numbers, TOLD))


def test_how_many_cases_run_is_counted_without_those_that_keep_her_out(guarded):
    numbers = [managed(guarded), managed(guarded)]
    assert running(guarded, OTHER_WORKER) == 2
    guarded.do(DenyAccess(numbers[0], OTHER_WORKER.username, REASON), MANAGER)
    assert running(guarded, OTHER_WORKER) == 1
    assert running(guarded, person("ketua_lk3")) == 2
