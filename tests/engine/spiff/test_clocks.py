"""Clocks: due times are fixed, only `fire` makes them happen, each by itself."""

from datetime import timedelta

from tests.engine.spiff.building import build
from tests.engine.spiff.drawing import (
    END,
    START,
    both,
    boundary,
    catch,
    flows,
    inner,
    message,
    tag,
    timer,
    users,
)
from tests.engine.spiff.playing import NOON, Play

DAY = timedelta(days=1)


def watched(trigger: str, *, stops: bool) -> str:
    drawn = START + users("a ingat b") + boundary("w", "a", trigger, stops=stops) + END
    drawn += '<endEvent id="diingatkan"/>'
    return drawn + flows("mulai>a a>b b>selesai w>ingat ingat>diingatkan")


def test_a_clock_keeps_its_due_time_through_every_restart() -> None:
    case = Play(build(watched(timer("timeDuration", "P4D"), stops=False)))
    (clock,) = case.clocks.values()
    assert clock.due == NOON + 4 * DAY
    case.now += 2 * DAY
    case.step(lambda _: None)
    case.fire("w")
    assert case.waiting == ["a", "ingat"]
    assert case.clocks == {}


def test_an_interrupting_clock_withdraws_the_task() -> None:
    case = Play(build(watched(timer("timeDuration", "P4D"), stops=True)))
    key = case.task("a").id
    progress = case.fire("w")
    assert progress.withdrawn == (key,)
    assert case.waiting == ["ingat"]
    assert ("a", "cancelled") in case.passed
    assert case.finish("ingat").end == "diingatkan"


def test_a_finished_task_stops_its_clock() -> None:
    case = Play(build(watched(timer("timeDuration", "P4D"), stops=True)))
    key = next(iter(case.clocks))
    assert case.finish("a").stopped_clocks == (key,)
    assert ("w", "cancelled") in case.passed


def test_a_cycle_fires_as_often_as_it_says_counted_from_its_due_times() -> None:
    case = Play(build(watched(timer("timeCycle", "R3/PT24H"), stops=False)))
    dues = []
    while case.clocks:
        (clock,) = case.clocks.values()
        dues.append(clock.due - NOON)
        case.now += 2 * DAY  # the worker is late
        case.fire("w")
    assert dues == [DAY, 2 * DAY, 3 * DAY]
    assert case.waiting == ["a", "ingat", "ingat", "ingat"]


def test_a_reminder_outlives_the_task_it_was_about() -> None:
    case = Play(build(watched(timer("timeCycle", "R/PT24H"), stops=False)))
    case.fire("w")
    case.finish("a")
    assert case.waiting == ["b", "ingat"]
    assert case.clocks == {}
    case.finish("b")
    assert case.finish("ingat").status == "ended"


def test_an_endless_cycle_does_not_grow_the_state() -> None:
    case = Play(build(watched(timer("timeCycle", "R/PT24H"), stops=False)))
    sizes = []
    for _ in range(30):
        case.fire("w")
        case.finish("ingat")
        sizes.append(len(case.state))
    # the count of changes takes a byte more, here and there, past 255
    assert max(sizes[2:]) - min(sizes[2:]) <= 20


def test_of_two_due_clocks_only_the_one_named_fires() -> None:
    drawn = START + both("g") + users("a b") + END
    drawn += catch("c1", timer("timeDuration", "P1D")) + catch("c2", timer("timeDuration", "P2D"))
    drawn += both("h") + flows("mulai>g g>c1 g>c2 c1>a c2>b a>h b>h h>selesai")
    case = Play(build(drawn))
    case.now += 9 * DAY
    case.fire("c2")
    assert case.waiting == ["b"]
    assert [clock.element for clock in case.clocks.values()] == ["c1"]


def test_an_event_gateway_takes_the_first_and_forgets_the_rest() -> None:
    drawn = START + tag("eventBasedGateway", "eg") + users("a b") + END
    drawn += catch("surat", message("balasan")) + catch("lewat", timer("timeDuration", "P30D"))
    drawn += flows("mulai>eg eg>surat eg>lewat surat>a lewat>b a>selesai b>selesai")
    case = Play(build(drawn))
    assert [wait.element for wait in case.awaited.values()] == ["surat"]
    progress = case.fire("lewat")
    assert case.waiting == ["b"]
    assert len(progress.unawaited) == len(progress.stopped_clocks) == 1
    other = Play(build(drawn))
    other.receive("surat")
    assert other.waiting == ["a"]
    assert other.done == ["mulai", "eg", "surat"]


def test_an_event_gateway_may_wait_for_several_clocks() -> None:
    drawn = START + tag("eventBasedGateway", "eg") + users("a b") + END
    drawn += catch("kelak", timer("timeDuration", "P3D"))
    drawn += catch("segera", timer("timeDuration", "P1D"))
    drawn += flows("mulai>eg eg>kelak eg>segera kelak>a segera>b a>selesai b>selesai")
    case = Play(build(drawn))
    assert {clock.element: clock.due - NOON for clock in case.clocks.values()} == {
        "kelak": 3 * DAY,
        "segera": DAY,
    }
    progress = case.fire("segera")
    assert (case.waiting, case.clocks, len(progress.stopped_clocks)) == (["b"], {}, 2)


def test_a_clock_on_a_subprocess_takes_away_all_inside() -> None:
    inside = '<startEvent id="m2"/><endEvent id="s2"/>' + users("q r") + both("g2") + both("h2")
    inside += flows("m2>g2 g2>q g2>r q>h2 r>h2 h2>s2")
    drawn = START + inner("sp", inside) + boundary("w", "sp", timer("timeDuration", "P5D"))
    drawn += users("lanjut") + END + flows("mulai>sp sp>selesai w>lanjut lanjut>selesai")
    case = Play(build(drawn))
    assert case.waiting == ["q", "r"]
    progress = case.fire("w")
    assert len(progress.withdrawn) == 2
    assert case.waiting == ["lanjut"]
    assert case.finish("lanjut").status == "ended"
