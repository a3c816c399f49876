"""The plain course of a case: start, finish, end."""

import pytest

from engine.errors import TaskNotOpen, WrongState
from tests.engine.spiff.building import build
from tests.engine.spiff.drawing import END, START, both, flows, user, users, xor
from tests.engine.spiff.playing import NOON, Play


def test_a_case_runs_from_its_start_to_its_end() -> None:
    case = Play(build(START + users("a b") + END + flows("mulai>a a>b b>selesai")))
    assert case.waiting == ["a"]
    case.finish("a")
    progress = case.finish("b")
    assert (progress.status, progress.end) == ("ended", "selesai")
    assert case.done == ["mulai", "a", "b", "selesai"]


def test_a_choice_is_told_with_what_it_saw() -> None:
    drawn = START + users("a b c") + xor("g", "g_c") + END
    drawn += flows("mulai>a a>g g>b g>c b>selesai c>selesai", {"g_b": "skor > 3"})
    case = Play(build(drawn))
    (chosen,) = case.finish("a", {"skor": 2, "catatan": "panjang"}).chosen
    assert chosen.element == "g"
    assert chosen.flows == (("g_b", "skor > 3", False), ("g_c", "", True))
    assert chosen.values == {"skor": 2}
    assert case.waiting == ["c"]


def test_only_what_is_read_is_carried() -> None:
    drawn = START + users("a b c") + xor("g", "g_c") + END
    drawn += flows("mulai>a a>g g>b g>c b>selesai c>selesai", {"g_b": "o.dibaca > 3"})
    case = Play(build(drawn))
    progress = case.finish("a", {"o": {"dibaca": 1, "lain": "x"}, "risiko": "tinggi", "z": [1]})
    assert progress.data == {"o": {"dibaca": 1}, "risiko": "tinggi"}


def test_due_and_assignee_are_worked_out_when_the_task_is_reached() -> None:
    drawn = START + user("a", lk3__due="P3D", lk3__assignee="pemulai") + END
    case = Play(build(drawn + flows("mulai>a a>selesai")), {"pemulai": "ani"})
    task = case.task("a")
    assert task.deadline is not None
    assert (task.deadline.due - NOON).days == 3
    assert task.assignee == "ani"


def test_a_task_is_finished_once() -> None:
    case = Play(build(START + users("a b") + END + flows("mulai>a a>b b>selesai")))
    key = case.task("a").id
    case.finish("a")
    with pytest.raises(TaskNotOpen):
        case.step(lambda running: running.finish(key, {}))


def test_what_is_not_waited_for_is_refused() -> None:
    case = Play(build(START + users("a") + END + flows("mulai>a a>selesai")))
    for deed in ("receive", "fire", "retry", "finish"):
        with pytest.raises((WrongState, TaskNotOpen)):
            case.step(
                lambda running, deed=deed: getattr(running, deed)(
                    "00" * 16, *([{}] if deed in ("receive", "finish") else [])
                )
            )


def test_branches_wait_for_one_another() -> None:
    drawn = START + both("g") + users("a b c") + both("h") + END
    case = Play(build(drawn + flows("mulai>g g>a g>b a>h b>h h>c c>selesai")))
    assert case.waiting == ["a", "b"]
    case.finish("a")
    assert case.waiting == ["b"]
    case.finish("b")
    assert case.waiting == ["c"]
    assert case.finish("c").status == "ended"
