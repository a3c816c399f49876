"""The count of tokens agrees with honest runs, and finds a token that was skipped."""

from dataclasses import replace

import pytest

from engine.model import Progress
from tests.engine.spiff.building import build
from tests.engine.spiff.drawing import END, START, both, boundary, call, flows, inner, timer, users
from tests.engine.spiff.ledger import Ledger
from tests.engine.spiff.playing import Play

INSIDE = '<startEvent id="m2"/>' + users("q") + '<endEvent id="s2"/>' + flows("m2>q q>s2")
PARALLEL = START + both("g") + users("a b") + both("h") + END
PARALLEL += flows("mulai>g g>a g>b a>h b>h h>selesai")
WATCHED = boundary("w", "sp", timer("timeDuration", "P1D")) + users("b") + END
WATCHED += flows("mulai>sp sp>selesai w>b b>selesai")
SUB = START + inner("sp", INSIDE) + WATCHED
CALL = START + call("sp", "q_p") + WATCHED


def play(drawn: str, *deeds: str) -> tuple[Play, list[Progress]]:
    case = Play(build(drawn, called={"q_p": INSIDE} if "q_p" in drawn else None))
    steps = [case.progress]
    for deed in deeds:
        verb, _, element = deed.partition(" ")
        steps.append(getattr(case, verb)(element))
    assert case.progress.status == "ended"
    return case, steps


def enter(case: Play, steps: list[Progress]) -> None:
    ledger = Ledger(case.definition.checked.processes)
    for step in steps:
        ledger.write(step)


@pytest.mark.parametrize(
    ("drawn", "deeds"),
    [
        (PARALLEL, ("finish a", "finish b")),
        (SUB, ("finish q",)),
        (SUB, ("fire w", "finish b")),
        (CALL, ("finish q",)),
        (CALL, ("fire w", "finish b")),
    ],
)
def test_an_honest_run_leaves_no_token(drawn: str, deeds: tuple[str, ...]) -> None:
    enter(*play(drawn, *deeds))


def without(steps: list[Progress], element: str) -> list[Progress]:
    return [
        replace(step, passed=tuple(p for p in step.passed if p.element != element))
        for step in steps
    ]


@pytest.mark.parametrize("skipped", ["b", "h", "g", "selesai"])
def test_a_node_that_was_skipped_is_found(skipped: str) -> None:
    case, steps = play(PARALLEL, "finish a", "finish b")
    with pytest.raises(AssertionError):
        enter(case, without(steps, skipped))


@pytest.mark.parametrize("drawn", [SUB, CALL])
def test_a_part_that_ended_around_a_token_is_found(drawn: str) -> None:
    case, steps = play(drawn, "finish q")
    with pytest.raises(AssertionError, match="sp was completed while tokens lay"):
        enter(case, without(steps, "s2"))
