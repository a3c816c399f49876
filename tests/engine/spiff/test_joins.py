"""Joins that no block structure draws, in every order of their tokens, as the token game says."""

import pytest

from tests.engine.spiff.blocks import drawer
from tests.engine.spiff.building import build
from tests.engine.spiff.drawer import Drawer
from tests.engine.spiff.drawing import both, user, xor
from tests.engine.spiff.examples import chance
from tests.engine.spiff.test_semantics import judged

#: Flows by the letters of what they join: t task, p parallel, x exclusive; "=" is a default flow,
#: "?" one that is taken while the last answer is above 5.
DRAWINGS = {
    "a join fed by a loop": "m>p1 p1>t1 p1>x1 x1>t2 t2>x2 x2?x1 x2=p2 t1>p2 p2>s",
    "a loop on each side": (
        "m>p1 p1>x1 x1>t1 t1>x2 x2?x1 x2=p2 p1>x3 x3>t2 t2>x4 x4?x3 x4=p2 p2>t3 t3>s"
    ),
    "a branch that leads straight to the join": "m>p1 p1>p2 p1>t1 t1>p2 p2>t2 t2>s",
    "splits that join crosswise": "m>p1 p1>t1 p1>p2 p2>t2 p2>t3 t1>p3 t2>p3 p3>t4 t4>p4 t3>p4 p4>s",
    "crosswise joins in a loop": (
        "m>x1 x1>p1 p1>t1 p1>p2 p2>t2 p2>t3 t1>p3 t2>p3 p3>t4 t4>p4 t3>p4 p4>x2 x2?x1 x2=s"
    ),
    "a join straight after a join": "m>p1 p1>t1 p1>p2 p2>t2 p2>t3 t2>p3 t3>p3 p3>p4 t1>p4 p4>s",
    "a loop back to before the split": (
        "m>x1 x1>t1 t1>p1 p1>t2 p1>t3 t2>p2 t3>p2 p2>t4 t4>x2 x2?x1 x2=x3 x3>t5 t5>s"
    ),
    "two ways into one branch": (
        "m>p1 p1>t1 p1>x1 x1?t2 x1=t3 t2>x2 t3>x2 x2>p2 t1>p2 p2>x3 x3?t4 x3=x4 t4>x4 x4>s"
    ),
}
#: Each is played in so many orders.
ORDERS = 25


def drawn(ways: str) -> tuple[Drawer, str]:
    """Draw the ways; return the drawer, for the game, and the process."""
    found = drawer()
    defaults: dict[str, str] = {}
    for way in ways.replace("m>", "p_mulai>").replace("s", "p_selesai").split():
        mark = next(mark for mark in ">?=" if mark in way)
        source, target = way.split(mark)
        found.link(source, target, "v0 > 5" if mark == "?" else "")
        if mark == "=":
            defaults[source] = f"{source}_{target}"
    for name in sorted({name for pair in found.pairs for name in pair.split(">")}):
        if not name.startswith("p_"):
            found.add(_node(name, defaults.get(name, "")))
    return found, found.whole("p")


def _node(name: str, default: str) -> str:
    if name[0] == "t":
        return user(name)
    return both(name) if name[0] == "p" else xor(name, default)


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_join_fires_when_the_game_says_so(name: str) -> None:
    found, content = drawn(DRAWINGS[name])
    definition = build(content)
    for number in range(ORDERS):
        judged(found, definition, chance(number))
