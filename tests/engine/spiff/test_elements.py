"""Every kind of element that diagrams may use, run once the way the standard says."""

import pytest

from tests.engine.spiff.building import build, unproven
from tests.engine.spiff.drawing import (
    END,
    START,
    both,
    boundary,
    call,
    catch,
    file_of,
    flows,
    inner,
    message,
    script,
    tag,
    timer,
    user,
    users,
    xor,
)
from tests.engine.spiff.playing import Play

END2 = '<endEvent id="s2"/>'
START2 = '<startEvent id="m2"/>'


def several(kind: str, text: str) -> str:
    return f"<multiInstanceLoopCharacteristics {kind}>{text}</multiInstanceLoopCharacteristics>"


EACH = '<loopDataInputRef>anak</loopDataInputRef><inputDataItem id="satu" name="satu"/>'


def test_an_inclusive_gateway_goes_every_way_that_holds_and_waits_for_them() -> None:
    drawn = START + tag("inclusiveGateway", "g", default="g_c") + users("a b c k") + END
    drawn += tag("inclusiveGateway", "h")
    drawn += flows(
        "mulai>g g>a g>b g>c a>h b>h c>h h>k k>selesai", {"g_a": "x > 0", "g_b": "x > 1"}
    )
    definition = build(drawn)
    for value, ways in ((0, ["c"]), (1, ["a"]), (2, ["a", "b"])):
        case = Play(definition, {"x": value})
        assert case.waiting == ways
        (chosen,) = case.progress.chosen
        assert [flow for flow, _, taken in chosen.flows if taken] == [f"g_{way}" for way in ways]
        for way in ways:
            case.finish(way)
        assert case.waiting == ["k"]


def test_a_join_in_a_loop_waits_for_both_in_every_round() -> None:
    drawn = START + xor("m") + both("g") + users("a b") + both("h") + xor("x", "x_selesai") + END
    drawn += flows("mulai>m m>g g>a g>b a>h b>h h>x x>m x>selesai", {"x_m": "lagi"})
    case = Play(build(drawn))
    for order in ("ab", "ba", "ab", "ba"):
        case.finish(order[0], {"lagi": True})
        assert case.waiting == [order[1]]
        case.finish(order[1], {"lagi": order != "ba" or len(case.done) < 20})
        if case.progress.status == "ended":
            break
        assert case.waiting == ["a", "b"]
    assert case.progress.status == "ended"


@pytest.mark.parametrize("kind", ["", 'isSequential="true"'])
def test_an_activity_is_done_once_for_each_item(kind: str) -> None:
    drawn = START + user("kunjungi", several(kind, EACH)) + END
    case = Play(build(drawn + flows("mulai>kunjungi kunjungi>selesai")), {"anak": ["a", "b", "c"]})
    assert case.waiting == ["kunjungi"] * (1 if kind else 3)
    for _ in range(3):
        progress = case.finish("kunjungi")
    assert progress.status == "ended"
    assert case.done.count("kunjungi") == 3


def test_no_items_are_nothing_to_do_and_a_missing_list_is_a_failure() -> None:
    drawn = START + user("kunjungi", several("", EACH)) + users("b") + END
    definition = build(drawn + flows("mulai>kunjungi kunjungi>b b>selesai"))
    assert Play(definition, {"anak": []}).waiting == ["b"]
    for wrong in ({}, {"anak": None}, {"anak": ["x"] * 201}):
        case = Play(definition, wrong)
        assert case.progress.status == "stuck"
        assert case.progress.failure is not None
        assert case.progress.failure.element == "kunjungi"


def test_the_same_list_can_be_gone_through_again_in_a_loop() -> None:
    drawn = START + xor("m") + user("k", several("", EACH)) + xor("x", "x_selesai") + END
    drawn += flows("mulai>m m>k k>x x>m x>selesai", {"x_m": "lagi"})
    case = Play(build(drawn), {"anak": ["a", "b"]})
    for _ in range(3):
        case.finish("k", {"lagi": True})
        case.finish("k", {"lagi": True})
        assert case.waiting == ["k", "k"]
    assert len(case.state) < 1000


def test_a_number_of_times_and_a_condition_to_stop_early() -> None:
    stop = "<completionCondition>cukup</completionCondition>"
    times = "<loopCardinality>3</loopCardinality>"
    drawn = START + user("k", several("", times + stop)) + END
    case = Play(build(drawn + flows("mulai>k k>selesai")))
    assert case.waiting == ["k"] * 3
    progress = case.finish("k", {"cukup": True})
    assert progress.status == "ended"
    assert len(progress.withdrawn) == 2


def test_a_number_of_calls_stopped_early_takes_all_that_was_inside_away() -> None:
    stop = "<completionCondition>cukup</completionCondition>"
    inside = START2 + users("isi") + boundary("w", "isi", timer("timeDuration", "P1D")) + END2
    inside += users("t") + flows("m2>isi isi>s2 w>t t>s2")
    times = several("", f"<loopCardinality>3</loopCardinality>{stop}")
    drawn = START + call("k", "q", times) + users("a") + END
    case = Play(build(drawn + flows("mulai>k k>a a>selesai"), called={"q": inside}))
    assert (case.waiting, len(case.clocks)) == (["isi"] * 3, 3)
    progress = case.finish("isi", {"cukup": True})
    assert (case.waiting, case.clocks) == (["a"], {})
    assert len(progress.withdrawn) == 2
    assert case.passed.count(("isi", "cancelled")) == 2
    assert len(case.state) < 300


def test_a_loop_repeats_while_its_condition_holds() -> None:
    loop = '<standardLoopCharacteristics loopMaximum="5"><loopCondition>lagi</loopCondition>'
    drawn = START + user("k", loop + "</standardLoopCharacteristics>") + END
    case = Play(build(drawn + flows("mulai>k k>selesai")))
    case.finish("k", {"lagi": True})
    case.finish("k", {"lagi": True})
    assert case.waiting == ["k"]
    assert case.finish("k", {"lagi": False}).status == "ended"


def test_an_error_end_is_caught_on_the_boundary() -> None:
    inside = START2 + users("q") + xor("x", "x_s2") + END2
    inside += tag("endEvent", "gagal", '<errorEventDefinition errorRef="E1"/>')
    inside += flows("m2>q q>x x>gagal x>s2", {"x_gagal": "rusak"})
    drawn = START + inner("sp", inside) + users("a b") + END
    drawn += boundary("w", "sp", '<errorEventDefinition errorRef="E1"/>')
    definition = build(drawn + flows("mulai>sp sp>a w>b a>selesai b>selesai"))
    case = Play(definition)
    case.finish("q", {"rusak": True})
    assert case.waiting == ["b"]
    other = Play(definition)
    other.finish("q")
    assert other.waiting == ["a"]


def test_a_signal_is_heard_by_all_who_wait_for_it() -> None:
    signal = '<signalEventDefinition signalRef="selesai_rapat"/>'
    drawn = START + both("g") + catch("c1", signal) + catch("c2", signal) + users("a b c")
    drawn += tag("intermediateThrowEvent", "t", signal) + both("h") + END
    drawn += flows("mulai>g g>c1 g>c2 g>c c>t c1>a c2>b t>h a>h b>h h>selesai")
    case = Play(build(drawn))
    assert case.waiting == ["c"]
    case.finish("c")
    assert case.waiting == ["a", "b"]


def test_an_event_gateway_hears_a_signal() -> None:
    signal = '<signalEventDefinition signalRef="batal"/>'
    drawn = START + both("g") + tag("eventBasedGateway", "eg") + catch("c1", signal)
    drawn += catch("c2", message("balasan")) + users("a b c") + END + both("h") + xor("i")
    drawn += tag("intermediateThrowEvent", "t", signal)
    drawn += flows("mulai>g g>eg g>c eg>c1 eg>c2 c1>a c2>b a>i b>i i>h c>t t>h h>selesai")
    case = Play(build(drawn))
    progress = case.finish("c")
    assert case.waiting == ["a"]
    assert len(progress.unawaited) == 1


def test_a_terminate_end_withdraws_everything() -> None:
    drawn = START + both("g") + users("a b") + call("k", "q")
    drawn += tag("endEvent", "henti", "<terminateEventDefinition/>")
    drawn += END + both("h") + flows("mulai>g g>a g>b g>k a>henti b>h k>h h>selesai")
    inside = START2 + users("q1") + END2 + flows("m2>q1 q1>s2")
    files = {"p.bpmn": file_of("p", drawn), "q.bpmn": file_of("q", inside)}
    case = Play(unproven(files))
    assert case.waiting == ["a", "b", "q1"]
    progress = case.finish("a")
    assert (progress.status, progress.end, len(progress.withdrawn)) == ("ended", "henti", 2)
    assert ("q1", "cancelled") in case.passed


def test_a_called_process_sees_the_callers_variables_and_gives_its_own_back() -> None:
    inside = START2 + users("q1 q2") + xor("x", "x_q2") + END2
    inside += flows("m2>x x>q1 x>q2 q1>s2 q2>s2", {"x_q1": "dari_atas = 1"})
    drawn = START + call("k", "q") + xor("y", "y_b") + users("a b") + END
    drawn += flows("mulai>k k>y y>a y>b a>selesai b>selesai", {"y_a": "dari_bawah = 2"})
    case = Play(build(drawn, called={"q": inside}), {"dari_atas": 1})
    assert case.waiting == ["q1"]
    passed = case.finish("q1", {"dari_bawah": 2}).passed
    assert {row.element: row.within for row in passed} == {
        "q1": ("k",), "s2": ("k",), "k": (), "y": ()
    }  # fmt: skip
    assert case.waiting == ["a"]


def test_a_part_that_ends_without_an_end_event_ends() -> None:
    drawn = START + call("k", "q") + users("a") + END + flows("mulai>k k>a a>selesai")
    called = file_of("q", START2 + users("z") + flows("m2>z"))
    files = {"p.bpmn": file_of("p", drawn), "q.bpmn": called}
    case = Play(unproven(files))
    case.finish("z")
    assert case.waiting == ["a"]


def test_scripts_assign_and_later_lines_see_earlier_ones() -> None:
    drawn = START + script("s", "dua = 1 + 1\nempat = dua * 2") + xor("g", "g_b") + users("a b")
    drawn += END + flows("mulai>s s>g g>a g>b a>selesai b>selesai", {"g_a": "empat = 4"})
    case = Play(build(drawn))
    assert case.waiting == ["a"]
    assert case.progress.data["empat"] == 4


def test_assignments_before_and_after_an_activity_are_run() -> None:
    before = "<spiffworkflow:preScript>awal = 1</spiffworkflow:preScript>"
    after = "<spiffworkflow:postScript>akhir = awal + isi</spiffworkflow:postScript>"
    extra = f"<extensionElements>{before}{after}</extensionElements>"
    drawn = START + user("a", extra) + xor("g", "g_c") + users("b c") + END
    drawn += flows("mulai>a a>g g>b g>c b>selesai c>selesai", {"g_b": "akhir = 4"})
    case = Play(build(drawn))
    assert case.progress.data["awal"] == 1
    case.finish("a", {"isi": 3})
    assert case.waiting == ["b"]


def test_a_receive_task_and_a_manual_task_wait() -> None:
    drawn = START + tag("receiveTask", "r", messageRef="surat") + tag("manualTask", "m") + END
    case = Play(build(drawn + flows("mulai>r r>m m>selesai")))
    case.receive("r")
    assert case.waiting == ["m"]
    assert case.finish("m").status == "ended"


def test_a_message_start_begins_at_once() -> None:
    drawn = tag("startEvent", "mulai", message("lapor")) + users("a") + END
    case = Play(build(drawn + flows("mulai>a a>selesai")))
    assert case.waiting == ["a"]


def test_a_finished_case_takes_no_more_steps() -> None:
    case = Play(build(START + users("a") + END + flows("mulai>a a>selesai")))
    case.finish("a")
    assert len(case.state) < 120
    progress = case.step(lambda _: None)
    assert progress.status == "ended"
    assert progress.passed == ()
