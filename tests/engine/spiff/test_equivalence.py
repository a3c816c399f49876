"""A case compacted, dumped and restored after every step runs as one that is kept whole."""

import os
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.spiff import Definition
from engine.spiff.progress import look
from tests.engine.spiff.blocks import VARIABLES, Block, Drawer, blocks
from tests.engine.spiff.building import build
from tests.engine.spiff.playing import Play

EXAMPLES = int(os.environ.get("LK3_EQUIVALENCE", "60"))
STEPS = 30

#: A step: which of what is open, and a variable to set.
Choice = tuple[int, str, int]
choices = st.tuples(st.integers(0, 99), st.sampled_from(VARIABLES), st.integers(0, 9))


def definition_of(block: Block) -> Definition:
    drawer = Drawer()
    return build(drawer.content(block, "p"), called=drawer.called)


def answers(variable: str, value: int) -> dict[str, Any]:
    name, _, inside = variable.partition(".")
    return {name: {inside: value} if inside else value}


def take(case: Play, choice: Choice) -> None:
    """Do one of the things that can be done, chosen by place among them."""
    number, variable, value = choice
    can: list[tuple[str, str]] = sorted(
        [("finish", task.node.id) for task in case.opened.values()]
        + [("fire", clock.element) for clock in case.clocks.values()]
        + [("receive", wait.element) for wait in case.awaited.values()]
    )
    deed, element = can[number % len(can)]
    arguments = [] if deed == "fire" else [answers(variable, value)]
    getattr(case, deed)(element, *arguments)


def told(case: Play) -> dict[str, Any]:
    """What a step told and what the case knows, without ids."""
    progress = case.progress
    return {
        "status": (progress.status, progress.end, progress.failure),
        "passed": [(row.element, row.state, row.within) for row in progress.passed],
        "opened": [task.node.id for task in progress.opened],
        "waiting": case.waiting,
        "clocks": sorted((clock.element, clock.due) for clock in case.clocks.values()),
        "awaited": sorted((wait.element, wait.message) for wait in case.awaited.values()),
        "chosen": progress.chosen,
        "data": progress.data,
        "seen": [
            (task.task_spec.name, task.data)
            for task in look(case._running._instance).people.values()
        ],
    }


def same(block: Block, made: list[Choice]) -> None:
    definition = definition_of(block)
    whole = Play(definition, restarts=False)
    restarted = Play(definition)
    assert told(restarted) == told(whole)
    for choice in made:
        if restarted.progress.status != "running":
            break
        take(whole, choice)
        take(restarted, choice)
        assert told(restarted) == told(whole)
        assert len(restarted.state) < 8000


@settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True
)
@given(blocks(without=frozenset({"loop"})), st.lists(choices, min_size=STEPS, max_size=STEPS))
def test_runs_are_the_same_with_and_without_restarts(block: Block, made: list[Choice]) -> None:
    same(block, made)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(blocks(without=frozenset({"parallel"})), st.lists(choices, min_size=STEPS, max_size=STEPS))
def test_runs_with_loops_are_the_same_with_and_without_restarts(
    block: Block, made: list[Choice]
) -> None:
    same(block, made)
