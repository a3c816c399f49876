"""Cases run as the standard's token game says, joins in loops included, restarted at every step."""

import os
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.engine.spiff.blocks import VARIABLES, Block, Drawer, blocks
from tests.engine.spiff.building import build
from tests.engine.spiff.game import Game
from tests.engine.spiff.playing import Play

EXAMPLES = int(os.environ.get("LK3_EQUIVALENCE", "60"))


def answers(value: int) -> dict[str, Any]:
    """Every variable set: then what a branch sees is what was said last."""
    told: dict[str, Any] = {}
    for path in VARIABLES:
        name, _, inside = path.partition(".")
        told[name] = {**told.get(name, {}), inside: value} if inside else value
    return told


def can(case: Play) -> list[tuple[str, str]]:
    tasks = [(task.node.id, "finish") for task in case.opened.values()]
    return sorted(tasks + [(wait.element, "receive") for wait in case.awaited.values()])


def play(block: Block, made: list[tuple[int, int]]) -> None:
    drawer = Drawer()
    case = Play(build(drawer.content(block, "p"), called=drawer.called))
    ended: list[bool] = []
    values: dict[str, int] = {}
    game = Game(drawer, values, lambda: ended.append(True))
    game.start()
    for number, value in made:
        assert [name for name, _ in can(case)] == game.waiting()
        assert (case.progress.status == "ended") == bool(ended)
        if ended:
            return
        name, deed = can(case)[number % len(can(case))]
        values.update(dict.fromkeys(VARIABLES, value))
        getattr(case, deed)(name, answers(value))
        assert game.do(name)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    blocks(without=frozenset({"wait", "gateway", "watch", "script", "several"})),
    st.lists(st.tuples(st.integers(0, 99), st.integers(0, 9)), min_size=30, max_size=30),
)
def test_a_case_runs_as_the_token_game_says(block: Block, made: list[tuple[int, int]]) -> None:
    play(block, made)
