"""Inclusive joins wait for every token that can still come by a way on which none has."""

import pytest

from tests.engine.spiff.building import build
from tests.engine.spiff.drawing import END, START, boundary, flows, inner, message, tag, user, xor
from tests.engine.spiff.playing import Play

#: Flows by the letters of what they join: t task, b a part with one task, x exclusive, i inclusive.
#: Out of i1 all ways are taken, out of an exclusive gateway the last one written.
WAYS = {
    "a part before a choice that may lead straight to the join": "t1>i2 b2>x1 x1>i2 x1>t3 t3>i2",
    "a part before two ways to the join": "t1>i2 b2>x1 x1>t3 x1>t4 t3>i2 t4>i2",
    "a part before ways that meet again": "t1>i2 b2>x1 x1>t3 x1>t4 t3>x2 t4>x2 x2>i2",
    "a task on the second way back": "t1>i2 t2>x1 x1>t3 x1>t4 t3>x2 t4>x2 x2>i2",
    "a loop before the join": "t1>i2 t2>x1 x1>t3 t3>x2 x2>x1 x2>i2",
    "another join before it": "t1>i2 b2>x1 x1>t3 x1>i3 t3>i3 i3>i2",
}


def part(name: str) -> str:
    start, task, end = f"{name}_m", f"t_{name}", f"{name}_s"
    inside = tag("startEvent", start) + user(task) + tag("endEvent", end)
    return inner(name, inside + flows(f"{start}>{task} {task}>{end}"))


def drawn(ways: str) -> str:
    """Draw the ways from an inclusive split to an inclusive join and to the task behind it."""
    second = next(name for name in ("b2", "t2") if f"{name}>" in ways)
    ways = f"mulai>i1 i1>t1 i1>{second} {ways} i2>akhir akhir>selesai"
    pairs = [pair.split(">") for pair in ways.split()]
    last = dict(pairs)
    several = {source for source, target in pairs if last[source] != target}
    conditions = {
        f"{source}_{target}": "true" if source == "i1" else "false"
        for source, target in pairs
        if source == "i1" or (source in several and last[source] != target)
    }
    content = START + END + user("akhir") + flows(ways, conditions)
    for name in sorted({name for pair in pairs for name in pair}):
        default = f"{name}_{last[name]}" if name in several else ""
        if name[0] == "x":
            content += xor(name, default)
        elif name[0] == "i":
            content += tag("inclusiveGateway", name)
        elif name[0] in "tb" and name[1:].isdigit():
            content += user(name) if name[0] == "t" else part(name)
    return content


@pytest.mark.parametrize("name", WAYS)
def test_an_inclusive_join_waits_for_a_token_that_can_still_come(name: str) -> None:
    case = Play(build(drawn(WAYS[name])))
    case.finish("t1")
    while case.waiting != ["akhir"]:
        (task,) = case.waiting
        assert task != "akhir"
        case.finish(task)
    case.finish("akhir")
    assert case.progress.status == "ended"


def test_an_inclusive_join_waits_for_all_in_every_round() -> None:
    content = START + END + xor("m") + xor("x", "x_selesai") + user("t1") + user("t2")
    content += tag("inclusiveGateway", "i1") + tag("inclusiveGateway", "i2")
    content += flows(
        "mulai>m m>i1 i1>t1 i1>t2 t1>i2 t2>i2 i2>x x>m x>selesai",
        {"i1_t1": "true", "i1_t2": "true", "x_m": "lagi"},
    )
    case = Play(build(content))
    for first, second in (("t1", "t2"), ("t2", "t1"), ("t1", "t2")):
        case.finish(first, {"lagi": True})
        assert case.waiting == [second]
        case.finish(second, {"lagi": True})
        assert case.waiting == ["t1", "t2"]


def test_an_inclusive_join_goes_on_when_what_it_waited_for_is_called_off() -> None:
    content = START + END + user("t1") + user("t2") + user("akhir") + tag("endEvent", "habis")
    content += tag("inclusiveGateway", "i1") + tag("inclusiveGateway", "i2")
    content += boundary("batal", "t2", message("sudah"))
    content += flows(
        "mulai>i1 i1>t1 i1>t2 t1>i2 t2>i2 batal>habis i2>akhir akhir>selesai",
        {"i1_t1": "true", "i1_t2": "true"},
    )
    case = Play(build(content))
    case.finish("t1")
    assert "akhir" not in case.waiting
    case.receive("batal")
    assert case.waiting == ["akhir"]
