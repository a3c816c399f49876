"""Cases run as the standard's token game says, joins in loops included, restarted at every step."""

from random import Random
from typing import Any

import pytest

from engine.spiff import Definition
from tests.engine.spiff.blocks import block, drawer
from tests.engine.spiff.building import build
from tests.engine.spiff.drawer import VARIABLES, Block, Drawer
from tests.engine.spiff.examples import NUMBERS, chance, numbered
from tests.engine.spiff.game import Game
from tests.engine.spiff.playing import Play

pytestmark = pytest.mark.slow

#: The kinds that the token game knows.
KINDS = frozenset(
    {
        "task",
        "letter",
        "sequence",
        "choice",
        "parallel",
        "loop",
        "called",
        "sub",
        "remind",
        "guarded",
    }
)
STEPS = 30


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


def play(made: Block, random: Random) -> None:
    drawn = drawer()
    judged(drawn, build(drawn.content(made, "p"), called=drawn.called), random)


def judged(drawn: Drawer, definition: Definition, random: Random) -> None:
    """Play a case in one order, with the game as its judge."""
    case = Play(definition)
    ended: list[bool] = []
    values: dict[str, int] = {}
    game = Game(drawn, values, lambda: ended.append(True))
    game.start()
    for _ in range(STEPS):
        assert [name for name, _ in can(case)] == game.waiting()
        assert (case.progress.status == "ended") == bool(ended)
        if ended:
            return
        name, deed = random.choice(can(case))
        value = random.randrange(10)
        values.update(dict.fromkeys(VARIABLES, value))
        getattr(case, deed)(name, answers(value))
        assert game.do(name)


def test_a_case_runs_as_the_token_game_says() -> None:
    for number in NUMBERS[::2]:
        random = chance(number)
        made = block(random, KINDS, apart=frozenset())
        with numbered(number, made):
            play(made, random)
