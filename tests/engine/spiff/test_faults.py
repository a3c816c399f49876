"""Errors, escalations and cancellations go outward to the nearest that catches them."""

import pytest

from engine.spiff import Definition
from tests.engine.spiff.building import build
from tests.engine.spiff.drawing import (
    END,
    START,
    both,
    boundary,
    call,
    error,
    escalation,
    flows,
    inner,
    tag,
    users,
    xor,
)
from tests.engine.spiff.playing import Play

START2, END2 = '<startEvent id="m2"/>', '<endEvent id="s2"/>'
EACH = "<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality>"
EACH += "</multiInstanceLoopCharacteristics>"
IN_TURN = EACH.replace("s>", 's isSequential="true">', 1)
AGAIN = '<standardLoopCharacteristics loopMaximum="2"><loopCondition>true</loopCondition>'
AGAIN += "</standardLoopCharacteristics>"
#: What a part throws when its task is done, by the answer "n".
FAILS = START2 + users("q") + xor("x", "x_s2") + END2
FAILS += tag("endEvent", "e1", error("E1")) + tag("endEvent", "e2", error("E2"))
FAILS += flows("m2>q q>x x>e1 x>e2 x>s2", {"x_e1": "n = 1", "x_e2": "n = 2"})
AFTER = users("lanjut satu semua") + END
WAYS = "mulai>k k>lanjut lanjut>selesai w1>satu satu>selesai w2>semua semua>selesai"


def caught(host: str, **called: str) -> Definition:
    drawn = START + host + boundary("w1", "k", error("E1")) + boundary("w2", "k", error())
    return build(drawn + AFTER + flows(WAYS), called=called)


@pytest.mark.parametrize(("value", "way"), [(1, "satu"), (2, "semua"), (3, "lanjut")])
@pytest.mark.parametrize("kind", ["sub", "call", "each", "in turn", "again"])
def test_an_error_is_caught_by_its_code_before_any(kind: str, value: int, way: str) -> None:
    marks = {"each": EACH, "in turn": IN_TURN, "again": AGAIN}
    host = call("k", "q1") if kind == "call" else inner("k", marks.get(kind, "") + FAILS)
    case = Play(caught(host, **({"q1": FAILS} if kind == "call" else {})))
    for _ in range(2 if kind in marks and way == "lanjut" else 1):
        case.finish("q", {"n": value})
    assert case.waiting == [way]
    assert case.finish(way).status == "ended"


def test_an_error_passes_through_parts_that_do_not_catch_it() -> None:
    middle = START2.replace("m2", "m3") + call("kk", "q1") + END2.replace("s2", "s3")
    middle += boundary("wk", "kk", error("E2")) + flows("m3>kk kk>s3 wk>s3")
    case = Play(caught(inner("k", middle), q1=FAILS))
    case.finish("q", {"n": 1})
    assert case.waiting == ["satu"]
    other = Play(caught(inner("k", middle), q1=FAILS))
    other.finish("q", {"n": 2})
    assert other.waiting == ["lanjut"]


def test_an_error_is_not_caught_beside_its_way_out() -> None:
    other = '<startEvent id="m3"/>' + users("r") + '<endEvent id="s3"/>' + flows("m3>r r>s3")
    drawn = START + both("g") + inner("k", FAILS) + inner("samping", other) + both("h") + END
    drawn += boundary("w", "samping", error("E1")) + users("salah") + xor("i")
    drawn += flows("mulai>g g>k g>samping k>h samping>i w>salah salah>i i>h h>selesai")
    case = Play(build(drawn))
    progress = case.finish("q", {"n": 1})
    assert (progress.status, case.waiting) == ("stuck", ["r"])
    assert progress.failure is not None
    assert progress.failure.element == "e1"
    assert "“E1”" in str(progress.failure.message)


@pytest.mark.parametrize("called", [True, False])
def test_an_error_that_nothing_catches_holds_the_case_and_never_goes_on(*, called: bool) -> None:
    host = call("k", "q1") if called else inner("k", FAILS)
    drawn = START + host + users("lanjut") + END + flows("mulai>k k>lanjut lanjut>selesai")
    case = Play(build(drawn, called={"q1": FAILS} if called else None))
    progress = case.finish("q", {"n": 1})
    assert (progress.status, case.waiting) == ("stuck", [])
    assert case.retry().status == "stuck"
    assert "k" not in case.done


def test_an_error_at_the_end_of_the_case_itself_holds_it() -> None:
    drawn = START + users("a") + tag("endEvent", "e", error("E1")) + flows("mulai>a a>e")
    progress = Play(build(drawn)).finish("a")
    assert (progress.status, progress.end) == ("stuck", "")


def test_two_errors_of_one_name_are_told_apart_by_their_codes() -> None:
    source = FAILS.replace("E1", "G1").replace("E2", "G2")
    drawn = START + inner("k", source) + boundary("w1", "k", error("G1"))
    drawn += boundary("w2", "k", error("G2")) + AFTER + flows(WAYS)
    checked = build(drawn).checked.sources["p.bpmn"].decode()
    assert 'errorCode="G1"' in checked
    case = Play(build(drawn))
    case.finish("q", {"n": 2})
    assert case.waiting == ["semua"]


def tells(kind: str) -> str:
    """A part that escalates, on its way or at its end."""
    if kind == "end":
        escalates = tag("endEvent", "naik", escalation("X"))
        return START2 + users("q") + escalates + flows("m2>q q>naik")
    escalates = tag("intermediateThrowEvent", "naik", escalation("X")) + users("r")
    return START2 + users("q") + escalates + END2 + flows("m2>q q>naik naik>r r>s2")


@pytest.mark.parametrize("kind", ["way", "end"])
@pytest.mark.parametrize("called", [True, False])
@pytest.mark.parametrize("code", ["X", ""])
def test_an_escalation_that_interrupts_ends_the_part(kind: str, code: str, *, called: bool) -> None:
    host = call("k", "q1") if called else inner("k", tells(kind))
    drawn = START + host + boundary("w", "k", escalation(code)) + users("lanjut satu") + END
    ways = flows("mulai>k k>lanjut lanjut>selesai w>satu satu>selesai")
    case = Play(build(drawn + ways, called={"q1": tells(kind)} if called else None))
    case.finish("q")
    assert case.waiting == ["satu"]
    assert ("k", "cancelled") in case.passed


@pytest.mark.parametrize(("kind", "waiting"), [("way", ["r", "satu"]), ("end", ["lanjut", "satu"])])
def test_an_escalation_that_does_not_goes_beside_it(kind: str, waiting: list[str]) -> None:
    drawn = START + inner("k", tells(kind)) + boundary("w", "k", escalation("X"), stops=False)
    drawn += users("lanjut satu") + END + '<endEvent id="lain"/>'
    case = Play(build(drawn + flows("mulai>k k>lanjut lanjut>selesai w>satu satu>lain")))
    case.finish("q")
    assert case.waiting == waiting


def test_an_escalation_that_nothing_catches_goes_on() -> None:
    drawn = START + inner("k", tells("way")) + boundary("w", "k", escalation("Y"))
    drawn += users("lanjut satu") + END
    case = Play(build(drawn + flows("mulai>k k>lanjut lanjut>selesai w>satu satu>selesai")))
    case.finish("q")
    case.finish("r")
    assert case.waiting == ["lanjut"]


def test_a_transaction_called_off_ends_and_goes_the_other_way() -> None:
    off = tag("endEvent", "urung", "<cancelEventDefinition/>")
    inside = START2 + both("g2") + users("q r") + off + END2 + flows("m2>g2 g2>q g2>r q>urung r>s2")
    drawn = START + inner("k", inside, "transaction") + users("lanjut satu") + END
    drawn += boundary("w", "k", "<cancelEventDefinition/>")
    case = Play(build(drawn + flows("mulai>k k>lanjut lanjut>selesai w>satu satu>selesai")))
    progress = case.finish("q")
    assert (case.waiting, len(progress.withdrawn)) == (["satu"], 1)


def test_a_cancellation_that_nothing_catches_holds_the_case() -> None:
    off = tag("endEvent", "urung", "<cancelEventDefinition/>")
    inside = START2 + users("q") + off + flows("m2>q q>urung")
    drawn = START + inner("k", inside, "transaction") + users("lanjut") + END
    case = Play(build(drawn + flows("mulai>k k>lanjut lanjut>selesai")))
    assert case.finish("q").status == "stuck"
    assert case.waiting == []
