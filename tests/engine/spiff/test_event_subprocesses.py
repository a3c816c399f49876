"""Event sub-processes: begun by their event alone, ended with what is around them."""

from datetime import timedelta

import pytest

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
    handler,
    inner,
    message,
    signal,
    tag,
    timer,
    users,
    xor,
)
from tests.engine.spiff.playing import NOON, Play

DAY = timedelta(days=1)
START2, END2 = '<startEvent id="m2"/>', '<endEvent id="s2"/>'
WORK = START + both("g") + users("a b") + both("h") + END
WORK += flows("mulai>g g>a g>b a>h b>h h>selesai")


def watched(trigger: str, *, stops: bool = True, body: str = WORK) -> Play:
    """Two tasks side by side, and an event sub-process with the task "t"."""
    drawn = handler("tangani", trigger, users("t"), "t t>tangani_s", stops=stops)
    return Play(build(body + drawn))


@pytest.mark.parametrize(
    "trigger", [message("batal"), signal("batal"), timer("timeDuration", "P1D"), error("E1")]
)
def test_nothing_of_it_begins_before_its_event(trigger: str) -> None:
    case = watched(trigger)
    assert case.waiting == ["a", "b"]
    assert case.done == ["mulai", "g"]
    case.finish("a")
    progress = case.finish("b")
    assert (progress.status, progress.end) == ("ended", "selesai")
    assert (case.clocks, case.awaited) == ({}, {})
    assert "tangani" not in case.done


def test_a_message_ends_all_else_and_the_case_ends_with_the_event_sub_process() -> None:
    case = watched(message("batal"))
    assert [wait.element for wait in case.awaited.values()] == ["tangani_m"]
    progress = case.receive("tangani_m")
    assert (len(progress.withdrawn), case.waiting, case.awaited) == (2, ["t"], {})
    assert {("a", "cancelled"), ("b", "cancelled"), ("tangani_m", "completed")} <= set(case.passed)
    progress = case.finish("t")
    assert (progress.status, progress.end) == ("ended", "tangani_s")
    assert case.done == ["mulai", "g", "tangani_m", "t", "tangani_s", "tangani"]


def test_its_clock_runs_from_the_start_of_what_is_around_it() -> None:
    case = watched(timer("timeDuration", "P30D"))
    (clock,) = case.clocks.values()
    assert (clock.element, clock.due) == ("tangani_m", NOON + 30 * DAY)
    case.finish("a")
    case.fire("tangani_m")
    assert (case.waiting, case.clocks) == (["t"], {})
    assert case.finish("t").status == "ended"


def test_one_that_does_not_interrupt_begins_as_often_as_its_message_comes() -> None:
    case = watched(message("kabar"), stops=False)
    for count in (1, 2, 3):
        case.receive("tangani_m")
        assert case.waiting == ["a", "b", *["t"] * count]
    case.finish("a")
    case.finish("b")
    assert (case.waiting, case.awaited) == (["t"] * 3, {})  # all else is done: none begins anew
    for _ in range(3):
        progress = case.finish("t")
    assert progress.status == "ended"


def test_a_cycle_begins_one_after_the_other() -> None:
    case = watched(timer("timeCycle", "R2/P7D"), stops=False)
    case.fire("tangani_m")
    case.fire("tangani_m")
    assert (case.waiting, case.clocks) == (["a", "b", "t", "t"], {})


def test_true_and_false_may_be_written_as_one_and_zero() -> None:
    drawn = handler("tangani", message("kabar"), users("t"), "t t>tangani_s", stops=False)
    drawn = drawn.replace('"false"', '"0"').replace('"true"', '"1"')
    drawn += boundary("w", "a", message("lain")).replace('"true"', '"1"') + users("a u")
    drawn += START + END + flows("mulai>a a>selesai w>u u>selesai")
    case = Play(build(drawn))
    case.receive("tangani_m")
    case.receive("w")
    assert case.waiting == ["t", "u"]


def test_one_that_interrupts_ends_those_that_do_not() -> None:
    drawn = WORK + handler("catat", message("kabar"), users("c"), "c c>catat_s", stops=False)
    drawn += handler("tutup", message("batal"), users("t"), "t t>tutup_s")
    case = Play(build(drawn))
    case.receive("catat_m")
    assert case.waiting == ["a", "b", "c"]
    progress = case.receive("tutup_m")
    assert (case.waiting, len(progress.withdrawn), case.awaited) == (["t"], 3, {})
    assert ("catat", "cancelled") in case.passed
    assert case.finish("t").status == "ended"


def test_of_two_that_interrupt_the_first_ends_the_others_wait() -> None:
    drawn = WORK + handler("satu", message("m1"), users("x"), "x x>satu_s")
    drawn += handler("dua", timer("timeDuration", "P1D"), users("y"), "y y>dua_s")
    case = Play(build(drawn))
    case.fire("dua_m")
    assert (case.waiting, case.awaited) == (["y"], {})


def part_of_a_case(trigger: str, *, stops: bool) -> str:
    inside = START2 + users("q r") + END2 + flows("m2>q q>r r>s2")
    inside += handler("tangani", trigger, users("t"), "t t>tangani_s", stops=stops)
    drawn = START + both("g") + inner("sp", inside) + users("lain lanjut") + both("h") + END
    return drawn + flows("mulai>g g>sp g>lain sp>lanjut lanjut>h lain>h h>selesai")


def test_in_a_sub_process_it_ends_only_that_one_and_the_normal_flow_goes_on() -> None:
    case = Play(build(part_of_a_case(message("batal"), stops=True)))
    assert case.waiting == ["lain", "q"]
    case.receive("tangani_m")
    assert case.waiting == ["lain", "t"]
    case.finish("t")
    assert case.waiting == ["lain", "lanjut"]
    assert "sp" in case.done
    case.finish("lain")
    assert case.finish("lanjut").end == "selesai"


def test_a_sub_process_waits_for_what_did_not_interrupt_it() -> None:
    case = Play(build(part_of_a_case(message("kabar"), stops=False)))
    case.receive("tangani_m")
    case.finish("q")
    case.finish("r")
    assert case.waiting == ["lain", "t"]
    case.finish("t")
    assert case.waiting == ["lain", "lanjut"]


def test_a_called_process_has_its_own() -> None:
    inside = START2 + users("q") + END2 + flows("m2>q q>s2")
    inside += handler("tangani", timer("timeDuration", "P2D"), users("t"), "t t>tangani_s")
    drawn = START + call("k", "q1") + users("lanjut") + END
    drawn += flows("mulai>k k>lanjut lanjut>selesai")
    case = Play(build(drawn, called={"q1": inside}))
    progress = case.fire("tangani_m")
    assert case.waiting == ["t"]
    assert {row.within for row in progress.passed} == {("k",)}
    case.finish("t")
    assert case.waiting == ["lanjut"]


def test_an_error_inside_is_caught_by_its_code_before_any() -> None:
    inside = START2 + users("q") + xor("x", "x_s2") + END2
    inside += tag("endEvent", "gagal", error("E1")) + tag("endEvent", "rusak", error("E2"))
    inside += flows("m2>q q>x x>gagal x>rusak x>s2", {"x_gagal": "n = 1", "x_rusak": "n = 2"})
    inside += handler("semua", error(), users("y"), "y y>semua_s")
    inside += handler("satu", error("E1"), users("z"), "z z>satu_s")
    drawn = START + inner("sp", inside) + users("lanjut") + END
    definition = build(drawn + flows("mulai>sp sp>lanjut lanjut>selesai"))
    for value, caught in ((1, "z"), (2, "y"), (3, "lanjut")):
        case = Play(definition)
        case.finish("q", {"n": value})
        assert case.waiting == [caught]


def test_an_error_from_deeper_parts_and_calls_comes_out_to_it() -> None:
    deep = START2 + users("q") + tag("endEvent", "gagal", error("E1")) + flows("m2>q q>gagal")
    body = START + both("g") + call("k", "q1") + users("b") + both("h") + END
    body += flows("mulai>g g>k g>b k>h b>h h>selesai")
    drawn = body + handler("tangani", error("E1"), users("t"), "t t>tangani_s")
    case = Play(build(drawn, called={"q1": deep}))
    progress = case.finish("q")
    assert (case.waiting, progress.status) == (["t"], "running")
    assert case.finish("t").status == "ended"


def test_an_error_out_of_an_event_sub_process_that_ended_the_rest_goes_further_out() -> None:
    inside = START2 + users("q") + END2 + flows("m2>q q>s2")
    start = tag("startEvent", "tm", message("batal"))
    thrown = start + tag("endEvent", "gagal", error("E1")) + flows("tm>gagal")
    inside += tag("subProcess", "tangani", thrown, triggeredByEvent="true")
    inside += handler("diri", error("E1"), users("z"), "z z>diri_s")
    drawn = START + inner("sp", inside) + users("y") + END
    drawn += tag("boundaryEvent", "w", error("E1"), attachedToRef="sp")
    case = Play(build(drawn + flows("mulai>sp sp>selesai w>y y>selesai")))
    case.receive("tm")
    assert case.waiting == ["y"]


@pytest.mark.parametrize("stops", [True, False])
def test_an_escalation_begins_it_once_for_each_time(*, stops: bool) -> None:
    body = START + users("a b") + END + tag("intermediateThrowEvent", "t1", escalation("X"))
    body += tag("intermediateThrowEvent", "t2", escalation("X"))
    body += flows("mulai>a a>t1 t1>t2 t2>b b>selesai")
    case = watched(escalation("X"), stops=stops, body=body)
    case.finish("a")
    assert case.waiting == (["t"] if stops else ["b", "t", "t"])


def test_a_signal_from_another_branch_and_from_outside_begins_it() -> None:
    throw = tag("intermediateThrowEvent", "kirim", signal("bahaya"))
    body = START + both("g") + users("a b") + throw + both("h") + END
    body += flows("mulai>g g>a g>b a>kirim kirim>h b>h h>selesai")
    case = watched(signal("bahaya"), stops=False, body=body)
    case.finish("a")
    assert case.waiting == ["b", "t"]
    case.step(lambda running: running.hear("bahaya"))
    assert case.waiting == ["b", "t", "t"]


def test_it_sees_what_was_said_until_then() -> None:
    asked = xor("x", "x_y") + users("y z")
    ways = "x x>z x>y z>tangani_s y>tangani_s"
    drawn = START + users("a b") + END + flows("mulai>a a>b b>selesai")
    start = tag("startEvent", "tm", message("batal"))
    inside = start + asked + '<endEvent id="tangani_s"/>'
    inside += flows("tm>" + ways, {"x_z": 'risiko = "tinggi"'})
    drawn += tag("subProcess", "tangani", inside, triggeredByEvent="true")
    case = Play(build(drawn))
    case.finish("a", {"risiko": "tinggi"})
    case.receive("tm")
    assert case.waiting == ["z"]


def test_terminate_ends_them_with_the_rest() -> None:
    body = START + users("a") + tag("endEvent", "henti", "<terminateEventDefinition/>")
    body += flows("mulai>a a>henti")
    case = watched(message("kabar"), stops=False, body=body)
    case.receive("tangani_m")
    assert case.waiting == ["a", "t"]
    progress = case.finish("a")
    assert (progress.status, progress.end, len(progress.withdrawn)) == ("ended", "henti", 1)
    assert case.awaited == {}


def test_terminate_inside_one_ends_only_that_one() -> None:
    start = tag("startEvent", "tm", message("kabar"), isInterrupting="false")
    end = tag("endEvent", "henti", "<terminateEventDefinition/>")
    inside = start + users("t") + end + flows("tm>t t>henti")
    drawn = WORK + tag("subProcess", "tangani", inside, triggeredByEvent="true")
    case = Play(build(drawn))
    case.receive("tm")
    case.receive("tm")
    case.finish("t")
    assert case.waiting == ["a", "b", "t"]


def test_one_may_stand_in_another() -> None:
    start = tag("startEvent", "tm", message("batal"))
    inside = start + users("t") + '<endEvent id="ts"/>' + flows("tm>t t>ts")
    inside += handler("dalam", message("sudah"), users("u"), "u u>dalam_s")
    case = Play(build(WORK + tag("subProcess", "luar", inside, triggeredByEvent="true")))
    case.receive("tm")
    assert [wait.element for wait in case.awaited.values()] == ["dalam_m"]
    case.receive("dalam_m")
    assert case.waiting == ["u"]
    assert case.finish("u").end == "dalam_s"


def test_the_state_stays_small_however_often_one_begins() -> None:
    case = watched(message("kabar"), stops=False)
    sizes = []
    for _ in range(30):
        case.receive("tangani_m")
        case.finish("t")
        sizes.append(len(case.state))
    assert sizes[-1] - sizes[2] <= 24  # the count of changes takes a byte more past 255
    assert max(sizes) < 700
