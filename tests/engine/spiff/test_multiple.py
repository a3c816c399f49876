"""Events of several triggers: the first that comes is heard, all are thrown."""

import pytest

from tests.engine.spiff.building import build
from tests.engine.spiff.drawing import (
    END,
    START,
    both,
    boundary,
    catch,
    condition,
    escalation,
    flows,
    handler,
    inner,
    message,
    signal,
    tag,
    timer,
    users,
)
from tests.engine.spiff.playing import Play

THREE = message("m1") + message("m2") + timer("timeDuration", "P1D") + signal("s")
DEEDS = {
    "m1": lambda case: hand_over(case, "m1"),
    "m2": lambda case: hand_over(case, "m2"),
    "clock": lambda case: case.fire("e"),
    "signal": lambda case: case.step(lambda running: running.hear("s")),
}


def hand_over(case: Play, name: str) -> None:
    key = next(key for key, wait in case.awaited.items() if wait.message == name)
    case.step(lambda running: running.receive(key, {}))


@pytest.mark.parametrize("deed", DEEDS)
def test_a_catch_event_hears_the_first_and_forgets_the_others(deed: str) -> None:
    drawn = START + catch("e", THREE) + users("a") + END + flows("mulai>e e>a a>selesai")
    case = Play(build(drawn))
    assert {wait.element for wait in case.awaited.values()} == {"e"}
    assert sorted(wait.message for wait in case.awaited.values()) == ["m1", "m2"]
    DEEDS[deed](case)
    assert (case.waiting, case.awaited, case.clocks) == (["a"], {}, {})
    assert case.done == ["mulai", "e"]


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("stops", [True, False])
def test_on_a_boundary_each_happens(deed: str, *, stops: bool) -> None:
    drawn = START + users("a t") + boundary("e", "a", THREE, stops=stops) + END
    case = Play(build(drawn + '<endEvent id="lain"/>' + flows("mulai>a a>selesai e>t t>lain")))
    DEEDS[deed](case)
    assert case.waiting == (["t"] if stops else ["a", "t"])
    if not stops:
        DEEDS["m2"](case)
        assert case.waiting == ["a", "t", "t"]


@pytest.mark.parametrize("deed", DEEDS)
def test_an_event_sub_process_begins_by_each(deed: str) -> None:
    drawn = START + users("a") + END + flows("mulai>a a>selesai")
    drawn += handler("h", THREE, users("t"), "t t>h_s").replace('"h_m', '"e')
    case = Play(build(drawn))
    DEEDS[deed](case)
    assert (case.waiting, case.awaited, case.clocks) == (["t"], {}, {})
    assert case.finish("t").status == "ended"


def test_behind_an_event_gateway_it_is_one_way_among_others() -> None:
    drawn = START + tag("eventBasedGateway", "eg") + users("a b") + END
    drawn += catch("e", message("m1") + condition("x > 1")) + catch("c", message("m3"))
    drawn += flows("mulai>eg eg>e eg>c e>a c>b a>selesai b>selesai")
    case = Play(build(drawn))
    hand_over(case, "m1")
    assert (case.waiting, case.awaited) == (["a"], {})
    other = Play(build(drawn), {"x": 2})
    assert other.waiting == ["a"]


@pytest.mark.parametrize("kind", ["intermediateThrowEvent", "endEvent"])
def test_all_are_thrown(kind: str) -> None:
    told = tag(kind, "e", message("m1") + escalation("X") + signal("s") + message("m2"))
    inside = '<startEvent id="m0"/><endEvent id="s0"/>' + users("q") + told
    inside += flows("m0>q q>e" + (" e>s0" if kind != "endEvent" else ""))
    inside = inside if kind != "endEvent" else inside.replace('<endEvent id="s0"/>', "")
    drawn = START + both("g") + inner("sp", inside) + catch("c", signal("s")) + users("y z")
    drawn += boundary("w", "sp", escalation("X"), stops=False) + both("h") + END
    drawn += '<endEvent id="lain"/>' + flows("mulai>g g>sp g>c c>y sp>h y>h h>selesai w>z z>lain")
    case = Play(build(drawn))
    progress = case.finish("q")
    assert case.waiting == ["y", "z"]
    assert [(sent.element, sent.message) for sent in progress.sent] == [("e", "m1"), ("e", "m2")]
