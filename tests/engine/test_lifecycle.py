"""Every pair of states and every deed in every state."""

from itertools import product
from typing import get_args

import pytest

from engine import CaseStatus, WrongState
from engine.access import RULES
from engine.lifecycle import CASE, DEEDS, IN_WORDS, case_moves, fits

CASES = get_args(CaseStatus)

#: The moves of a case, drawn once more: from each state, "x" where it may go.
DRAWN = """
             running suspended stuck ended cancelled transferred
running      x       x         x     x     x         x
suspended    x       x         .     .     x         x
stuck        x       .         x     x     x         x
ended        .       .         .     x     .         .
cancelled    .       .         .     .     x         .
transferred  .       .         .     .     .         x
"""


def drawn() -> dict[tuple[str, str], bool]:
    head, *rows = DRAWN.strip().splitlines()
    return {
        (row.split()[0], then): mark == "x"
        for row in rows
        for then, mark in zip(head.split(), row.split()[1:], strict=True)
    }


@pytest.mark.parametrize(("now", "then"), list(product(CASES, CASES)))
def test_a_case_moves_as_drawn(now, then):
    if drawn()[now, then]:
        assert case_moves(now, then) == then
    else:
        with pytest.raises(WrongState):
            case_moves(now, then)


@pytest.mark.parametrize(("deed", "state"), list(product(DEEDS, CASES)))
def test_a_deed_that_does_not_fit_says_so(deed, state):
    if state in DEEDS[deed]:
        fits(deed, state)
    else:
        with pytest.raises(WrongState) as refusal:
            fits(deed, state)
        assert refusal.value.message == IN_WORDS[state]


def test_the_tables_know_every_state():
    assert set(CASE) == set(IN_WORDS) == set(CASES)


def test_every_deed_has_its_access_rule():
    assert set(DEEDS) - set(RULES) == {"fire"}
