"""Conditional events: looked at whenever a variable changes, and happening as they become true."""

import pytest

from tests.engine.spiff.building import build
from tests.engine.spiff.drawing import (
    END,
    START,
    both,
    boundary,
    catch,
    condition,
    flows,
    handler,
    inner,
    message,
    script,
    tag,
    users,
)
from tests.engine.spiff.playing import Play

HIGH = condition('risiko = "tinggi"')
BESIDE = START + both("g") + users("a") + catch("c", HIGH) + users("b") + both("h") + END
BESIDE += flows("mulai>g g>a g>c c>b a>h b>h h>selesai")


def test_a_wait_goes_on_when_another_branch_makes_it_true() -> None:
    case = Play(build(BESIDE))
    assert case.waiting == ["a"]
    case.finish("a", {"risiko": "tinggi"})
    assert case.waiting == ["b"]
    assert case.finish("b").status == "ended"


def test_a_wait_whose_condition_holds_already_goes_on_at_once() -> None:
    case = Play(build(BESIDE), {"risiko": "tinggi"})
    assert case.waiting == ["a", "b"]


def test_a_condition_that_nothing_can_make_true_any_more_is_told() -> None:
    case = Play(build(BESIDE))
    progress = case.finish("a", {"risiko": "rendah"})
    assert progress.status == "stuck"


@pytest.mark.parametrize("stops", [True, False])
def test_on_a_boundary_it_interrupts_or_goes_beside(*, stops: bool) -> None:
    inside = '<startEvent id="m2"/><endEvent id="s2"/>' + users("q r") + flows("m2>q q>r r>s2")
    drawn = START + inner("sp", inside) + boundary("w", "sp", HIGH, stops=stops) + users("t") + END
    case = Play(build(drawn + '<endEvent id="lain"/>' + flows("mulai>sp sp>selesai w>t t>lain")))
    case.finish("q", {"risiko": "tinggi"})
    assert case.waiting == (["t"] if stops else ["r", "t"])


def test_it_has_to_become_false_before_it_happens_again() -> None:
    drawn = START + users("a b x e f") + END + flows("mulai>a a>b b>x x>e e>f f>selesai")
    drawn += handler("awas", HIGH, users("t"), "t t>awas_s", stops=False)
    case = Play(build(drawn))
    for element, risk, times in (
        ("a", "tinggi", 1),
        ("b", "tinggi", 1),
        ("x", "rendah", 1),
        ("e", "tinggi", 2),
    ):
        case.finish(element, {"risiko": risk})
        assert case.waiting.count("t") == times


def test_an_event_sub_process_begins_when_a_script_makes_it_true() -> None:
    drawn = START + users("a") + script("s", 'risiko = "tinggi"') + users("b") + END
    drawn += flows("mulai>a a>s s>b b>selesai")
    drawn += handler("awas", HIGH, users("t"), "t t>awas_s")
    case = Play(build(drawn))
    case.finish("a")
    assert case.waiting == ["t"]
    assert case.finish("t").status == "ended"


def test_an_event_gateway_takes_the_condition_that_becomes_true_first() -> None:
    drawn = (
        START + both("f") + tag("eventBasedGateway", "eg") + users("a b x y z") + both("h") + END
    )
    drawn += catch("c1", HIGH) + catch("c2", condition("usia < 18")) + catch("c3", message("m"))
    drawn += tag("exclusiveGateway", "i")
    ways = "mulai>f f>a a>b f>eg eg>c1 eg>c2 eg>c3 c1>x c2>y c3>z x>i y>i z>i i>h b>h h>selesai"
    case = Play(build(drawn + flows(ways)))
    case.finish("a", {"usia": 12})
    assert (case.waiting, case.awaited) == (["b", "y"], {})


def test_a_condition_that_cannot_be_worked_out_is_held() -> None:
    endless = condition("count(for i in 1..9000, j in 1..9000 return i) > n")
    drawn = START + users("a b") + END + flows("mulai>a a>b b>selesai")
    drawn += handler("awas", endless, users("t"), "t t>awas_s")
    case = Play(build(drawn))
    assert case.progress.status == "stuck"
    assert case.progress.failure is not None
    assert case.progress.failure.element == "awas_m"
    case.finish("a")
    assert case.finish("b").status == "ended"
