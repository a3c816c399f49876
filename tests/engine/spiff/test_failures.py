"""A node that cannot run is held, said in words, and run again by a retry."""

from itertools import pairwise

import pytest

from engine.bpmn import check_bundle
from engine.errors import DefinitionRefused
from engine.spiff import Definition
from tests.engine.spiff.building import build, unproven
from tests.engine.spiff.drawing import (
    END,
    START,
    both,
    call,
    catch,
    file_of,
    flows,
    script,
    tag,
    timer,
    user,
    users,
    xor,
)
from tests.engine.spiff.playing import Play


def test_a_gateway_without_a_way_is_held_and_the_finished_task_is_kept() -> None:
    drawn = START + both("f") + users("a lain") + xor("g") + users("b c") + END + both("h")
    drawn += xor("i")
    drawn += flows(
        "mulai>f f>a f>lain a>g g>b g>c b>i c>i i>h lain>h h>selesai",
        {"g_b": "skor > 3", "g_c": "skor < 0"},
    )
    case = Play(build(drawn))
    progress = case.finish("a", {"skor": 2})
    assert progress.status == "stuck"
    assert progress.failure is not None
    assert (progress.failure.element, progress.failure.process) == ("g", "p")
    assert "tidak ada syarat yang terpenuhi" in str(progress.failure.message)
    assert case.done == ["mulai", "f", "a"]
    assert case.waiting == ["lain"]
    assert progress.withdrawn == ()
    again = case.retry()
    assert again.failure is not None
    assert again.failure.id == progress.failure.id
    other = case.finish("lain")  # the other branch goes on; nobody is told twice
    assert (other.status, other.failure) == ("stuck", None)


def test_a_bad_timer_value_holds_the_event_and_a_retry_starts_it() -> None:
    drawn = START + users("a") + catch("c", timer("timeDuration", "lama")) + END
    case = Play(build(drawn + flows("mulai>a a>c c>selesai")))
    progress = case.finish("a", {"lama": "besok"})
    assert progress.status == "stuck"
    assert progress.failure is not None
    assert progress.failure.element == "c"
    assert "“besok”" in str(progress.failure.message)
    assert case.clocks == {}


def test_a_bad_timer_on_a_boundary_leaves_the_task_open() -> None:
    trigger = timer("timeDuration", "lama")
    drawn = (
        START
        + users("a b t")
        + tag("boundaryEvent", "w", trigger, attachedToRef="b", cancelActivity="true")
    )
    case = Play(build(drawn + END + flows("mulai>a a>b b>selesai w>t t>selesai")))
    progress = case.finish("a", {"lama": "x"})
    assert progress.status == "stuck"
    assert case.waiting == ["b"]
    assert case.retry().failure is not None
    assert case.finish("b").status == "ended"


def test_an_endless_automatic_loop_is_named_and_stopped() -> None:
    drawn = START + users("a") + script("putar", "x = 1") + xor("g", "g_selesai") + xor("m") + END
    drawn += flows("mulai>a a>m m>putar putar>g g>m g>selesai", {"g_m": "x = 1"})
    case = Play(build(drawn))
    progress = case.finish("a")
    assert progress.status == "stuck"
    assert progress.failure is not None
    assert "putar → g" in str(progress.failure.message) or "g → m → putar" in str(
        progress.failure.message
    )
    assert len(case.state) < 1000


def test_two_failures_are_told_one_after_the_other() -> None:
    drawn = START + users("a") + both("f") + xor("g1") + xor("g2") + users("b c k e") + END
    drawn += both("h") + xor("i") + xor("j")
    drawn += flows(
        "mulai>a a>f f>g1 f>g2 g1>b g1>c g2>k g2>e b>i c>i k>j e>j i>h j>h h>selesai",
        dict.fromkeys(("g1_b", "g1_c", "g2_k", "g2_e"), "skor > 3"),
    )
    case = Play(build(drawn))
    first = case.finish("a").failure
    assert first is not None
    second = case.step(lambda _: None).failure
    assert second is not None
    assert {first.element, second.element} == {"g1", "g2"}
    assert case.step(lambda _: None).failure is None


def test_a_bad_due_time_is_a_failure_in_words() -> None:
    drawn = START + user("a", lk3__due="tenggat") + END + flows("mulai>a a>selesai")
    case = Play(build(drawn), {"tenggat": "kapan-kapan"})
    assert case.progress.status == "stuck"
    assert case.waiting == []


def test_a_join_that_waits_for_a_token_that_never_comes_is_stuck_not_ended() -> None:
    drawn = START + users("a") + xor("g", "g_h") + both("h") + users("b") + END
    drawn += flows("mulai>a a>g g>b g>h b>h h>selesai", {"g_b": "x = 1"})
    case = Play(unproven({"p.bpmn": file_of("p", drawn)}))
    progress = case.finish("a")
    assert progress.status == "stuck"
    assert progress.failure is not None
    assert case.retry().status == "stuck"


def test_processes_that_call_one_another_too_deep_are_held() -> None:
    names = ["p", *(f"q{n}" for n in range(25))]
    way = flows("mulai>c c>selesai")
    files = {
        name: file_of(name, START + call("c", called) + END + way)
        for name, called in pairwise(names)
    }
    files[names[-1]] = file_of(names[-1], START + users("c") + END + way)
    case = Play(unproven(files))
    assert case.progress.status == "stuck"
    assert case.progress.failure is not None
    assert "tingkat" in str(case.progress.failure.message)


def test_a_count_that_is_no_number_is_held() -> None:
    many = "<multiInstanceLoopCharacteristics><loopCardinality>n</loopCardinality>"
    drawn = START + user("k", many + "</multiInstanceLoopCharacteristics>") + END
    definition = build(drawn + flows("mulai>k k>selesai"))
    for wrong in (None, "tiga", -1, 2.5, True):
        case = Play(definition, {"n": wrong})
        assert case.progress.status == "stuck"
        assert case.retry().status == "stuck"
    assert Play(definition, {"n": 2}).waiting == ["k", "k"]


def test_what_nobody_expected_is_held_too_and_written_to_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    # SpiffWorkflow cannot merge these two lists where the branches meet
    drawn = START + both("g") + script("a", "x = [{y: 1}]") + script("b", "x = [1]") + both("h")
    drawn += xor("k", "k_c") + users("c e") + END
    drawn += flows("mulai>g g>a g>b a>h b>h h>k k>c k>e c>selesai e>selesai", {"k_e": "x = null"})
    case = Play(build(drawn))
    assert case.progress.failure is not None
    assert "tidak terduga" in str(case.progress.failure.message)
    assert "a node could not run" in caplog.text


def test_a_refused_bundle_is_not_built() -> None:
    checked = check_bundle("p", {"p.bpmn": b"<"}, {})
    with pytest.raises(DefinitionRefused) as refusal:
        Definition.build(checked)
    assert refusal.value.problems == checked.problems


def test_what_spiffworkflow_cannot_read_is_refused_by_element() -> None:
    with pytest.raises(DefinitionRefused) as refusal:
        unproven({"p.bpmn": file_of("p", START + tag("complexGateway", "c") + flows("mulai>c"))})
    (problem,) = refusal.value.problems
    assert problem.code == "bpmn.unreadable"
