"""PutAway: a word that was read is shown no more, to its reader alone."""

import pytest

from engine import BreakGlass, Notices, PutAway, Unknown
from tests.engine.access_office import DANGER, DATA_OFFICER, PSYCHOLOGIST, managed
from tests.engine.office import MANAGER, OFFICER


def test_each_puts_away_her_own_word(guarded):
    guarded.do(BreakGlass(managed(guarded), DANGER), PSYCHOLOGIST)
    [word] = guarded.ask(Notices(), MANAGER)
    for stranger in (OFFICER, DATA_OFFICER):
        with pytest.raises(Unknown):
            guarded.do(PutAway(word.id), stranger)
    guarded.do(PutAway(word.id), MANAGER)
    assert guarded.ask(Notices(), MANAGER) == ()
    assert len(guarded.ask(Notices(), DATA_OFFICER)) == 1
