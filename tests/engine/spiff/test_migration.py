"""A running case taken to another version: what is said of it comes true, or it stays."""

from datetime import timedelta
from itertools import pairwise

import pytest

from engine.bpmn import grounds_of
from engine.spiff import Definition
from engine.spiff.migration import Trial, Version, attempt, taken_back
from engine.spiff.running import Running
from engine.spiff.triggers import due_of
from tests.engine.spiff.building import build
from tests.engine.spiff.drawing import (
    END,
    START,
    both,
    boundary,
    call,
    catch,
    flows,
    inner,
    message,
    timer,
    user,
    users,
    xor,
)
from tests.engine.spiff.playing import Play


def line(names: str) -> str:
    """Tasks one after the other."""
    path = ["mulai", *names.split(), "selesai"]
    pairs = " ".join(f"{one}>{two}" for one, two in pairwise(path))
    return START + users(names) + END + flows(pairs)


def version(definition: Definition) -> Version:
    return Version(definition, grounds_of(definition.checked))


class Desk:
    """A case that is played, and taken to another version on the way."""

    def __init__(self, content: str, **more) -> None:
        self.case = Play(build(content, **more))

    def try_out(self, content: str, mapping=None, values=None, **more) -> Trial:
        self.new = version(build(content, **more))
        old = version(self.case.definition)
        self.before = self.case.state
        self.case.now += timedelta(hours=5)
        return attempt(self.case.state, old, self.new, mapping or {}, values or {}, self.case.now)

    def take(self, content: str, mapping=None, values=None, **more) -> Trial:
        """Try out, expect that it can go, and go."""
        trial = self.try_out(content, mapping, values, **more)
        assert (trial.blocked, trial.missing) == ((), {}), list(map(str, trial.blocked))
        self.case._running = trial.running
        self.case._advance()
        self.case.definition = self.new.definition
        return trial

    def stays(self, content: str, mapping=None, **more) -> str:
        trial = self.try_out(content, mapping, **more)
        assert trial.running is None
        return " ".join(map(str, trial.blocked))


def finish(case: Play, *names: str) -> None:
    for name in names:
        case.finish(name)


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


BRANCHES = START + both("f") + users("a b") + both("j") + users("e") + END
BRANCHED = BRANCHES + flows("mulai>f f>a f>b a>j b>j j>e e>selesai")


def test_a_third_branch_would_never_come_and_so_the_case_stays():
    desk = Desk(BRANCHED)
    drawn = BRANCHES + users("c")
    drawn += flows("mulai>f f>a f>b f>c a>j b>j c>j j>e e>selesai")
    assert "tidak dapat berada di sini saja" in desk.stays(drawn)
    desk.case.finish("a")
    assert "tidak dapat berada di sini saja" in desk.stays(drawn)


def test_a_branch_that_is_taken_away_stays_unless_it_is_done():
    desk = Desk(BRANCHED)
    without = START + users("a e") + END + flows("mulai>a a>e e>selesai")
    assert desk.try_out(without).missing == {"b": "b"}
    desk.case.finish("b")
    assert desk.try_out(without).running is None


def test_a_join_that_has_one_token_waits_for_the_other_in_the_new_version_too():
    desk = Desk(BRANCHED)
    desk.case.finish("a")
    drawn = BRANCHES + users("z")
    desk.take(drawn + flows("mulai>f f>a f>b a>j b>j j>z z>e e>selesai"))
    desk.case.finish("b")
    finish(desk.case, "z", "e")
    assert desk.case.progress.status == "ended"


def clocked(length: str, *, stops: bool = False, more: str = "") -> str:
    drawn = START + users("a b") + boundary("t", "a", timer("timeDuration", length), stops=stops)
    drawn += users("ingat") + '<endEvent id="lewat"/>' + END
    return drawn + more + flows("mulai>a a>b b>selesai t>ingat ingat>lewat")


def test_a_clock_that_runs_keeps_its_due_time():
    desk = Desk(clocked("P3D"))
    [(key, clock)] = desk.case.clocks.items()
    desk.take(clocked("P9D"))
    assert desk.case.clocks == {key: clock}
    restored = Running.restore(desk.case.definition, desk.case.state, desk.case.now)

    assert due_of(restored._before.clocks[key]) == clock.due
    desk.case.fire("t")
    assert desk.case.waiting == ["a", "ingat"]


def test_a_new_watch_begins_and_is_named():
    desk = Desk(line("a b"))
    [note] = desk.take(clocked("P3D")).notes
    assert "“t” baru" in str(note)
    [clock] = desk.case.clocks.values()
    assert (clock.element, clock.due - desk.case.now) == ("t", timedelta(days=3))
    desk.case.fire("t")
    finish(desk.case, "ingat", "a", "b")
    assert desk.case.progress.status == "ended"


def test_a_watch_that_is_gone_ends_and_is_named():
    desk = Desk(clocked("P3D"))
    [note] = desk.take(line("a b")).notes
    assert "“t” tidak ada lagi" in str(note)
    assert desk.case.clocks == {}
    finish(desk.case, "a", "b")
    assert desk.case.progress.status == "ended"


def test_a_second_watch_joins_the_first():
    desk = Desk(clocked("P3D"))
    more = boundary("u", "a", timer("timeDuration", "P1D")) + '<endEvent id="putus"/>'
    desk.take(clocked("P3D", more=more + flows("u>putus")))
    assert sorted(one.element for one in desk.case.clocks.values()) == ["t", "u"]
    assert desk.case.fire("u").status == "ended"


def test_a_watch_that_fired_may_not_go_while_its_path_is_walked():
    desk = Desk(clocked("P3D"))
    desk.case.fire("t")
    assert "sudah terjadi" in desk.stays(line("a b ingat"))


INSIDE = '<startEvent id="m2"/>{nodes}<endEvent id="s2"/>{paths}'


def nested(inside: str, after: str = "z") -> str:
    names = ["m2", *inside.split(), "s2"]
    paths = flows(" ".join(f"{one}>{two}" for one, two in pairwise(names)))
    sub = inner("sub", INSIDE.format(nodes=users(inside), paths=paths))
    outer = ["mulai", "sub", *after.split(), "selesai"]
    path = " ".join(f"{one}>{two}" for one, two in pairwise(outer))
    return START + sub + users(after) + END + flows(path)


def test_inside_a_sub_process_what_follows_it_is_not_skipped():
    desk = Desk(nested("x y"))
    desk.case.finish("x")
    desk.take(nested("x y w", "neu z"))
    finish(desk.case, "y", "w")
    assert desk.case.waiting == ["neu"]
    finish(desk.case, "neu", "z")
    assert desk.case.progress.status == "ended"


def test_a_called_process_changes_with_its_caller():
    outer = START + call("panggil", "q") + users("z") + END
    outer += flows("mulai>panggil panggil>z z>selesai")
    one = '<startEvent id="m"/>' + users("x") + '<endEvent id="s"/>' + flows("m>x x>s")
    two = '<startEvent id="m"/>' + users("x y") + '<endEvent id="s"/>' + flows("m>x x>y y>s")
    desk = Desk(outer, called={"q": one})
    desk.take(outer, called={"q": two})
    finish(desk.case, "x", "y", "z")
    assert desk.case.progress.status == "ended"


SEVERAL = (
    '<multiInstanceLoopCharacteristics isSequential="false">'
    "<loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>"
)


def test_among_several_of_a_kind_what_follows_is_not_skipped():
    desk = Desk(START + user("a", SEVERAL) + users("b") + END + flows("mulai>a a>b b>selesai"))
    desk.case.finish("a")
    drawn = START + user("a", SEVERAL) + users("x b") + END
    desk.take(drawn + flows("mulai>a a>x x>b b>selesai"))
    assert desk.case.waiting == ["a"]
    desk.case.finish("a")
    assert desk.case.waiting == ["x"]


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


def test_the_way_back_restores_clocks_that_ended_and_ends_those_that_began():
    desk = Desk(clocked("P3D"))
    old = desk.case.definition
    [(key, clock)] = desk.case.clocks.items()
    desk.take(line("a b"))
    back = taken_back(desk.before, old, (desk.case.state, desk.new.definition), desk.case.now)
    desk.case._running, desk.case.definition = back.running, old
    desk.case._advance()
    assert desk.case.clocks == {key: clock}
    desk.case.fire("t")
    finish(desk.case, "ingat", "a", "b")
    assert desk.case.progress.status == "ended"
