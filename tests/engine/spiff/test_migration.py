"""A running case taken to another version: what is said of it comes true, or it stays."""

import pytest

from tests.engine.spiff.drawing import (
    END,
    START,
    catch,
    flows,
    message,
    timer,
    users,
    xor,
)
from tests.engine.spiff.migrating import Desk, finish, line


@pytest.mark.parametrize(
    ("then", "rest"),
    [("a b x c", "b x c"), ("a b", "b"), ("a b x", "b x"), ("a x b c", "b c"), ("x a b c", "b c")],
)
def test_what_is_ahead_may_change_and_is_done_as_the_new_drawing_says(then, rest):
    desk = Desk(line("a b c"))
    desk.case.finish("a")
    desk.take(line(then))
    assert desk.case.waiting == ["b"]
    finish(desk.case, *rest.split())
    assert desk.case.progress.status == "ended"


def test_a_new_step_behind_the_case_is_named():
    desk = Desk(line("a b"))
    desk.case.finish("a")
    [note] = desk.take(line("a x b")).notes
    assert "“x” sudah di belakang" in str(note)


def test_a_step_that_every_case_may_do_without_is_not_named():
    desk = Desk(line("a b"))
    desk.case.finish("a")
    drawn = START + xor("g", "g_a") + users("a x b") + xor("h") + END
    drawn += flows("mulai>g g>a g>x a>h x>h h>b b>selesai", {"g_x": "n > 1"})
    assert desk.take(drawn).notes == ()


def test_an_order_that_is_turned_round_the_case_would_lose_work():
    desk = Desk(line("a b c"))
    desk.case.finish("a")
    assert "terlewat: “c”" in desk.stays(line("a c b"))


def test_a_step_in_use_that_is_gone_wants_a_counterpart():
    desk = Desk(line("a b c"))
    desk.case.finish("a")
    assert desk.try_out(line("a c")).missing == {"b": "b"}


def test_a_renamed_step_keeps_its_task_under_the_new_name():
    desk = Desk(line("a b c"))
    desk.case.finish("a")
    task = desk.case.task("b").id
    trial = desk.take(line("a x c"), {"b": "x"})
    assert trial.nodes[task].id == "x"
    desk.case.finish("b")  # the play knows it by the name it came with; the id is the same
    assert desk.case.waiting == ["c"]


def test_a_finished_step_may_go():
    desk = Desk(line("a b c"))
    desk.case.finish("a")
    desk.take(line("b c"))
    finish(desk.case, "b", "c")
    assert desk.case.progress.status == "ended"


def test_another_kind_of_step_stays():
    desk = Desk(line("a b"))
    drawn = START + catch("a", timer("timeDuration", "P1D")) + users("b") + END
    assert "berganti jenis" in desk.stays(drawn + flows("mulai>a a>b b>selesai"))


def test_a_wait_for_another_message_stays():
    drawn = START + catch("c", message("{0}")) + users("b") + END
    drawn += flows("mulai>c c>b b>selesai")
    desk = Desk(drawn.format("m_satu"))
    assert "menunggu hal lain" in desk.stays(drawn.format("m_dua"))
    desk.take(drawn.format("m_satu").replace('name="c"', 'name="Tunggu"'))
    desk.case.receive("c")
    assert desk.case.waiting == ["b"]


def test_a_failed_step_goes_along_and_can_then_be_tried_with_the_mended_drawing():
    def drawn(condition: str) -> str:
        made = START + users("a") + xor("g") + users("b c") + END + xor("h")
        paths = "mulai>a a>g g>b g>c b>h c>h h>selesai"
        return made + flows(paths, {"g_b": "n > 3", "g_c": condition})

    desk = Desk(drawn("n < 0"))
    failure = desk.case.finish("a", {"n": 2}).failure
    desk.take(drawn("n < 3"))
    assert desk.case.progress.status == "stuck"
    assert desk.case.progress.failure is None  # it was told already
    desk.case.step(lambda one: one.retry(failure.id))
    assert desk.case.waiting == ["c"]


def test_a_variable_that_only_the_new_version_reads_is_brought_along():
    drawn = START + users("a b") + xor("g", "g_c") + users("c e") + xor("h") + END
    drawn += flows("mulai>a a>b b>g g>c g>e c>h e>h h>selesai", {"g_e": "usia < 18"})
    desk = Desk(line("a b"))
    desk.case.finish("a", {"usia": 9})
    desk.take(drawn, values={"usia": 9})
    desk.case.finish("b")
    assert desk.case.waiting == ["e"]
