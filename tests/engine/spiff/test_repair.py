"""A person mends a case: no verb leads to where the drawing itself could not have led."""

import pytest

from engine.bpmn.ground import grounds_of
from engine.errors import WrongState
from engine.spiff import repair
from engine.spiff.tokens import standing
from tests.engine.spiff.building import build
from tests.engine.spiff.drawing import (
    END,
    START,
    both,
    boundary,
    catch,
    flows,
    inner,
    timer,
    user,
    users,
    xor,
)
from tests.engine.spiff.playing import Play

#: Two branches at once, then one task.
BRANCHES = (
    START
    + both("f")
    + users("a b c e")
    + both("j")
    + END
    + flows("mulai>f f>a a>c c>j f>b b>j j>e e>selesai")
)


class Desk:
    """A case and the ground it runs on."""

    def __init__(self, content: str) -> None:
        self.case = Play(build(content))
        self.grounds = grounds_of(self.case.definition.checked)

    def move(self, source: str, target: str):
        token = self.case.task(source).id
        return self.case.step(lambda one: repair.move(one, token, target, self.grounds))

    def withdraw(self, element: str):
        token = self.case.task(element).id
        return self.case.step(lambda one: repair.withdraw(one, token, self.grounds))

    def skip(self):
        failure = self.case.progress.failure
        return self.case.step(lambda one: repair.skip(one, failure.id))


def test_a_token_goes_back_and_forth_along_its_own_path():
    desk = Desk(START + users("a b c") + END + flows("mulai>a a>b b>c c>selesai"))
    desk.case.finish("a")
    desk.move("b", "a")
    assert desk.case.waiting == ["a"]
    desk.move("a", "c")
    assert desk.case.waiting == ["c"]
    assert desk.case.finish("c").status == "ended"


def test_a_token_moves_within_its_branch_and_the_join_still_waits_for_both():
    desk = Desk(BRANCHES)
    desk.move("a", "c")
    assert desk.case.waiting == ["b", "c"]
    desk.case.finish("c")
    desk.move("b", "b")  # begins it anew
    assert desk.case.waiting == ["b"]
    desk.case.finish("b")
    assert desk.case.waiting == ["e"]
    assert desk.case.finish("e").status == "ended"


@pytest.mark.parametrize(
    ("token", "target"),
    [("a", "b"), ("a", "e"), ("b", "c"), ("b", "e")],
)
def test_a_token_does_not_leave_a_parallel_branch(token, target):
    desk = Desk(BRANCHES)
    with pytest.raises(WrongState, match="tidak dapat mencapai akhir"):
        desk.move(token, target)


def test_a_token_does_not_enter_a_parallel_block_from_outside():
    desk = Desk(BRANCHES)
    desk.case.finish("a")
    desk.case.finish("c")
    desk.case.finish("b")
    for target in "abc":
        with pytest.raises(WrongState, match="tidak dapat mencapai akhir"):
            desk.move("e", target)


def test_a_branch_that_a_join_waits_for_is_not_taken_away():
    desk = Desk(BRANCHES)
    with pytest.raises(WrongState, match="jalur lain akan menunggu"):
        desk.withdraw("b")


def test_the_last_token_is_not_taken_away():
    desk = Desk(START + users("a") + END + flows("mulai>a a>selesai"))
    with pytest.raises(WrongState, match="penanda terakhir"):
        desk.withdraw("a")


WATCHED = (
    START
    + users("a b")
    + boundary("t", "a", timer("timeDuration", "P1D"), stops=False)
    + user("ingat")
    + END
    + '<endEvent id="diingatkan"/>'
    + flows("mulai>a a>b b>selesai t>ingat ingat>diingatkan")
)


def test_a_side_path_is_taken_away_and_the_rest_ends():
    desk = Desk(WATCHED)
    desk.case.fire("t")
    progress = desk.withdraw("ingat")
    assert progress.withdrawn
    assert desk.case.waiting == ["a"]
    desk.case.finish("a")
    assert desk.case.finish("b").status == "ended"


def test_moving_off_a_watched_task_stops_its_clock_and_moving_back_starts_a_new_one():
    desk = Desk(WATCHED)
    [clock] = desk.case.clocks
    assert desk.move("a", "b").stopped_clocks == (clock,)
    started = desk.move("b", "a").started_clocks
    assert [one.element for one in started] == ["t"]
    assert desk.case.waiting == ["a"]
    desk.case.finish("a")
    assert desk.case.clocks == {}
    assert desk.case.finish("b").status == "ended"


def test_a_watch_alone_can_be_taken_away():
    desk = Desk(WATCHED)
    [clock] = desk.case.clocks
    progress = desk.case.step(lambda one: repair.withdraw(one, clock, desk.grounds))
    assert progress.stopped_clocks == (clock,)
    desk.case.finish("a")
    assert desk.case.finish("b").status == "ended"


def test_a_token_stays_in_its_sub_process():
    inside = '<startEvent id="m2"/>' + users("x y") + '<endEvent id="s2"/>'
    inside += flows("m2>x x>y y>s2")
    desk = Desk(
        START + inner("sub", inside) + users("a") + END + flows("mulai>sub sub>a a>selesai")
    )
    with pytest.raises(WrongState, match="bagian proses yang sama"):
        desk.move("x", "a")
    desk.move("x", "y")
    desk.case.finish("y")
    assert desk.case.waiting == ["a"]


def test_a_token_moves_onto_a_wait_and_its_clock_runs():
    drawn = START + users("a") + catch("c", timer("timeDuration", "P1D")) + users("b") + END
    desk = Desk(drawn + flows("mulai>a a>c c>b b>selesai"))
    assert [one.element for one in desk.move("a", "c").started_clocks] == ["c"]
    token = next(iter(desk.case.clocks))
    progress = desk.case.step(lambda one: repair.move(one, token, "b", desk.grounds))
    assert progress.stopped_clocks == (token,)
    assert desk.case.waiting == ["b"]


def test_a_move_to_the_end_ends_the_case():
    desk = Desk(START + users("a b") + END + flows("mulai>a a>b b>selesai"))
    progress = desk.move("a", "selesai")
    assert (progress.status, progress.end) == ("ended", "selesai")


def test_a_task_among_several_of_a_kind_is_not_moved_alone():
    several = (
        '<multiInstanceLoopCharacteristics isSequential="false">'
        "<loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>"
    )
    desk = Desk(START + user("a", several) + users("b") + END + flows("mulai>a a>b b>selesai"))
    with pytest.raises(WrongState, match="ditunggu langkah lain"):
        desk.move("a", "b")


def test_a_failed_step_is_passed_over_and_told_as_failed():
    drawn = START + users("a") + catch("c", timer("timeDuration", "lama")) + users("b") + END
    desk = Desk(drawn + flows("mulai>a a>c c>b b>selesai"))
    desk.case.finish("a", {"lama": "besok"})
    progress = desk.skip()
    assert progress.status == "running"
    assert desk.case.waiting == ["b"]
    assert ("c", "failed") in desk.case.passed
    assert desk.case.finish("b").status == "ended"


def test_a_choice_is_not_passed_over_but_its_token_can_be_moved_on():
    drawn = START + users("a") + xor("g") + users("b c") + xor("h") + END
    drawn += flows("mulai>a a>g g>b g>c b>h c>h h>selesai", {"g_b": "skor > 3", "g_c": "skor < 0"})
    desk = Desk(drawn)
    failure = desk.case.finish("a", {"skor": 2}).failure
    with pytest.raises(WrongState, match="memilih jalan"):
        desk.skip()
    progress = desk.case.step(lambda one: repair.move(one, failure.id, "c", desk.grounds))
    assert progress.status == "running"
    assert desk.case.waiting == ["c"]


def test_a_value_is_mended_and_the_node_runs_again():
    drawn = START + users("a") + catch("c", timer("timeDuration", "lama")) + users("b") + END
    desk = Desk(drawn + flows("mulai>a a>c c>b b>selesai"))
    failure = desk.case.finish("a", {"lama": "besok"}).failure

    def mend(one):
        repair.learn(one, failure.id, "lama", "P1D")
        one.retry(failure.id)

    progress = desk.case.step(mend)
    assert progress.status == "running"
    assert [one.element for one in progress.started_clocks] == ["c"]
    assert progress.data["lama"] == "P1D"


def test_a_bad_watch_is_passed_over_and_the_task_goes_on_without_it():
    drawn = START + users("z a b") + boundary("t", "a", timer("timeDuration", "lama")) + END
    drawn += '<endEvent id="lewat"/>' + flows("mulai>z z>a a>b b>selesai t>lewat")
    desk = Desk(drawn)
    desk.case.finish("z", {"lama": "besok"})
    assert desk.skip().status == "running"
    desk.case.finish("a")
    assert desk.case.finish("b").status == "ended"


def test_a_standing_is_read_off_the_tree_also_at_a_join():
    desk = Desk(BRANCHES)
    desk.case.finish("b")
    seen = []
    desk.case.step(lambda one: seen.append(standing(one._instance)))
    assert seen == [{"a", "b>j"}]
    assert desk.grounds["p"].allows(seen[0])
