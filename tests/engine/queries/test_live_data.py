"""The live variables of a case are for the machine alone."""

from dataclasses import replace

import pytest

from engine import MACHINE_ACTOR, Forbidden, LiveData, Unknown
from tests.engine.office import GOOD, PARIAMAN, STAFF, at_work

pytestmark = pytest.mark.database
HERE = replace(MACHINE_ACTOR, daerah=PARIAMAN)


def test_it_tells_what_expressions_can_read(engine):
    no, _task = at_work(engine)

    assert engine.ask(LiveData(no), HERE)["risiko"] == GOOD["risiko"]


def test_nobody_else_may_ask(engine):
    no, _task = at_work(engine)

    for person in STAFF:
        with pytest.raises(Forbidden):
            engine.ask(LiveData(no), person)


def test_an_unknown_case_has_none(engine):
    with pytest.raises(Unknown):
        engine.ask(LiveData("LK3-1377-2026-09999"), HERE)
