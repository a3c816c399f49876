"""Starts: a case begins at one of them, and the others are then over."""

import pytest

from tests.engine.spiff.building import build
from tests.engine.spiff.drawing import END, flows, handler, message, signal, tag, timer, users
from tests.engine.spiff.playing import Play


def begun(**starts: str) -> Play:
    """A process with these starts by id, each followed by a task called after it."""
    drawn = "".join(tag("startEvent", name, trigger) for name, trigger in starts.items())
    names = [f"t_{name}" for name in starts]
    ways = " ".join(f"{name}>t_{name} t_{name}>selesai" for name in starts)
    return Play(build(drawn + users(" ".join(names)) + END + flows(ways)))


@pytest.mark.parametrize("trigger", ["", message("lapor"), signal("lapor"), timer("timeDate", "R")])
def test_the_only_start_begins_at_once_whatever_its_trigger(trigger: str) -> None:
    case = begun(m=trigger.replace(">R<", ">2026-04-01<"))
    assert (case.waiting, case.awaited, case.clocks) == (["t_m"], {}, {})


def test_of_several_the_one_without_a_trigger_begins() -> None:
    case = begun(m1=message("lapor"), m2="", m3=signal("rapat"))
    assert (case.waiting, case.awaited) == (["t_m2"], {})
    assert case.finish("t_m2").status == "ended"


def test_of_several_the_first_message_begins_and_the_others_are_over() -> None:
    case = begun(m1=message("lapor"), m2=message("rujuk"), m3=signal("rapat"))
    assert [wait.element for wait in case.awaited.values()] == ["m1", "m2"]
    case.receive("m2")
    assert (case.waiting, case.awaited) == (["t_m2"], {})
    assert case.finish("t_m2").status == "ended"


def test_of_several_a_signal_may_begin() -> None:
    case = begun(m1=message("lapor"), m3=signal("rapat"))
    case.step(lambda running: running.hear("rapat"))
    assert (case.waiting, case.awaited) == (["t_m3"], {})


def test_whoever_starts_a_case_begins_at_a_schedule_before_a_message() -> None:
    case = begun(m1=message("lapor"), m2=timer("timeCycle", "R/P1D"))
    assert (case.waiting, case.awaited) == (["t_m2"], {})
    other = begun(m1=timer("timeCycle", "R/P1D"), m2="")
    assert other.waiting == ["t_m2"]


def test_an_event_sub_process_may_stand_beside_several_starts() -> None:
    drawn = tag("startEvent", "m1", message("lapor")) + tag("startEvent", "m2", message("rujuk"))
    drawn += users("a b") + END + flows("m1>a m2>b a>selesai b>selesai")
    drawn += handler("tutup", message("batal"), users("t"), "t t>tutup_s")
    case = Play(build(drawn))
    case.receive("m2")
    assert (case.waiting, [wait.element for wait in case.awaited.values()]) == (["b"], ["tutup_m"])
    case.receive("tutup_m")
    assert case.waiting == ["t"]
    assert case.finish("t").status == "ended"
